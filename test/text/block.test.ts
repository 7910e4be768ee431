import { expect, test } from 'vitest';
import { blockText, only } from '../../src/text/block.ts';

test('labels have a column of their own, and text wraps beside it', () => {
  const text = blockText(
    [
      ['Nodes', 'ten of them, each with a routing table of three entries'],
      ['', 'and more'],
      { drawn: ['|----|'] },
      ...only(false, ['PARTIAL', 'interrupted']),
      ...only(true, ['Digest', 'abc']),
      { label: 'Again', command: ['sinkward route', '--nodes 10', '--geometry chord', '--seed 7'] },
    ],
    40,
  );
  expect(text).toBe(
    [
      'Nodes   ten of them, each with a routing',
      '        table of three entries',
      '        and more',
      '|----|',
      'Digest  abc',
      'Again   sinkward route --nodes 10 \\',
      '        --geometry chord --seed 7',
      '',
    ].join('\n'),
  );
});

test('without room beside the labels, text goes under them', () => {
  const lines = [
    ['Path length', 'mean 1.700 hops, p50 2'],
    ['', 'max 2'],
    { label: 'Again', command: ['sinkward route', '--geometry hypercube', "--seed 'a b'"] },
  ] as const;
  expect(blockText(lines, 20)).toBe(
    [
      'Path length',
      '  mean 1.700 hops,',
      '  p50 2',
      '  max 2',
      'Again',
      '  sinkward route \\',
      '  --geometry \\',
      '  hypercube \\',
      "  --seed 'a b'",
      '',
    ].join('\n'),
  );
});

test('however narrow, no word is broken', () => {
  const word = 'Donaudampfschifffahrtsgesellschaft';
  expect(blockText([['A', `${word} ${word}`]], 5)).toBe(`A\n  ${word}\n  ${word}\n`);
});
