// Pairs of dialects that cannot exchange packets, and the sentences that warn of them.

import { AS_PUBLISHED, type Dialect, type MessengerSide } from './dialect.ts';

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

/** The note on nodes that may not understand IDs of so many bits; undefined where there are none. */
export function mayNotTakeIds(nodes: readonly Participant[], bits: number): string | undefined {
  const few = nodes.filter(({ program }) => program.messenger.idBits < bits).map(({ id }) => id);
  if (few.length === 0) return undefined;
  const shown =
    few.slice(0, SHOWN_IDS).join(', ') +
    (few.length > SHOWN_IDS ? ` and ${few.length - SHOWN_IDS} more` : '');
  return (
    `Not Sinkward programs, and may not understand IDs of ${bits} bits: node ${shown}. ` +
    `A registry whose IDs are as published has --id-bits ${AS_PUBLISHED.idBits}.`
  );
}

/** IDs in a sentence; the rest is counted. */
const SHOWN_IDS = 20;

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
