// The table of published figures: every number has its source, and they agree where they say the same.

import { describe, expect, it, test } from 'vitest';
import { experiments } from '../../src/literature/experiments.ts';
import type { Figure, Paper } from '../../src/literature/figures.ts';
import * as published from '../../src/literature/figures.ts';

function isFigure(value: object): value is Figure {
  return 'points' in value;
}

function isPaper(value: object): value is Paper {
  return 'authors' in value;
}

const values = Object.entries(published).flatMap(([name, value]) =>
  isFigure(value) || isPaper(value)
    ? [[name, value] as const]
    : Object.entries(value).map(([key, inner]) => [`${name}.${key}`, inner as Figure] as const),
);
const figures = values.filter((entry): entry is readonly [string, Figure] => isFigure(entry[1]));
const papers = values.filter((entry): entry is readonly [string, Paper] => isPaper(entry[1]));

test('there are figures, and papers', () => {
  expect(figures.length).toBeGreaterThanOrEqual(15);
  expect(papers.length).toBeGreaterThanOrEqual(7);
});

describe.each(figures)('%s', (_, { paper, place, obtained, points }) => {
  it('says which paper it is of, where it stands there, and how it was obtained', () => {
    expect(papers.map(([, known]) => known)).toContain(paper);
    expect(place).toMatch(/^(?:Figure \d+[a-z]?|Table (?:[IVX]+|\d+)|Section \d+(?:\.\d+)?)$/);
    expect(obtained.length).toBeGreaterThan(30);
  });

  it('has numbers of 0 or more, in order', () => {
    const xs = [...points.keys()];
    expect(xs.length).toBeGreaterThan(0);
    expect(xs).toEqual(xs.toSorted((a, b) => a - b));
    for (const { value } of points.values()) expect(value).toBeGreaterThanOrEqual(0);
  });
});

test.each(papers)('%s has authors, a title, a venue and a year', (_, { authors, title, venue, year }) => {
  for (const text of [authors, title, venue]) expect(text).toMatch(/\S.*\S/);
  expect(year).toBeGreaterThan(1990);
  expect(year).toBeLessThan(2027);
});

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

describe('figures that say the same agree', () => {
  const shares = [...published.chordPathFractions.points];

  test.each([
    ['chordPathFractions', published.chordPathFractions],
    ['pastryHopFractions', published.pastryHopFractions],
  ])('the shares of %s add up to 1', (_, { points }) => {
    expect(Math.abs(sum([...points.values()].map(({ value }) => value)) - 1)).toBeLessThan(0.0006);
  });

  test("the mean of Chord's figure 10b is the point of 10a for as many nodes", () => {
    const mean = sum(shares.map(([hops, { value }]) => hops * value));
    expect(mean).toBeCloseTo(published.chordPathLength.points.get(4096)!.value, 2);
  });

  test('the figures of one table have the same axis', () => {
    const axis = [...published.chordFailurePaths.points.keys()];
    expect([...published.chordFailureTimeouts.points.keys()]).toEqual(axis);
    expect([...published.chordFailedLookups.points.keys()]).toEqual(axis);
  });
});

describe('every experiment', () => {
  test('has a name of its own, for a command line', () => {
    const names = experiments.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    expect(names).not.toContain('all');
  });

  test.each(experiments.map((experiment) => [experiment.name, experiment] as const))(
    '%s says what it is of, what is run, and where it differs',
    (_, { measures, paper, place, parameters, differs, sample }) => {
      expect(papers.map(([, known]) => known)).toContain(paper);
      for (const text of [measures, place, parameters]) expect(text).toMatch(/\S.*\S/);
      expect(differs.length).toBeGreaterThan(0);
      for (const sentence of differs) expect(sentence).toMatch(/[.)]$/);
      expect(sample.networks).toBeGreaterThan(0);
      expect(sample.lookups).toBeGreaterThan(0);
    },
  );
});
