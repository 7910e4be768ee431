// What may be a node's name, and which names people would take for the same (UTS 39).

import { CONFUSABLES } from './confusables.ts';

export const MAX_NAME_CHARACTERS = 32;

/** Those recommended for identifiers (UAX 31, table 5). */
const SCRIPTS = [
  ...['Arabic', 'Armenian', 'Bengali', 'Bopomofo', 'Cyrillic', 'Devanagari', 'Ethiopic', 'Georgian', 'Greek'],
  ...['Gujarati', 'Gurmukhi', 'Han', 'Hangul', 'Hebrew', 'Hiragana', 'Kannada', 'Katakana', 'Khmer', 'Lao'],
  ...['Latin', 'Malayalam', 'Myanmar', 'Oriya', 'Sinhala', 'Tamil', 'Telugu', 'Thaana', 'Thai', 'Tibetan'],
].map((script) => new RegExp(`^\\p{Script_Extensions=${script}}$`, 'u'));

/** Written together, these count as one script (UTS 39, section 5.1). */
const TOGETHER = [
  /^[\p{Script_Extensions=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}]$/u,
  /^[\p{Script_Extensions=Han}\p{Script_Extensions=Bopomofo}]$/u,
  /^[\p{Script_Extensions=Han}\p{Script_Extensions=Hangul}]$/u,
];

const OF_ANY_SCRIPT = /^[\p{Script_Extensions=Common}\p{Script_Extensions=Inherited}]$/u;

/** The one way in which a name is written: NFC. */
export function normalName(text: string): string {
  return text.normalize('NFC');
}

/**
 * Why the text cannot be a name, as the end of a sentence that begins with it; undefined: it can. Names are NFC already, have
 * no forms that NFKC would replace (ligatures, full width), and a letter at least, as digits alone are an ID.
 */
export function whyNotName(name: string): string | undefined {
  const characters = [...name];
  const { length } = characters;
  if (length === 0 || length > MAX_NAME_CHARACTERS)
    return `has ${length} characters, not 1 to ${MAX_NAME_CHARACTERS}`;
  if (!/^[\p{L}\p{M}\p{Nd}._-]+$/u.test(name) || /\p{Default_Ignorable_Code_Point}/u.test(name)) {
    return 'has other characters than letters, marks, digits, - _ and .';
  }
  if (!/\p{L}/u.test(name)) return 'has no letter';
  if (/^\p{M}/u.test(name)) return 'begins with a mark that belongs to no letter';
  if (name !== normalName(name)) return 'is not in the normal form NFC';
  if (name !== name.normalize('NFKC')) return 'has ligatures or other forms of plain letters';
  const fixed = characters.filter((character) => !OF_ANY_SCRIPT.test(character));
  const isOneScript = [...SCRIPTS, ...TOGETHER].some((script) => fixed.every((one) => script.test(one)));
  return isOneScript ? undefined : 'has letters of several scripts, or of one that is not in common use';
}

/** What a name looks like: two names with the same skeleton are confusable (UTS 39, section 4). */
export function skeleton(name: string): string {
  const looks = [...name.normalize('NFD')].map((character) => CONFUSABLES.get(character) ?? character);
  return looks.join('').normalize('NFD');
}

/** What a name is known by: another that shares any of these is taken for it. Case makes no difference. */
export function looksOf(name: string): readonly string[] {
  return [...new Set([name, name.toLowerCase()].map((one) => skeleton(one).toLowerCase()))];
}
