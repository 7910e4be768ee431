// The sequence of IDs from which a scenario's registry assigns the first free one.

import { STREAM, seedKey, streamKey } from '../random/draw.ts';
import { permutation } from '../random/permutation.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** The ID at a place from 0 to 2^idBits - 1. */
export function idSequence({ seed, idBits }: Pick<Scenario, 'seed' | 'idBits'>): (place: number) => number {
  return permutation(streamKey(seedKey(seed), STREAM.ids, idBits), idBits);
}
