// A stream as far as those who print need to know it.

export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
}

/** Whether what was printed can be drawn over: on a terminal that moves its cursor, which TERM=dumb does not. */
export function canRedraw({ isTTY }: Pick<Output, 'isTTY'>): boolean {
  return isTTY === true && process.env['TERM'] !== 'dumb';
}
