// What the documentation says of geometries, against their definitions.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { GEOMETRY_NAMES, geometries, messengerGeometries } from '../../src/geometries/index.ts';
import { defaultEntries } from '../../src/routing/geometry.ts';

const page = (name: string) => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');

test('the table has a row for each, those that messengers can do first, and how each is routed', () => {
  const [, section] = /\n## Geometries\n([\s\S]*?)\n## /.exec(page('studies.md'))!;
  const rows = [...section!.matchAll(/^\| `(\w+)` *\|.*?\|.*?\| (.*?) *\|/gm)];
  const others = GEOMETRY_NAMES.filter((name) => !messengerGeometries.includes(name));
  expect(rows.map(([, name]) => name)).toEqual([...messengerGeometries, ...others]);
  for (const [, name, routed] of rows) {
    const { routing } = geometries[name as (typeof GEOMETRY_NAMES)[number]];
    const shown = { clockwise: 'clockwise', xor: 'XOR' };
    if ('metric' in routing) expect(routed).toBe(shown[routing.metric]);
    else expect(Object.values(shown)).not.toContain(routed);
  }
});

test('how many entries an overlay has when nobody says a number', () => {
  const [sentence] = /The default is [^.]*?, or as many as/.exec(page('studies.md'))!;
  const told = [...sentence.replace('log2 N', '5').matchAll(/(\d+) for ([^\d]*)/g)].flatMap(
    ([, entries, some]) => [...some!.matchAll(/`(\w+)`/g)].map(([, name]) => [name, Number(entries)]),
  );
  const wanted = GEOMETRY_NAMES.map((name) => [name, defaultEntries(geometries[name], 32)]);
  expect(Object.fromEntries(told)).toEqual(Object.fromEntries(wanted));
});
