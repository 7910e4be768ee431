// Parses YAML 1.2, which includes JSON, into plain values with their positions in the text.

import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';

export interface Problem {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  /** What is wrong; what is right. */
  readonly text: string;
}

export type Path = readonly PropertyKey[];

export interface Source {
  /** undefined when there are problems. */
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** A problem with the value at a path, or, if it is missing, with its container. */
  problem(path: Path, text: string): Problem;
  /** A problem with a key of the map at a path. */
  keyProblem(path: Path, key: string, text: string): Problem;
}

/** Maximum length of the text, in UTF-16 units: parsing that takes seconds and a few hundred megabytes. */
const MAX_LENGTH = 2 ** 18;
/** Far more than any scenario has. */
const MAX_DEPTH = 20;

/** isText: numbers kept as written: `007` is not 7. */
export function readYaml(text: string, isText: (path: Path) => boolean): Source {
  const lines = new LineCounter();
  const places = new Map<string, number>();
  const at = (offset: number, problem: string): Problem => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col), text: problem };
  };
  const source = (value: unknown, problems: readonly Problem[]): Source => ({
    value,
    problems,
    problem: (path, wrong) => at(placeOf(places, path), wrong),
    keyProblem: (path, key, wrong) => at(places.get(keyOf(path, key)) ?? placeOf(places, path), wrong),
  });
  if (text.length > MAX_LENGTH) {
    return source(undefined, [at(0, `the file has ${text.length} characters; the maximum is ${MAX_LENGTH}`)]);
  }
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'error',
    uniqueKeys: false,
  });
  const [wrong] = [...document.errors, ...document.warnings].sort((a, b) => a.pos[0] - b.pos[0]);
  if (wrong !== undefined) {
    // Later problems are mostly consequences of the first.
    const { code, message, pos } = wrong;
    return source(undefined, [at(pos[0], SYNTAX[code] ?? `this is not YAML: ${message}`)]);
  }
  const problems: Problem[] = [];
  const reject = (offset: number, problem: string) => void problems.push(at(offset, problem));
  const value = convert(document.contents, [], { places, isText, reject });
  return source(problems.length > 0 ? undefined : value, problems);
}

/** The parser's error codes, in words for authors of scenarios. */
const SYNTAX: Readonly<Record<string, string>> = {
  BAD_INDENT: 'the indentation is wrong here, or a bracket is not closed',
  BLOCK_AS_IMPLICIT_KEY:
    "the indentation is wrong near here: keys of one map begin in one column; or a text holds ': ' and needs quotes",
  MISSING_CHAR: "something is missing here: a closing quote or bracket, or the ':' after a key",
  MULTILINE_IMPLICIT_KEY: "a key, ':', a space and the value belong on one line, such as nodes: 40",
  MULTIPLE_DOCS: 'a second document begins here; a file holds one scenario',
  RESOURCE_EXHAUSTION: 'this is nested too deeply',
  TAB_AS_INDENT: 'this line is indented with a tab; use spaces',
  TAG_RESOLVE_FAILED: 'tags are not supported; write the plain value',
  UNEXPECTED_TOKEN: 'this does not belong here; is the indentation right, and is each line a key or an item?',
};

interface Conversion {
  readonly places: Map<string, number>;
  isText(path: Path): boolean;
  reject(offset: number, problem: string): void;
}

function convert(node: Node | null, path: Path, conversion: Conversion): unknown {
  const { places, isText, reject } = conversion;
  const offset = node?.range?.[0] ?? placeOf(places, path);
  places.set(JSON.stringify(path), offset);
  if (node === null) return null;
  if (path.length > MAX_DEPTH) return reject(offset, 'this is nested too deeply');
  if ('anchor' in node && node.anchor) return reject(offset, 'anchors (&) are not supported');
  if (isSeq(node)) {
    return node.items.map((item, index) => convert(item as Node | null, [...path, index], conversion));
  }
  if (isMap(node)) return convertMap(node, path, conversion);
  if (!isScalar(node)) return reject(offset, 'aliases (*) are not supported; write the value again');
  const { value } = node;
  if (typeof value === 'number' && isText(path)) return node.source ?? String(value);
  return typeof value === 'object' && value !== null ? node.source : value;
}

function convertMap({ items }: YAMLMap, path: Path, conversion: Conversion): Record<string, unknown> {
  const { places, reject } = conversion;
  const entries: [string, unknown][] = [];
  for (const { key, value } of items) {
    const offset = (key as Node | null)?.range?.[0] ?? placeOf(places, path);
    const name = isScalar(key) ? (key.source ?? String(key.value)) : undefined;
    if (name === undefined) reject(offset, 'a key must be a word, not a list or a map');
    else if (name === '__proto__') reject(offset, `unknown key '${name}'`);
    else if (places.has(keyOf(path, name))) {
      reject(offset, 'this key is a duplicate; each may be given once');
    } else {
      places.set(keyOf(path, name), offset);
      places.set(JSON.stringify([...path, name]), offset);
      entries.push([name, convert(value as Node | null, [...path, name], conversion)]);
    }
  }
  return Object.fromEntries(entries);
}

function keyOf(path: Path, key: string): string {
  return `key ${JSON.stringify([...path, key])}`;
}

function placeOf(places: ReadonlyMap<string, number>, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const place = places.get(JSON.stringify(path.slice(0, length)));
    if (place !== undefined) return place;
  }
  return places.get('[]') ?? 0;
}
