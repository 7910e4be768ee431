// Options of static overlays that `route`, `compare` and `graph` share.

import { DEFAULT_BACKTRACK_HOPS } from '../flat/backtrack.ts';
import { FAIL_MODES, type FailMode } from '../flat/failures.ts';
import { MAX_BITS } from '../flat/flat-overlay.ts';
import { ON_DEAD, type OnDead } from '../flat/on-dead.ts';
import { MAX_ENTRIES } from '../routing/geometry.ts';
import { choice, count } from '../terminal/kinds.ts';
import type { OptionRow } from '../terminal/options.ts';

export const entriesRow = {
  flag: '--entries <count>',
  kind: count(1, MAX_ENTRIES),
  help: 'size of routing tables; what it counts depends on the geometry',
  defaultHelp: 'by the geometry',
} as const satisfies OptionRow<number>;

export const idBitsRow = {
  flag: '--id-bits <bits>',
  kind: count(2, MAX_BITS),
  help: 'IDs are 0 to 2^bits - 1',
  default: MAX_BITS,
} as const satisfies OptionRow<number>;

export const failModeRow = {
  flag: '--fail-mode <mode>',
  kind: choice(FAIL_MODES),
  help: 'which nodes fail: random, a range of the ring, or those with high-load (most packets relayed)',
  defaultHelp: FAIL_MODES[0],
} as const satisfies OptionRow<FailMode>;

export const onDeadRow = {
  flag: '--on-dead <policy>',
  kind: choice(ON_DEAD),
  help: `what a node does when its best peer has failed: ${ON_DEAD.join(', ')}`,
  defaultHelp: "that of the geometry's paper",
} as const satisfies OptionRow<OnDead>;

/** As wide as the engine counts hops. */
const MAX_HOPS = 2 ** 31 - 1;

export const maxHopsRow = {
  flag: '--max-hops <count>',
  kind: count(1, MAX_HOPS),
  help: 'maximum hops (TTL), of floods and among failed nodes',
  defaultHelp: `none; with backtrack ${DEFAULT_BACKTRACK_HOPS}`,
  aliases: ['hop-limit'],
} as const satisfies OptionRow<number>;

/** Why there are too few IDs for the nodes, and what to do; undefined when there are enough. */
export function idBitsMistake(nodes: number, bits: number): string | undefined {
  if (nodes <= 2 ** bits) return undefined;
  const enough = Math.ceil(Math.log2(nodes));
  return `${bits} ID bits allow only ${2 ** bits} IDs; use --id-bits ${enough} or more`;
}

/** What is wrong with these options where no node fails, and what to do; undefined when neither was given. */
export function failuresMistake({
  failMode,
  onDead,
}: {
  readonly failMode?: FailMode | undefined;
  readonly onDead?: OnDead | undefined;
}): string | undefined {
  if ((failMode ?? onDead) === undefined) return undefined;
  const given = failMode !== undefined ? '--fail-mode' : '--on-dead';
  return `${given} has no effect without failed nodes; use --fail as well`;
}
