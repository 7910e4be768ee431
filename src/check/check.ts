// A check: one requirement, with its source and the usual cause of failing it; and its result.

export interface Check<S> {
  /** Group and name: `routing.closest`. */
  readonly name: string;
  /** What a passing program does: `forwards to the closest peer that is not past the sink`. */
  readonly title: string;
  /** The paragraph of docs/protocol.md that requires it. */
  readonly source: string;
  /** The usual cause when it fails. */
  readonly hint: string;
  /** Points, unless a rubric overrides them. */
  readonly weight: number;
  /** Checks that must have passed before this one can be tried. */
  readonly needs?: readonly string[];
  /** It judges earlier observations, so the program may have ended. */
  readonly looksBack?: true;
  /** Resolves if it passes, perhaps with a remark. Throws a Mismatch if it fails, Untried if it cannot be tried. */
  run(stage: S): Promise<Remark | undefined>;
}

/** A difference between published programs, which is not a mistake. */
export interface Remark {
  /** `takes orders on its listener (dialects B, C and D)`. */
  readonly dialect: string;
}

/** The observed behaviour is not the expected one. */
export class Mismatch extends Error {
  readonly expected: string;
  readonly seen: string;

  constructor(expected: string, seen: string) {
    super(`expected ${expected}; seen: ${seen}`);
    this.expected = expected;
    this.seen = seen;
  }
}

/** The check cannot be tried with this program, which is not the program's fault. */
export class Untried extends Error {}

export type Grade = 'pass' | 'fail' | 'not tried';

export interface Result {
  readonly name: string;
  readonly group: string;
  readonly title: string;
  readonly source: string;
  readonly weight: number;
  readonly grade: Grade;
  /** These three only if it failed. */
  readonly expected?: string;
  readonly seen?: string;
  readonly hint?: string;
  /** Why it was not tried. */
  readonly because?: string;
  /** Not tried, through no fault of the program: it is not counted. */
  readonly excused?: boolean;
  /** A difference between published programs. */
  readonly dialect?: string;
}

export function groupOf(name: string): string {
  return name.slice(0, name.indexOf('.'));
}

export function resultOf(
  check: Check<never>,
  outcome: Pick<Result, 'grade' | 'expected' | 'seen' | 'because' | 'excused' | 'dialect'>,
): Result {
  const { name, title, source, weight, hint } = check;
  const fail = outcome.grade === 'fail' ? { hint } : {};
  return { name, group: groupOf(name), title, source, weight, ...outcome, ...fail };
}
