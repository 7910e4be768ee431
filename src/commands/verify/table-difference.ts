// Two traffic tables held against each other, line by line.

import type { EventOf } from '../../results/events.ts';
import { csvTable } from '../../text/csv.ts';
import { count, plural } from '../../text/text.ts';

interface Difference {
  /** `node 23`, `Sum`, or `header`. */
  readonly what: string;
  /** undefined: that table has no such line. */
  readonly simulated: string | undefined;
  readonly live: string | undefined;
}

export interface Comparison {
  /** Without the header. */
  readonly lines: number;
  readonly nodes: number;
  readonly differences: readonly Difference[];
}

/** Tables as CSV. Lines are found by node, so that one that only one table has does not make all others differ. */
export function compareTables(simulated: string, live: string): Comparison {
  const ours = rowsOf(simulated);
  const theirs = rowsOf(live);
  const names = [...new Set([...ours.keys(), ...theirs.keys()])];
  const differences = names
    .map((what) => ({ what, simulated: ours.get(what), live: theirs.get(what) }))
    .filter((row) => row.simulated !== row.live);
  const lines = names.filter((name) => name !== HEADER);
  return { lines: lines.length, nodes: lines.filter((name) => name !== SUM).length, differences };
}

const HEADER = 'header';
const SUM = 'Sum';

function rowsOf(csv: string): Map<string, string> {
  const rows = new Map<string, string>();
  csv
    .split('\n')
    .filter((line) => line !== '')
    .forEach((line, index) => {
      const [first = ''] = line.split(',', 1);
      const name = index === 0 ? HEADER : first === SUM ? SUM : `node ${first}`;
      // A second line of one name is a fault of its own: it is kept under a name that the other table does not have.
      rows.set(rows.has(name) ? `${name} again, line ${index + 1}` : name, line);
    });
  return rows;
}

/** Differences that are shown, and that are in an event; the rest is counted. */
const SHOWN = 10;
const MAX_IN_EVENT = 100;

/** `identical: 10 nodes, 11 lines`, or the first lines that differ; each line with its line break. */
export function comparisonText({ lines, nodes, differences }: Comparison): string {
  const size = `${plural(nodes, 'node')}, ${plural(lines, 'line')}`;
  if (differences.length === 0) return `identical: ${size}\n`;
  const more = differences.length - SHOWN;
  const shown = differences
    .slice(0, SHOWN)
    .flatMap(({ what, simulated, live }) => [
      `  ${what}`,
      `    simulated  ${simulated ?? '(no such line)'}`,
      `    live       ${live ?? '(no such line)'}`,
    ]);
  return `${[
    `different: ${plural(differences.length, 'line')} of ${size}`,
    ...shown,
    ...(more > 0 ? [`  and ${count(more)} more`] : []),
  ].join('\n')}\n`;
}

/** A row for each line that differs, each with both lines as they are in their tables; empty when none does. */
export function comparisonCsv({ differences }: Comparison): string {
  return csvTable(
    differences.map(({ what, simulated = null, live = null }) => ({ line: what, simulated, live })),
  );
}

export function comparisonEvent({ lines, nodes, differences }: Comparison): EventOf<'verification'> {
  return {
    event: 'verification',
    identical: differences.length === 0,
    nodes,
    lines,
    differenceCount: differences.length,
    differences: differences
      .slice(0, MAX_IN_EVENT)
      .map(({ what, simulated = null, live = null }) => ({ what, simulated, live })),
  };
}
