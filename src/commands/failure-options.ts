// The options of failed nodes that `route` and `compare` share.

import { Option } from 'commander';
import { FAIL_MODES, type FailMode } from '../flat/failures.ts';
import { ON_DEAD, type OnDead } from '../flat/on-dead.ts';

export const failModeOption = () =>
  new Option('--fail-mode <mode>', 'any, neighbours on the ring, or who relays most').choices([
    ...FAIL_MODES,
  ]);

/** `usual`: what is done when it is left out. */
export const onDeadOption = (usual: string) =>
  new Option('--on-dead <way>', `when a node's best peer is dead (default: ${usual})`).choices([...ON_DEAD]);

/** What is wrong with the two where nobody fails; `fail` is the flag to give too. Undefined when neither was given. */
export function failuresMistake(
  { failMode, onDead }: { readonly failMode?: FailMode | undefined; readonly onDead?: OnDead | undefined },
  fail: string,
): string | undefined {
  if ((failMode ?? onDead) === undefined) return undefined;
  const alone = failMode !== undefined ? '--fail-mode' : '--on-dead';
  return `${alone} is about failed nodes, and there are none: give ${fail} too`;
}
