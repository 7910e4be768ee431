// What a node does when the best of its peers is dead.

/**
 * next: it tries the next best peer, and so on, of those that still bring the packet nearer.
 * successors: it tries its fingers, the best first, and then its successor list, the nearest first.
 * backtrack: as next, and where no peer is left the packet goes back to the node before, which tries its next best.
 * stop: the packet has failed.
 */
export const ON_DEAD = ['next', 'successors', 'backtrack', 'stop'] as const;

export type OnDead = (typeof ON_DEAD)[number];
