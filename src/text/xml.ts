// Text inside XML and HTML: the one place where it is escaped.

const NAMED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * The text as an element's content or an attribute's value. Characters that XML 1.0 cannot hold at all, such as most controls
 * and lone surrogates, are shown as `\u{1b}`; line breaks and tabs are kept.
 */
export function xmlText(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => NAMED[character]!)
    .replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the characters that XML has no way to write
      /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\p{Cs}]/gu,
      (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`,
    );
}
