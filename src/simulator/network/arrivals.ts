// Arrivals at a node: data waits at the end of its link until the node has time for it, and is handled in the
// order of sending.

import type { Message } from '../../overlay/message.ts';
import type { Clock } from '../events/clock.ts';
import { EVENT } from '../events/event-kinds.ts';
import type { Slots } from '../events/slots.ts';
import type { Addresses } from './addresses.ts';
import { type End, scheduleAt } from './end.ts';
import type { Ends } from './ends.ts';
import { Inbox } from './inbox.ts';
import type { Machine } from './machine.ts';
import type { Shared } from './surroundings.ts';

/** Why a link is lost, by the number in its event. */
export const LOST = { noAnswer: 0, broke: 1, refused: 2, noKeepAlive: 3 } as const;
const LOST_REASONS = [
  'no answer',
  'the connection broke',
  'connection refused',
  'no answer to keep-alives',
] as const;

export class Arrivals {
  readonly #clock: Clock;
  readonly #machines: readonly Machine[];
  readonly #addresses: Addresses;
  readonly #ends: Ends;
  readonly #messages: Slots<Message>;
  /** Maximum packets that ever waited at one end. */
  maxWaiting = 0;

  constructor({ clock, machines, addresses, ends, messages }: Shared) {
    this.#clock = clock;
    this.#machines = machines;
    this.#addresses = addresses;
    this.#ends = ends;
    this.#messages = messages;
  }

  arrived(end: End, kind: number, b: number): void {
    if (end.state === 'closed' || end.deaf) return this.#lose(end, kind, b);
    const { nowUs } = this.#clock;
    const machine = this.#machines[end.node]!;
    const beginsUs = Math.max(nowUs, machine.busyUntilUs);
    const workUs = kind > EVENT.message ? 0 : machine.serviceUs(beginsUs);
    const isFree = workUs === 0 && machine.busyUntilUs < nowUs;
    if (isFree && end.inbox === undefined && this.#taken(machine, end, kind, b)) return;
    end.inbox ??= new Inbox();
    end.inbox.push(kind, b);
    this.maxWaiting = Math.max(this.maxWaiting, end.inbox.packets);
    if (isFree) return this.#oneMore(end);
    machine.busyUntilUs = beginsUs + workUs;
    scheduleAt(this.#clock, machine.busyUntilUs, EVENT.handled, end);
  }

  /** The node has finished its work for one more waiting item. */
  handled(end: End): void {
    if (end.state !== 'closed' && !end.deaf) this.#oneMore(end);
  }

  #oneMore(end: End): void {
    if (end.inbox!.ready++ === 0) this.resume(end);
  }

  /** Handles items that are ready, until a packet finds no room at its destination. */
  resume(end: End): void {
    const machine = this.#machines[end.node]!;
    for (let { inbox } = end; inbox !== undefined && inbox.ready > 0; inbox = end.inbox) {
      const { kind, b } = inbox;
      if (kind === EVENT.packet) {
        if (!machine.takePacket(end, b)) return;
        this.#shift(end);
      } else {
        this.#shift(end);
        this.#told(machine, end, kind, b);
      }
    }
  }

  #shift(end: End): void {
    end.inbox!.shift();
    if (end.inbox!.length === 0) end.inbox = undefined;
  }

  /** False when there is no room at its destination. */
  #taken(machine: Machine, end: End, kind: number, b: number): boolean {
    if (kind === EVENT.packet) return machine.takePacket(end, b);
    this.#told(machine, end, kind, b);
    return true;
  }

  /** Notifies the core. */
  #told(machine: Machine, end: End, kind: number, b: number): void {
    const { link, node, other } = end;
    switch (kind) {
      case EVENT.opened: {
        end.state = 'open';
        const { host } = this.#addresses.of(other.node);
        return machine.told(end, { kind: 'opened', link, host, localHost: this.#addresses.of(node).host });
      }
      case EVENT.message:
        return machine.told(end, { kind: 'message', link, message: this.#messages.take(b) });
      case EVENT.ended:
        return machine.told(end, { kind: 'ended', link });
      default:
        return this.lost(end, LOST.broke);
    }
  }

  /** The end detects that its link is lost; data that waits there is lost with it. */
  lost(end: End, reason: number): void {
    if (end.state === 'closed') return;
    const opened = end.state === 'open';
    this.closed(end);
    if (!opened && end.link > 0) return; // the node never accepted it
    const event = { kind: 'lost', link: end.link, opened, reason: LOST_REASONS[reason]! } as const;
    this.#machines[end.node]!.told(end, event);
  }

  /** The end accepts nothing more. */
  closed(end: End): void {
    end.state = 'closed';
    this.#ends.closed(end);
    this.discard(end);
  }

  /** Loses the data that waits at the end. */
  discard(end: End): void {
    while (end.inbox !== undefined) {
      const { kind, b } = end.inbox;
      this.#shift(end);
      this.#lose(end, kind, b);
    }
  }

  #lose(end: End, kind: number, b: number): void {
    if (kind === EVENT.packet) this.#machines[end.node]!.losePacket(end, b);
    else if (kind === EVENT.message) this.#messages.take(b);
  }
}
