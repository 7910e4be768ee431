// The verdict on a run: whether everything sent was received, in one line, and one line for each pair of source and sink for which it was not.

import type { Fault, Summary } from '../overlay/report.ts';
import { count, type Paint, paint, plural, printable } from '../text/text.ts';

/** Lines of faults under a verdict; the rest is counted in one more. */
const SHOWN_FAULTS = 20;

const UNKNOWN = 'its counters after its last answer are unknown';

/** `✓ ...` or `✗ NOT verified: ...` and the faults; every line ends with a line break. */
export function verdictLines(summary: Summary, color: boolean): string {
  const { good, bad } = paint(color);
  if (summary.matched) return `${good('✓')} ${agreement(summary)}\n`;
  const shown = summary.faults.slice(0, SHOWN_FAULTS);
  const hidden = summary.faultCount - shown.length;
  const lines = [
    `${bad('✗ NOT verified')}: ${disagreement(summary)}`,
    ...summary.nodes.filter(({ left }) => left).map(({ id }) => `  ${bad('left')}: node ${id}; ${UNKNOWN}`),
    ...summary.nodes.flatMap(({ id, doubt }) =>
      doubt === undefined ? [] : [`  ${bad('doubtful')}: node ${id} ${printable(doubt)}`],
    ),
    ...shown.map((fault) => `  ${faultText(fault, bad)}`),
    ...(hidden > 0 ? [`  and ${count(hidden)} more`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** `Run 1: 10 nodes, 25,000 packets a node, 1,068,402 hops in 1.234 s.` */
export function runLine(summary: Summary, seconds: number | undefined): string {
  const { run, nodes, packetsPerNode, hops } = summary;
  const time = seconds === undefined ? '' : ` in ${seconds.toFixed(3)} s`;
  return `Run ${run}: ${plural(nodes.length, 'node')}, ${plural(packetsPerNode, 'packet')} a node, ${plural(hops, 'hop')}${time}.`;
}

function agreement({ totals }: Summary): string {
  const { sent, received, sumSent, sumReceived } = totals;
  return `sent ${count(sent)} = received ${count(received)}; sums ${count(sumSent)} = ${count(sumReceived)}`;
}

function disagreement({ missing, totals, nodes, stopped }: Summary): string {
  const { sent, received, sumSent, sumReceived } = totals;
  const packets = `(sent ${count(sent)}, received ${count(received)})`;
  if (stopped) return `the run was stopped ${packets}`;
  if (missing > 0) return `${plural(missing, 'packet')} missing ${packets}`;
  if (missing < 0) return `${plural(-missing, 'packet')} too many ${packets}`;
  if (sumSent !== sumReceived) {
    return `${plural(sent, 'packet')} sent and received, but sums differ (sent ${count(sumSent)}, received ${count(sumReceived)})`;
  }
  if (nodes.some(({ left }) => left)) return `counters are incomplete ${packets}`;
  return `${plural(sent, 'packet')} sent and received with equal sums, but not the same packets (hashes differ)`;
}

function faultText({ kind, packets, source, sink }: Fault, bad: Paint['bad']): string {
  return `${bad(kind)}: ${plural(packets, 'packet')} from ${source} to ${sink}`;
}
