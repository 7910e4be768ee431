// Peers in order of preference: furthest ahead first, never past the sink.

import { clockwisePreference, type Preference } from '../../flat/preference.ts';
import type { WalkParts } from '../../flat/walk.ts';

export function createHopsPreference({ overlay: { nodes }, entries }: WalkParts): Preference {
  const longest = 1 << (entries - 1);
  return clockwisePreference(nodes, (_at, max) => Math.min(0x80000000 >>> Math.clz32(max), longest));
}
