// Whether XML and HTML are well formed, by what is left when all that is right is taken away.

/** Elements of HTML that have no end. */
const VOID = new Set(['meta']);
const NAME = '[a-z][\\w:-]*';
const ATTRIBUTES = `(?:\\s+${NAME}="[^"<&]*(?:&(?:\\w+|#\\d+);[^"<&]*)*")*`;
const TAG = new RegExp(`<(/?)(${NAME})(${ATTRIBUTES})\\s*(/?)>`, 'gi');

/** What is wrong, a line each. A document in which every tag is closed in turn and all text is escaped has nothing. */
export function markupMistakes(document: string): string[] {
  const body = document
    .replace(/^<(?:\?xml [^>]*\?|!doctype html)>\n/, '')
    .replace(/<style>[^<]*<\/style>/, '');
  const mistakes: string[] = [];
  const open: string[] = [];
  for (const [, end, name, , selfClosed] of body.matchAll(TAG)) {
    if (end === '/') {
      const last = open.pop();
      if (last !== name) mistakes.push(`</${name}> closes <${last}>`);
    } else if (selfClosed !== '/' && !VOID.has(name!)) open.push(name!);
  }
  if (open.length > 0) mistakes.push(`not closed: ${open.join(' ')}`);
  const text = body.replace(TAG, '').replace(/&(?:amp|lt|gt|quot|#\d+);/g, '');
  const raw = /[<>&]/.exec(text);
  if (raw !== null) mistakes.push(`not escaped: ${text.slice(raw.index, raw.index + 40)}`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML cannot hold
  if (/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/u.test(document))
    mistakes.push('a character that XML cannot hold');
  return mistakes;
}
