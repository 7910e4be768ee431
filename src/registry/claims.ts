// Newcomers that register an address which a node has already: a node that was started anew while its old connection has
// not been seen to break, or somebody by mistake. The node is asked whether it is still there, and who is right is known
// by its answer, by its connection's end, or by its silence.

import { extension } from '../dialects/extension.ts';
import type { TrafficSummary } from '../overlay/message.ts';
import type { Effects, Link } from '../overlay/node.ts';
import type { RegistryReport } from '../overlay/report.ts';
import type { Member } from './members.ts';

export interface ClaimTiming {
  /** How long a node may be silent when another registers its address, until it counts as gone. */
  readonly claimMs: number;
}

export interface Newcomer {
  readonly link: Link;
  register(): void;
  refuse(): void;
}

/** In place of a round's number: the answer says that a node is there, and belongs to no round. */
export const ARE_YOU_THERE = 2 ** 32 - 1;

const TIMER = 'claim:';

export class Claims {
  readonly #effects: Effects<RegistryReport>;
  readonly #timing: ClaimTiming;
  readonly #silent: (member: Member, reason: string) => void;
  /** At most one newcomer a member. */
  readonly #waiting = new Map<Member, Newcomer>();

  /** `silent`: the member is to be given up. */
  constructor(
    effects: Effects<RegistryReport>,
    timing: ClaimTiming,
    silent: (member: Member, reason: string) => void,
  ) {
    this.#effects = effects;
    this.#timing = timing;
    this.#silent = silent;
  }

  /** One that can be asked between runs only may end when it is. */
  canAsk({ program, home }: Member): boolean {
    return program.messenger.summaries === 'any time' && home !== 0;
  }

  /** Asks the member; of two newcomers the later one stands. */
  ask(member: Member, newcomer: Newcomer, run: number): void {
    const earlier = this.#waiting.get(member);
    this.#waiting.set(member, newcomer);
    if (earlier !== undefined && earlier.link !== newcomer.link) earlier.refuse();
    this.askIfThere(member, run);
    this.#effects.setTimer(TIMER + member.id, this.#timing.claimMs);
  }

  /** Whoever asks waits for the answer: isAnswer tells which. */
  askIfThere({ home, program }: Member, run: number): void {
    const asked = { run, round: ARE_YOU_THERE, want: 'progress' } as const;
    this.#effects.send(home, { kind: 'requestTrafficSummary', ...extension(program, asked) });
  }

  isAnswer({ ours }: TrafficSummary): boolean {
    return ours?.round === ARE_YOU_THERE;
  }

  /** It is still there. */
  answered(member: Member): void {
    this.#take(member)?.refuse();
  }

  /** It is no longer registered. */
  gone(member: Member): void {
    this.#take(member)?.register();
  }

  /** A connection is gone; perhaps a newcomer's. */
  lost(link: Link): void {
    for (const [member, newcomer] of this.#waiting) if (newcomer.link === link) this.#take(member);
  }

  /** True when it is the timer of a claim. */
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
