// A check: one thing that a program must do, with its source and the usual cause of getting it wrong; and what became of it.

export interface Check<S> {
  /** Group and name: `routing.closest`. */
  readonly name: string;
  /** What a program that passes does: `forwards to the closest peer that is not past the sink`. */
  readonly title: string;
  /** Where it is written: a paragraph of docs/protocol.md. */
  readonly source: string;
  /** The usual cause when it fails. */
  readonly hint: string;
  /** Points, where a rubric does not say otherwise. */
  readonly weight: number;
  /** Checks that must have passed, or nothing can be said about this one. */
  readonly needs?: readonly string[];
  /** It judges what was seen before: the program may have ended. */
  readonly looksBack?: true;
  /** Settles when it passes, with what is worth saying about it. Throws a Mismatch when it fails, Untried when it cannot be tried. */
  run(stage: S): Promise<Remark | undefined>;
}

/** What published programs do differently from each other, and is no mistake. */
export interface Remark {
  /** `takes orders on its listener (dialects B, C and D)`. */
  readonly dialect: string;
}

/** What was seen is not what was expected. */
export class Mismatch extends Error {
  readonly expected: string;
  readonly seen: string;

  constructor(expected: string, seen: string) {
    super(`expected ${expected}; seen: ${seen}`);
    this.expected = expected;
    this.seen = seen;
  }
}

/** A check that cannot be tried with this program, through no fault of it. */
export class Untried extends Error {}

export type Grade = 'pass' | 'fail' | 'not tried';

export interface Result {
  readonly name: string;
  readonly group: string;
  readonly title: string;
  readonly source: string;
  readonly weight: number;
  readonly grade: Grade;
  /** Of a failed check. */
  readonly expected?: string;
  readonly seen?: string;
  readonly hint?: string;
  /** Why it was not tried. */
  readonly because?: string;
  /** Not tried, and no fault of the program: it is not counted. */
  readonly excused?: boolean;
  /** A difference between published programs. */
  readonly dialect?: string;
}

export function groupOf(name: string): string {
  return name.slice(0, name.indexOf('.'));
}

/** What a check and its outcome come to. */
export function resultOf(
  check: Check<never>,
  outcome: Pick<Result, 'grade' | 'expected' | 'seen' | 'because' | 'excused' | 'dialect'>,
): Result {
  const { name, title, source, weight, hint } = check;
  const fail = outcome.grade === 'fail' ? { hint } : {};
  return { name, group: groupOf(name), title, source, weight, ...outcome, ...fail };
}
