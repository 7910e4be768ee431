// What comes to a node on its links: it waits until the node has time for it, then it is taken in, in the order of sending.

import type { End } from './end.ts';
import { EVENT } from './events.ts';
import { Inbox } from './inbox.ts';
import { LOST, LOST_REASONS } from './links.ts';
import type { World } from './world.ts';

const REGISTRY = 0;

export class Arrivals {
  readonly #world: World;
  readonly #serviceUs: number;
  /** The most packets that ever waited at one end. */
  mostWaiting = 0;

  constructor(world: World, serviceUs: number) {
    this.#world = world;
    this.#serviceUs = serviceUs;
  }

  arrived(end: End, kind: number, b: number): void {
    if (end.state === 'closed' || end.deaf) return this.#lose(end, kind, b);
    const { nowUs, nodes } = this.#world;
    const node = nodes[end.node]!;
    const beginsUs = Math.max(nowUs, node.busyUntilUs);
    const workUs = this.#workUs(end, kind, beginsUs);
    const isFree = workUs === 0 && node.busyUntilUs < nowUs;
    if (isFree && end.inbox === undefined && this.#taken(end, kind, b)) return;
    end.inbox ??= new Inbox();
    end.inbox.push(kind, b);
    this.mostWaiting = Math.max(this.mostWaiting, end.inbox.packets);
    if (isFree) return this.#oneMore(end);
    node.busyUntilUs = beginsUs + workUs;
    this.#world.schedule(node.busyUntilUs, EVENT.handled, end);
  }

  /** What a node takes for something that it begins with then; the registry takes no time. */
  #workUs(end: End, kind: number, beginsUs: number): number {
    if (kind > EVENT.message || end.node === REGISTRY) return 0;
    const { slowUntilUs, extraServiceUs } = this.#world.nodes[end.node]!;
    return this.#serviceUs + (beginsUs < slowUntilUs ? extraServiceUs : 0);
  }

  /** The node has done its work for one thing more that waits there. */
  handled(end: End): void {
    if (end.state !== 'closed' && !end.deaf) this.#oneMore(end);
  }

  #oneMore(end: End): void {
    if (end.inbox!.ready++ === 0) this.resume(end);
  }

  /** Takes in what is ready, until a packet finds no room where it goes. */
  resume(end: End): void {
    for (let { inbox } = end; inbox !== undefined && inbox.ready > 0; inbox = end.inbox) {
      const { kind, b } = inbox;
      if (kind === EVENT.packet) {
        if (!this.#world.traffic.move(end, b)) return;
        this.#shift(end);
      } else {
        this.#shift(end);
        this.#told(end, kind, b);
      }
    }
  }

  #shift(end: End): void {
    end.inbox!.shift();
    if (end.inbox!.length === 0) end.inbox = undefined;
  }

  /** False when there is no room where it goes. */
  #taken(end: End, kind: number, b: number): boolean {
    if (kind === EVENT.packet) return this.#world.traffic.move(end, b);
    this.#told(end, kind, b);
    return true;
  }

  /** Tells the core. */
  #told(end: End, kind: number, b: number): void {
    const { link, node, other } = end;
    const world = this.#world;
    switch (kind) {
      case EVENT.opened: {
        end.state = 'open';
        const { host } = world.addressOf(other.node);
        return world.step(end, { kind: 'opened', link, host, localHost: world.addressOf(node).host });
      }
      case EVENT.message:
        return world.step(end, { kind: 'message', link, message: world.links.messages.take(b) });
      case EVENT.ended:
        return world.step(end, { kind: 'ended', link });
      default:
        return this.lost(end, LOST.broke);
    }
  }

  /** The end knows that its link is gone, and what waits there goes with it. */
  lost(end: End, reason: number): void {
    if (end.state === 'closed') return;
    const opened = end.state === 'open';
    this.#world.links.closed(end);
    if (!opened && end.link > 0) return; // it was never accepted
    this.#world.step(end, { kind: 'lost', link: end.link, opened, reason: LOST_REASONS[reason]! });
  }

  /** What waits there will not be taken in. */
  discard(end: End): void {
    while (end.inbox !== undefined) {
      const { kind, b } = end.inbox;
      this.#shift(end);
      this.#lose(end, kind, b);
    }
  }

  #lose(end: End, kind: number, b: number): void {
    if (kind === EVENT.packet) this.#world.traffic.lose(end, b);
    else if (kind === EVENT.message) this.#world.links.messages.take(b);
  }
}
