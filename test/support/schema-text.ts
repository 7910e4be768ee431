// A JSON schema as a file of the repository: formatted as biome does, so that `npm run check` takes what vitest -u writes.

const SHORT_LIST = /^(.*)\[\n\s+((?:"[^"\n]*"|\d+)(?:,\n\s+(?:"[^"\n]*"|\d+))*)\n\s+\](,?)$/gm;
const LINE_WIDTH = 110;

/** Lists of texts or numbers stand on one line where there is room. */
export function schemaText(schema: object): string {
  const text = JSON.stringify(schema, null, 2).replace(SHORT_LIST, (found, before, items, after) => {
    const line = `${before}[${items.replace(/\n\s+/g, ' ')}]${after}`;
    return line.length <= LINE_WIDTH ? line : found;
  });
  return `${text}\n`;
}
