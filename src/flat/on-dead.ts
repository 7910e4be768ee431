// What a node does when the best of its peers is dead.

import type { GeometryName } from '../routing/geometry.ts';

/**
 * next: it tries the next best peer, and so on, of those that still bring the packet nearer.
 * successors: it tries its fingers, the best first, and then its successor list, the nearest first.
 * backtrack: as next, and where no peer is left the packet goes back to the node before, which tries its next best.
 * stop: the packet has failed.
 */
export const ON_DEAD = ['next', 'successors', 'backtrack', 'stop'] as const;

export type OnDead = (typeof ON_DEAD)[number];

/**
 * The ways that a geometry has, first its paper's. Chord: Stoica et al. (ToN 2003), section IV-E: the next best of fingers and
 * successor list. Kademlia, hypercube, tree: Gummadi et al. (SIGCOMM 2003), section 3.1. A tree has one contact that helps;
 * a flood's copies reach who is alive.
 */
export const waysOnDead: { readonly [N in GeometryName]: readonly [OnDead, ...OnDead[]] } = {
  hops: ['next', 'backtrack', 'stop'],
  chord: ['next', 'successors', 'backtrack', 'stop'],
  kademlia: ['next', 'backtrack', 'stop'],
  pastry: ['next', 'backtrack', 'stop'],
  symphony: ['next', 'backtrack', 'stop'],
  debruijn: ['next', 'stop'],
  flood: ['next'],
  hypercube: ['next', 'backtrack', 'stop'],
  tree: ['stop'],
};

/** What is wrong with the way, as a clause; undefined when nothing is. */
export function onDeadMistake(geometry: GeometryName, onDead: OnDead): string | undefined {
  const ways = waysOnDead[geometry];
  return ways.includes(onDead)
    ? undefined
    : `when a peer is dead, ${geometry} can do ${ways.join(', ')}, not ${onDead}`;
}
