// The items of a scenario file's lists: a command, or a time and what happens then.

import { COMMAND_PATTERN, parseCommand, type Sizes } from './command-text.ts';
import type { Scenario, Step } from './scenario.ts';
import { ACTION_PATTERN, AT_PATTERN, parseAction, parseAt, parseWhen, WHEN_PATTERN } from './steps.ts';
import { type Parsed, shown } from './time.ts';

/** For a JSON schema. */
export const COMMAND_SCHEMA = {
  description: 'A command of the registry, now or at a time: setup-overlay 3, or at 2s: start-rounds 500.',
  anyOf: [{ type: 'string', pattern: `^${COMMAND_PATTERN}$` }, timed(AT_PATTERN, `^${COMMAND_PATTERN}$`)],
};

/** For a JSON schema. */
export const STEP_SCHEMA = {
  description: 'at 2s: crash 3 nodes; or every 500ms from 2s to 8s: restart all.',
  ...timed(WHEN_PATTERN, ACTION_PATTERN),
};

function timed(when: string, what: string) {
  return {
    type: 'object',
    propertyNames: { pattern: when },
    additionalProperties: { type: 'string', pattern: what },
    minProperties: 1,
    maxProperties: 1,
  };
}

/** `setup-overlay 3`, or `at 2s: start-rounds 500`. */
export function parseCommandItem(value: unknown, sizes: Sizes): Parsed<Scenario['commands'][number]> {
  if (typeof value === 'string') {
    const command = parseCommand(value, sizes);
    return 'wrong' in command ? command : { value: { atMs: 0, command: command.value } };
  }
  const entry = onlyEntry(value, "a command, such as setup-overlay 3, or 'at 2s: start-rounds 500'");
  if ('wrong' in entry) return entry;
  const [when, what] = entry.value;
  const at = parseAt(when);
  if ('wrong' in at) return at;
  const command = parseCommand(what, sizes);
  return 'wrong' in command
    ? { ...command, path: [when] }
    : { value: { atMs: at.value, command: command.value } };
}

/** One step for each time. */
export function parseStepItem(value: unknown, sizes: Sizes): Parsed<readonly Step[]> {
  const entry = onlyEntry(value, "a time and what happens then, such as 'at 2s: crash 3 nodes'");
  if ('wrong' in entry) return entry;
  const [when, what] = entry.value;
  const times = parseWhen(when);
  if ('wrong' in times) return times;
  const action = parseAction(what, sizes);
  if ('wrong' in action) return { ...action, path: [when] };
  return { value: times.value.map((atMs) => ({ atMs, action: action.value })) };
}

/** The key and the text of a map with one entry. */
function onlyEntry(value: unknown, right: string): Parsed<readonly [string, string]> {
  if (typeof value === 'string' && /^(?:at|every) /.test(value)) {
    return { wrong: `${shown(value)} lacks the ':' after its time; write ${right}` };
  }
  const entries =
    typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
  const [entry] = entries;
  if (entry === undefined) return { wrong: `this must be ${right}, not ${shown(value)}` };
  if (entries.length > 1) return { wrong: `one item has ${entries.length} keys; begin each step with '- '` };
  const [key, text] = entry;
  if (typeof text === 'string') return { value: [key, text] };
  return { wrong: `'${key}:' must be followed by one sentence, not ${shown(text)}`, path: [key] };
}
