// Pairs of dialects that cannot exchange packets, and the sentences that warn of them.

import type { Dialect, MessengerSide } from './dialect.ts';

interface Obstacle {
  from(messenger: MessengerSide): boolean;
  to(messenger: MessengerSide): boolean;
  sentence(from: number, to: number): string;
}

const OBSTACLES: readonly Obstacle[] = [
  {
    from: ({ sends }) => sends === 'connection each',
    to: ({ acceptsInRun }) => !acceptsInRun,
    sentence: (from, to) =>
      `Node ${to} takes orders as dialect A does, which takes no new connections once a run has started, and node ` +
      `${from} opens one for each packet: packets from the second to the first may be missing.`,
  },
  {
    from: ({ sends }) => sends === 'kept link',
    to: ({ reads }) => reads === 'one',
    sentence: (from, to) =>
      `Node ${from} keeps its connections, and node ${to} answers as dialect B does, which reads one packet of each: ` +
      'packets from the first to the second may be missing.',
  },
];

interface Participant {
  readonly id: number;
  readonly program: Dialect;
}

/** A warning for each incompatibility among these nodes, which names the first pair of nodes concerned. */
export function cannotExchange(nodes: readonly Participant[]): string[] {
  return OBSTACLES.flatMap((obstacle) => {
    const from = nodes.find(({ program }) => obstacle.from(program.messenger));
    const to = nodes.find(({ program }) => obstacle.to(program.messenger));
    return from === undefined || to === undefined ? [] : [obstacle.sentence(from.id, to.id)];
  });
}
