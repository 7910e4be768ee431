// How ours is printed beside theirs.

import { describe, expect, test } from 'vitest';
import {
  CSV_HEADER,
  cite,
  endEvent,
  experimentEvent,
  experimentsText,
  reproductionText,
  rowCsv,
  rowEvent,
} from '../../src/commands/reproduce/report.ts';
import type { Row } from '../../src/literature/experiment.ts';
import { experiments } from '../../src/literature/experiments.ts';
import { CHORD_2003, KOORDE_2003 } from '../../src/literature/figures.ts';
import { tooLong } from '../support/width.ts';

const experiment = experiments.find(({ name }) => name === 'chord-path-length');
const exact: Row = {
  point: '1,024 nodes',
  measure: 'hops',
  decimals: 2,
  ours: 4.9,
  spread: 0.125,
  theirs: { value: 5 },
  theory: undefined,
};
const rows: readonly Row[] = [
  exact,
  { ...exact, point: 'small', ours: 0.0126, spread: undefined, theirs: { value: 0.01 } },
  { ...exact, point: 'about', ours: 0.8, theirs: { value: 0.9, precision: 'about' } },
  { ...exact, point: 'below', ours: 0.06, theirs: { value: 0.07, precision: 'below' } },
  { ...exact, point: 'above', ours: 0.08, theirs: { value: 0.07, precision: 'below' } },
  { ...exact, point: 'alone', theirs: undefined, theory: 5 },
];
const wide: Row = { ...exact, point: 'ring + 16 successors, q = 0.3', measure: 'failed paths', theory: 5 };
const run = { seed: '7', sample: { networks: 2, lookups: 1000 } };

describe('a table', () => {
  const text = (partial: boolean, width = 100) =>
    reproductionText({ experiment: experiment!, ...run, rows, partial }, { width, color: false });

  test('has ours, theirs and the difference, as exactly as they are said', () => {
    const lines = text(false)
      .split('\n')
      .filter((line) => line.startsWith('│'))
      .map((line) =>
        line
          .split('│')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      );
    expect(lines).toEqual([
      ['Point', 'Measure', 'Ours', '±', 'Theirs', 'Ours -', 'in ±', 'Theory'],
      ['', '', '', '', '', 'theirs', '', ''],
      ['1,024 nodes', 'hops', '4.90', '0.13', '5.00', '-0.10', '-0.8', ''],
      ['small', 'hops', '0.01', '', '0.01', '0.00', '', ''],
      ['about', 'hops', '0.80', '0.13', '~0.9', '-0.10', '', ''],
      ['below', 'hops', '0.06', '0.13', '<0.07', 'below', '0.0', ''],
      ['above', 'hops', '0.08', '0.13', '<0.07', '+0.01', '+0.1', ''],
      ['alone', 'hops', '4.90', '0.13', '', '', '', '5.00'],
    ]);
  });

  test('leaves out columns that have nothing', () => {
    const alone = [rows.at(-1)!];
    const shown = reproductionText(
      { experiment: experiment!, ...run, rows: alone, partial: false },
      { width: 100, color: false },
    );
    expect(shown).toMatch(/│ Point │ Measure │ Ours │ +± │ Theory │/);
  });

  test('says the source, the run, and where ours differs, within the width', () => {
    const shown = text(false, 70);
    for (const line of shown.split('\n')) expect(line.length).toBeLessThanOrEqual(70);
    const flowing = shown.replace(/\s+/g, ' ');
    expect(flowing).toContain('Applications. SIGCOMM 2001, Figure 10a');
    expect(flowing).toContain('; 2 networks, 1,000 lookups in each; seed 7');
    expect(flowing).toContain(
      'Again sinkward reproduce chord-path-length --networks 2 \\ --lookups 1000 --seed 7 ',
    );
    for (const sentence of experiment!.differs) expect(flowing).toContain(`Differs ${sentence}`);
    expect(shown).not.toContain('interrupted');
    expect(flowing).toContain('Agrees within 2 ± of theirs: 3 of 3 rows ');
  });

  test('leaves out what a narrow terminal has no room for, and says so', () => {
    const lines = (width: number) =>
      reproductionText(
        { experiment: experiment!, ...run, rows: [wide], partial: false },
        { width, color: false },
      );
    expect(lines(80)).toMatch(/^Point +Measure +Ours +± +Theirs +Ours - +in ± +Theory/m);
    expect(lines(60)).toMatch(/^Point +Ours +± +Theirs +Ours - +Theory *$/m);
    expect(lines(60)).toContain('\n(too narrow for: in ±)\n');
    expect(lines(45)).toMatch(/^Point +Ours +± *$/m);
  });

  test('that was interrupted says so, even without a row', () => {
    expect(text(true)).toContain('\nPARTIAL  interrupted: rows are missing\n');
    const empty = reproductionText(
      { experiment: experiment!, ...run, rows: [], partial: true },
      { width: 80, color: false },
    );
    expect(empty).toContain('\nPARTIAL  interrupted: rows are missing\n');
  });
});

test.each([20, 40, 60, 80])('every experiment and their list fit %i columns', (width) => {
  const text = experimentsText(experiments, { width, color: false });
  const each = experiments.map((one) =>
    reproductionText(
      { experiment: one, ...run, rows: [exact, wide], partial: false },
      { width, color: false },
    ),
  );
  expect(tooLong([text, ...each].join(''), width)).toEqual([]);
  for (const { name } of experiments)
    expect(text).toMatch(new RegExp(`^(?:│ |Experiment )?${name}(?: |$)`, 'm'));
});

test('a citation', () => {
  expect([CHORD_2003, KOORDE_2003].map(cite)).toEqual([
    'Stoica et al., ToN 2003',
    'Kaashoek, Karger, IPTPS 2003',
  ]);
});

test('CSV: a row, empty where there is no number, quoted where there is a comma, then the options', () => {
  expect([CSV_HEADER, ...rows.map((row) => rowCsv({ experiment: experiment!, ...run }, row))]).toEqual([
    'experiment,source,place,point,measure,ours,spread,theirs,precision,difference,deviations,theory,networks,lookups,seed\n',
    'chord-path-length,"Stoica et al., SIGCOMM 2001",Figure 10a,"1,024 nodes",hops,4.9,0.125,5,exact,-0.1,-0.8,,2,1000,7\n',
    'chord-path-length,"Stoica et al., SIGCOMM 2001",Figure 10a,small,hops,0.0126,,0.01,exact,0.0026,,,2,1000,7\n',
    'chord-path-length,"Stoica et al., SIGCOMM 2001",Figure 10a,about,hops,0.8,0.125,0.9,about,-0.1,,,2,1000,7\n',
    'chord-path-length,"Stoica et al., SIGCOMM 2001",Figure 10a,below,hops,0.06,0.125,0.07,below,0,0,,2,1000,7\n',
    'chord-path-length,"Stoica et al., SIGCOMM 2001",Figure 10a,above,hops,0.08,0.125,0.07,below,0.01,0.08,,2,1000,7\n',
    'chord-path-length,"Stoica et al., SIGCOMM 2001",Figure 10a,alone,hops,4.9,0.125,,,,,5,2,1000,7\n',
  ]);
});

test('JSON: what is run, the rows, and whether all are there', () => {
  expect(experimentEvent(experiment!, run)).toMatchObject({
    event: 'experiment',
    name: 'chord-path-length',
    paper: { venue: 'SIGCOMM', year: 2001 },
    place: 'Figure 10a',
    ...run,
  });
  expect(rowEvent(experiment!, rows[5]!)).toEqual({
    event: 'row',
    experiment: 'chord-path-length',
    point: 'alone',
    measure: 'hops',
    ours: 4.9,
    spread: 0.125,
    theirs: null,
    precision: null,
    difference: null,
    deviations: null,
    theory: 5,
  });
  expect(endEvent(experiment!, true)).toEqual({
    event: 'end',
    experiment: 'chord-path-length',
    partial: true,
  });
});
