// What it means that a node is away, for what is under way and what comes next.
//
// A set-up leaves out who is away when it begins: it would wait for that node, give it up and fail. A run, and a set-up that
// has begun, judge by what nodes answer, whether they are away or not; it is said at once on whom they wait.

import type { Member } from './members.ts';
import type { Run } from './run.ts';
import type { Setup } from './setup.ts';

/** IDs in a sentence; the rest is counted. */
const SHOWN_IDS = 20;

export interface Waiting {
  readonly setup: Setup | undefined;
  readonly run: Run | undefined;
  readonly isSettingUp: boolean;
}

/** What waits for a node that is away, or will; '' where nothing does. */
export function awaitedBy(member: Member, { setup, run, isSettingUp }: Waiting): string {
  if (run?.has(member)) return 'The run waits for it.';
  if (isSettingUp && member.state === 'setting up') return 'The set-up waits for it.';
  return setup?.includes(member) ? 'A run would wait for it; setup-overlay leaves it out.' : '';
}

/** Takes those that are away out of the overlay to be; the note that says so, undefined where there are none. */
export function leaveOut(away: readonly Member[]): string | undefined {
  for (const member of away) member.state = 'registered';
  return away.length === 0 ? undefined : `Left out, as they are away: node ${idsOf(away)}.`;
}

/** The note that a run begins with, undefined where nobody is away. */
export function runWaitsFor(away: readonly Member[]): string | undefined {
  return away.length === 0 ? undefined : `The run waits for nodes that are away: node ${idsOf(away)}.`;
}

function idsOf(members: readonly Member[]): string {
  const ids = members.slice(0, SHOWN_IDS).map(({ id }) => id);
  const more = members.length - ids.length;
  return ids.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
