// Small pieces of text that every report is made of.

/** `-1,234,567`: a whole number with thousands separators. */
export function count(value: number | bigint): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `1 packet`, `2 packets`. */
export function plural(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
}

/** `3 nodes are registered`. */
export function registered(nodes: number): string {
  return `${plural(nodes, 'node')} ${nodes === 1 ? 'is' : 'are'} registered`;
}

/** A full stop at the end, unless the text ends a sentence already. */
export function stop(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** What paint puts around a text: nothing of it is seen. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape that begins a style
const STYLE = /\x1b\[\d+m/g;

/** How many characters of a text are seen. */
export function seenLength(text: string): number {
  return text.replace(STYLE, '').length;
}

/** The text in lines of at most `width` characters, as far as its words allow; styles take no room. */
export function wrapped(text: string, width: number): string[] {
  return wrappedWords(text.split(' '), width);
}

/** The same of words that may have spaces in them. */
export function wrappedWords(words: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && seenLength(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

const MAX_TEXT = 500;

/** Of a text that came from a peer as much as anybody wants to see. */
export function cut(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}...` : text;
}

/** Characters that JSON lets through and that change what a terminal shows: C1 controls, directions, line separators. */
const UNSAFE_IN_JSON = /[\u0080-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** JSON.stringify, with what would change a terminal escaped; the value is the same. */
export function safeJson(value: unknown, replacer?: (key: string, value: unknown) => unknown): string {
  return JSON.stringify(value, replacer).replace(
    UNSAFE_IN_JSON,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * Text that came from a peer, fit for a terminal and for one line: control, format and private characters are
 * shown as `\u{1b}`, and at most 500 characters are kept.
 */
export function printable(text: string): string {
  return inert(cut(text));
}

/** As printable, whatever its length. */
export function inert(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, escaped);
}

/** As printable, and one column a character: what is not ASCII is escaped too, so that tables stay straight. */
export function printableAscii(text: string): string {
  return printable(text).replace(/[^\x20-\x7e]/gu, escaped);
}

function escaped(character: string): string {
  return `\\u{${character.codePointAt(0)!.toString(16)}}`;
}

/** Styles of a terminal; each gives the text back as it is where colour is off. */
export interface Paint {
  bold(text: string): string;
  good(text: string): string;
  bad(text: string): string;
}

/** ANSI codes by hand, as node:util is not for pure folders. */
export function paint(color: boolean): Paint {
  const code = (on: number, off: number) => (text: string) =>
    color && text !== '' ? `\x1b[${on}m${text}\x1b[${off}m` : text;
  return { bold: code(1, 22), good: code(32, 39), bad: code(31, 39) };
}
