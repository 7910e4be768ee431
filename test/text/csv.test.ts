import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLine, csvTable } from '../../src/text/csv.ts';

/** A reader written from RFC 4180 alone. */
function readLine(line: string): string[] {
  const cells: string[] = [];
  for (let at = 0; at <= line.length - 1; ) {
    if (line[at] === '"') {
      let cell = '';
      for (at++; line[at] !== '"' || line[at + 1] === '"'; at++) {
        if (line[at] === '"') at++;
        cell += line[at];
      }
      cells.push(cell);
      at += 2;
    } else {
      const end = /[,\n]/.exec(line.slice(at))!.index + at;
      cells.push(line.slice(at, end));
      at = end + 1;
    }
  }
  return cells;
}

test('any cells are read back by another reader', () => {
  const text = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', 'ü') });
  fc.assert(
    fc.property(fc.array(text, { minLength: 1 }), (cells) => {
      expect(readLine(csvLine(cells))).toEqual(cells);
    }),
  );
});

test('a header and a line a row', () => {
  expect(
    csvTable([
      { seed: 'a,b', nodes: 10 },
      { seed: '', nodes: 2n },
    ]),
  ).toBe('seed,nodes\n"a,b",10\n,2\n');
  expect(csvTable([])).toBe('');
});
