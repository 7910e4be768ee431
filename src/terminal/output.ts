// A stream as far as those who print need to know it.

export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
}
