// Command lines that can be pasted into a POSIX shell.

/** The word as a shell reads it back: quoted where it must be. */
export function shellWord(text: string): string {
  return /^[\w.,:@%+/=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
