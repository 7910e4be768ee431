// Claims to an address that is already registered: from a node that was restarted before its old connection was seen to
// break, or by mistake. The registry probes the registered node: if it answers, the newcomer is refused; if its connection
// breaks or it stays silent, the newcomer replaces it.

import { extension } from '../dialects/extension.ts';
import type { TrafficSummary } from '../overlay/message.ts';
import type { Effects, Link } from '../overlay/node.ts';
import type { RegistryReport } from '../overlay/report.ts';
import type { Member } from './members.ts';

export interface ClaimTiming {
  /** Timeout of the probe: a node that does not answer it in this time is removed. */
  readonly claimMs: number;
}

export interface Newcomer {
  readonly link: Link;
  register(): void;
  refuse(): void;
}

/** The round number of a probe: its answer shows that the node is alive, and belongs to no round. */
export const PROBE_ROUND = 2 ** 32 - 1;

const TIMER = 'claim:';

export class Claims {
  readonly #effects: Effects<RegistryReport>;
  readonly #timing: ClaimTiming;
  readonly #silent: (member: Member, reason: string) => void;
  /** At most one newcomer a member. */
  readonly #waiting = new Map<Member, Newcomer>();

  /** `silent` removes a member that did not answer. */
  constructor(
    effects: Effects<RegistryReport>,
    timing: ClaimTiming,
    silent: (member: Member, reason: string) => void,
  ) {
    this.#effects = effects;
    this.#timing = timing;
    this.#silent = silent;
  }

  /** Only programs that answer at any time can be probed: others may exit after a summary. */
  canAsk({ program, home }: Member): boolean {
    return program.messenger.summaries === 'any time' && home !== 0;
  }

  /** Probes the member; a later newcomer replaces an earlier one. */
  ask(member: Member, newcomer: Newcomer, run: number): void {
    const earlier = this.#waiting.get(member);
    this.#waiting.set(member, newcomer);
    if (earlier !== undefined && earlier.link !== newcomer.link) earlier.refuse();
    this.probe(member, run);
    this.#effects.setTimer(TIMER + member.id, this.#timing.claimMs);
  }

  /** Sends the probe; isAnswer recognises the answer. The caller sets the timeout. */
  probe({ home, program }: Member, run: number): void {
    const asked = { run, round: PROBE_ROUND, want: 'progress' } as const;
    this.#effects.send(home, { kind: 'requestTrafficSummary', ...extension(program, asked) });
  }

  isAnswer({ ours }: TrafficSummary): boolean {
    return ours?.round === PROBE_ROUND;
  }

  /** The member has answered: the newcomer is refused. */
  answered(member: Member): void {
    this.#take(member)?.refuse();
  }

  /** The member is no longer registered: the newcomer takes its address. */
  gone(member: Member): void {
    this.#take(member)?.register();
  }

  /** A connection is lost; a newcomer's claim ends with it. */
  lost(link: Link): void {
    for (const [member, newcomer] of this.#waiting) if (newcomer.link === link) this.#take(member);
  }

  /** True if the timer belongs to a claim. */
  timer(name: string): boolean {
    if (!name.startsWith(TIMER)) return false;
    for (const member of this.#waiting.keys()) {
      if (TIMER + member.id !== name) continue;
      const seconds = this.#timing.claimMs / 1000;
      this.#silent(member, `another program registers its address, and it did not answer for ${seconds} s`);
      break;
    }
    return true;
  }

  #take(member: Member): Newcomer | undefined {
    const newcomer = this.#waiting.get(member);
    if (!this.#waiting.delete(member)) return undefined;
    this.#effects.clearTimer(TIMER + member.id);
    return newcomer;
  }
}
