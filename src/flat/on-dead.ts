// What a node does when its best peer is dead.

/**
 * next: tries the next best peer that still brings the packet closer. successors: tries fingers, best first,
 * then the successor list, nearest first. backtrack: as next, but a node with no peer left returns the packet
 * to the previous node. stop: drops the packet.
 */
export const ON_DEAD = ['next', 'successors', 'backtrack', 'stop'] as const;

export type OnDead = (typeof ON_DEAD)[number];
