// Many nodes in one process say the same things: one line says it for all of them.

import type { MessengerReport } from '../overlay/report.ts';
import { count, plural } from '../text/text.ts';

type Tell = (report: MessengerReport) => void;
type Together = keyof typeof TOGETHER;

/** What every node of a process does in its turn, as a line for all. */
const TOGETHER = {
  registered: (nodes: number) => `${plural(nodes, 'node')} registered.`,
  'set-up': (nodes: number) => `${plural(nodes, 'node')} are set up.`,
  started: (nodes: number, packets: number) =>
    `${plural(nodes, 'node')} send ${count(packets)} packets each.`,
  finished: (nodes: number, packets: number) =>
    `${plural(nodes, 'node')} have sent their ${count(packets)} packets.`,
} as const;

/**
 * Passes reports on to `tell`: from one node all of them, from many a line where all did the same. A node that was refused
 * or gave up is none of them any more.
 */
export function asOne(nodes: number, tell: Tell): Tell {
  if (nodes === 1) return tell;
  let left = nodes;
  const done = new Map<Together, { times: number; packets: number }>();
  const told = new Set<string>();
  const tellOfAll = (kind: Together) => {
    const { times, packets } = done.get(kind) ?? { times: 0, packets: 0 };
    if (times === 0 || times < left) return;
    done.delete(kind);
    tell({ kind: 'note', text: TOGETHER[kind](times, packets) });
  };
  return (report) => {
    switch (report.kind) {
      case 'registered':
      case 'set-up':
      case 'started':
      case 'finished': {
        const times = (done.get(report.kind)?.times ?? 0) + 1;
        done.set(report.kind, { times, packets: 'packets' in report ? report.packets : 0 });
        tellOfAll(report.kind);
        told.clear();
        return;
      }
      case 'registry-lost':
      case 'refused':
      case 'gave-up': {
        const text = `${report.kind} ${report.reason}`;
        if (!told.has(text)) tell(report);
        told.add(text);
        if (report.kind === 'registry-lost') return;
        left--;
        tellOfAll('registered');
        return;
      }
      default:
        return tell(report);
    }
  };
}
