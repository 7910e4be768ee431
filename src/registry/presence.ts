// Who is there: nodes that say that they answer heartbeats are sent one at regular times, by one timer for all. One that
// leaves several in a row unanswered is away: hung, stopped, or behind a network that is. It keeps its connection and its ID,
// and is back when it answers; so is one that is lost and keeps its name. Nobody is removed here. Time is counted in heartbeats: it stands still when the registry does.

import type { Message } from '../overlay/message.ts';
import type { Effects } from '../overlay/node.ts';
import { MAX_WHO, type PresenceView, type RegistryReport, type Who } from '../overlay/report.ts';
import type { LostNode, Member } from './members.ts';

export interface PresenceTiming {
  /** Between two heartbeats; 0: there are none. */
  readonly heartbeatMs: number;
  /** So many unanswered heartbeats in a row, 1 or more, and a node is away: (missed + 1) x heartbeatMs after it hung, at most. */
  readonly missedHeartbeats: number;
}

/** A node that answers heartbeats. */
interface Pulse {
  /** Since the last heartbeat. */
  answered: boolean;
  missed: number;
  isAway: boolean;
  /** Of all heartbeats, the one since which it is online, or away. */
  since: number;
}

const TIMER = 'heartbeat';
const HEARTBEAT: Message = { kind: 'heartbeat' };

export class Presence {
  readonly #effects: Effects<RegistryReport>;
  readonly #timing: PresenceTiming;
  readonly #changed: (member: Member, change: 'away' | 'back', seconds: number) => void;
  readonly #pulses = new Map<Member, Pulse>();
  /** Of nodes that keep their names, the heartbeat at which each was lost. */
  readonly #lostAt = new WeakMap<LostNode, number>();
  #hasNames = false;
  #beats = 0;

  /** `changed`: the member is away, or back; it had not answered for so many seconds. */
  constructor(
    effects: Effects<RegistryReport>,
    timing: PresenceTiming,
    changed: (member: Member, change: 'away' | 'back', seconds: number) => void,
  ) {
    this.#effects = effects;
    this.#timing = timing;
    this.#changed = changed;
  }

  /** A node has registered that answers heartbeats. */
  joined(member: Member): void {
    if (this.#pulses.size === 0 && !this.#hasNames) this.#startTimer();
    if (member.named !== undefined) this.#hasNames = true;
    this.#pulses.set(member, { answered: true, missed: 0, isAway: false, since: this.#beats });
  }

  /** It is no longer registered. */
  left(member: Member): void {
    if (member.named !== undefined) this.#lostAt.set(member.named, this.#beats);
    if (!this.#pulses.delete(member) || this.#pulses.size > 0 || this.#hasNames) return;
    if (this.#timing.heartbeatMs > 0) this.#effects.clearTimer(TIMER);
  }

  /** Whether it said that it answers heartbeats, and so knows the messages that go with them. */
  isKnown(member: Member | undefined): boolean {
    return member !== undefined && this.#pulses.has(member);
  }

  isAway(member: Member): boolean {
    return this.#pulses.get(member)?.isAway === true;
  }

  /** In the same order. */
  split(members: readonly Member[]): { readonly there: Member[]; readonly away: Member[] } {
    const there = members.filter((member) => !this.isAway(member));
    return { there, away: members.filter((member) => this.isAway(member)) };
  }

  /** A heartbeat was answered. */
  answered(member: Member): void {
    const pulse = this.#pulses.get(member);
    if (pulse === undefined) return;
    pulse.answered = true;
    if (!pulse.isAway) return;
    const seconds = this.#secondsSince(pulse);
    pulse.isAway = false;
    pulse.missed = 0;
    pulse.since = this.#beats;
    this.#changed(member, 'back', seconds);
  }

  /** True when it is the timer of heartbeats. */
  timer(name: string): boolean {
    if (name !== TIMER) return false;
    this.#startTimer();
    this.#beats++;
    for (const [member, pulse] of this.#pulses) this.#beat(member, pulse);
    return true;
  }

  /** One that is away is sent no more, which would pile up: it will answer those that it has. */
  #beat(member: Member, pulse: Pulse): void {
    if (pulse.isAway) return;
    pulse.missed = pulse.answered ? 0 : pulse.missed + 1;
    if (pulse.missed === this.#timing.missedHeartbeats) {
      pulse.isAway = true;
      pulse.since = this.#beats - pulse.missed;
      return this.#changed(member, 'away', this.#secondsSince(pulse));
    }
    pulse.answered = false;
    this.#effects.send(member.home, HEARTBEAT);
  }

  /** `lost`: nodes that are not registered, and keep their IDs. */
  who(members: readonly Member[], lost: readonly LostNode[]): Who {
    const nodes = [
      ...members.map((member) => this.#view(member)),
      ...lost.map((node) => this.#viewLost(node)),
    ];
    nodes.sort((a, b) => a.id - b.id);
    return { kind: 'who', nodes: nodes.slice(0, MAX_WHO), more: Math.max(nodes.length - MAX_WHO, 0) };
  }

  #view(member: Member): PresenceView {
    const pulse = this.#timing.heartbeatMs > 0 ? this.#pulses.get(member) : undefined;
    const node = { id: member.id, name: member.named?.name ?? '' };
    if (pulse === undefined) return { ...node, presence: 'connected', seconds: 0 };
    return { ...node, presence: pulse.isAway ? 'away' : 'online', seconds: this.#secondsSince(pulse) };
  }

  #viewLost(node: LostNode): PresenceView {
    const since = this.#lostAt.get(node) ?? 0;
    return { id: node.id, name: node.name, presence: 'away', seconds: this.#secondsSince({ since }) };
  }

  #secondsSince({ since }: Pick<Pulse, 'since'>): number {
    return Math.floor(((this.#beats - since) * this.#timing.heartbeatMs) / 1000);
  }

  #startTimer(): void {
    const { heartbeatMs } = this.#timing;
    if (heartbeatMs > 0) this.#effects.setTimer(TIMER, heartbeatMs);
  }
}
