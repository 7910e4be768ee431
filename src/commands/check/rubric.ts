// Reads rubrics: points for checks and groups, as YAML; errors name the line.

import { z } from 'zod';
import { groupOf } from '../../check/check.ts';
import type { Weights } from '../../check/score.ts';
import { type Problem, readYaml, type Source } from '../../scenario/yaml.ts';
import { InputError } from '../../terminal/process.ts';
import { suggestion } from '../../text/suggestion.ts';
import { printable } from '../../text/text.ts';
import { readText } from '../trace-file.ts';
import type { Kit } from './kit.ts';
import { DEFAULT_PATIENCE_MS } from './options.ts';

const MAX_BYTES = 2 ** 18;
const MAX_POINTS = 1e6;

const points = z.record(
  z.string(),
  z
    .number({ error: 'points are a number, such as 10 or 2.5' })
    .min(0, { error: 'points are 0 or more' })
    .max(MAX_POINTS, { error: `points are at most ${MAX_POINTS}` }),
  { error: "these are 'name: points' lines, such as 'routing: 20'" },
);

const KEYS = ['title', 'messenger', 'registry'] as const;

const schema = z
  .strictObject(
    {
      title: z.string({ error: 'title is text' }),
      messenger: points,
      registry: points,
    } satisfies Record<(typeof KEYS)[number], z.ZodType>,
    {
      error: ({ code }) =>
        code === 'invalid_type' ? "a rubric has the keys 'messenger' and 'registry'" : undefined,
    },
  )
  .partial();

export type Rubric = Partial<Record<Kit['kind'], Weights>>;

/** Throws InputError, which names the file and the line. A kind that the rubric omits keeps the checks' own weights. */
export function readRubricFile(path: string, kits: readonly Kit[]): Rubric {
  return parseRubric(readText(path, MAX_BYTES), path, Object.fromEntries(kits.map(namesOf)));
}

/** Known names of checks and groups, by kind. */
export type KnownNames = Partial<Record<Kit['kind'], readonly string[]>>;

/** `routing`, `routing.closest` and so on. */
export function namesOf({ kind, sessions }: Kit): [Kit['kind'], readonly string[]] {
  const flags = { patience: DEFAULT_PATIENCE_MS, timeLimit: 0, format: 'table' } as const;
  const names = sessions(['any'], flags).flatMap(({ checks }) => checks.map(({ name }) => name));
  return [kind, [...new Set(names.map(groupOf)), ...names]];
}

export function parseRubric(text: string, path: string, known: KnownNames): Rubric {
  const source = readYaml(text, () => false);
  const problems = source.problems.length > 0 ? source.problems : problemsOf(source, known);
  const [first] = [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
  if (first !== undefined) {
    throw new InputError(`${path}:${first.line}:${first.column}: ${printable(first.text)}`);
  }
  const { title: _, ...weights } = schema.parse(source.value);
  return weights as Rubric;
}

function problemsOf(source: Source, known: KnownNames): Problem[] {
  const parsed = schema.safeParse(source.value);
  if (!parsed.success) {
    return parsed.error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => source.keyProblem([], key, `unknown key '${key}'${suggestion(key, KEYS)}`))
        : [source.problem(issue.path, issue.message)],
    );
  }
  return (['messenger', 'registry'] as const).flatMap((kind) => {
    const names = known[kind];
    const given = Object.keys(parsed.data[kind] ?? {});
    return names === undefined ? [] : given.flatMap((name) => unknown(source, kind, name, names));
  });
}

function unknown(source: Source, kind: Kit['kind'], name: string, names: readonly string[]): Problem[] {
  if (names.includes(name)) return [];
  // Without a close match, suggest the groups: there are too many checks for a line.
  const meant = suggestion(name, names);
  const hint = meant.includes('did you mean')
    ? meant
    : suggestion(
        name,
        names.filter((one) => !one.includes('.')),
      );
  return [source.keyProblem([kind], name, `the ${kind} has no check or group '${name}'${hint}`)];
}
