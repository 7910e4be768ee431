// Many nodes in one process say the same things: one line says it for all of them.

import type { MessengerReport } from '../overlay/report.ts';
import { count, plural } from '../text/text.ts';

type Tell = (report: MessengerReport) => void;

/** What every node of a process does in its turn, as a line for all. */
const TOGETHER = {
  registered: (nodes: number) => `${plural(nodes, 'node')} registered.`,
  'set-up': (nodes: number) => `${plural(nodes, 'node')} are set up.`,
  started: (nodes: number, packets: number) =>
    `${plural(nodes, 'node')} send ${count(packets)} packets each.`,
  finished: (nodes: number, packets: number) =>
    `${plural(nodes, 'node')} have sent their ${count(packets)} packets.`,
} as const;

/** Passes reports on to `tell`: from one node all of them, from many a line where all did the same. */
export function asOne(nodes: number, tell: Tell): Tell {
  if (nodes === 1) return tell;
  const done = new Map<string, number>();
  const told = new Set<string>();
  return (report) => {
    switch (report.kind) {
      case 'registered':
      case 'set-up':
      case 'started':
      case 'finished': {
        const times = (done.get(report.kind) ?? 0) + 1;
        done.set(report.kind, times % nodes);
        const packets = 'packets' in report ? report.packets : 0;
        if (times === nodes) tell({ kind: 'note', text: TOGETHER[report.kind](nodes, packets) });
        told.clear();
        return;
      }
      case 'registry-lost':
      case 'refused':
      case 'gave-up': {
        const text = `${report.kind} ${report.reason}`;
        if (!told.has(text)) tell(report);
        told.add(text);
        return;
      }
      default:
        return tell(report);
    }
  };
}
