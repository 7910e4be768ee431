// A state of a world as a number. A machine's state follows from what its node was told, in order, so the number is made of
// each node's history, what is under way on each link and the timers. States are the same when only events at different nodes
// have changed places, whatever number the host gave to a connection.

import { threefry2x32 } from '../random/threefry.ts';
import type { Step } from '../scenario/scenario.ts';
import { EVENT, FIRST_AT_A_NODE } from '../simulator/events/event-kinds.ts';
import type { End } from '../simulator/network/end.ts';
import type { World } from '../simulator/world.ts';
import { isArrival, isTimed, type Pending } from './choice-clock.ts';

const STATES = { opening: 0, open: 1, closed: 2 } as const;

export class Fingerprint {
  readonly #world: World;
  readonly #faults: readonly Step[];
  /** Two words a node: all that happened there. */
  readonly #histories: Int32Array;
  /** The name of an end: its dialler, which of the dialler's connections it is, and which side. */
  readonly #names = new Map<End, number>();
  readonly #dialled: number[] = [];
  #connections = 0;
  readonly #words = new Int32Array(2);

  constructor(world: World, faults: readonly Step[]) {
    this.#world = world;
    this.#faults = faults;
    this.#histories = new Int32Array(2 * world.nodes.length);
  }

  /** An event is about to happen. */
  happens(pending: Pending): void {
    const { kind, a, b, nth } = pending;
    this.#nameEnds();
    if (kind < FIRST_AT_A_NODE) {
      const end = this.#world.network.ends.at(a);
      this.#add(end.node, kind, this.#nameOf(end), kind === EVENT.lost ? b : 0);
    } else if (kind === EVENT.command) this.#add(0, kind, a, 0);
    else if (kind === EVENT.fault) for (const node of this.#struck(a)) this.#add(node, kind, a, 0);
    else this.#add(a, kind, nth, 0);
  }

  /**
   * 53 bits: two of a million different states are taken for one with a probability of 1 in 18,000. `pending`: in the order
   * in which they were scheduled.
   */
  of(pending: readonly Pending[], nowUs: number): number {
    this.#nameEnds();
    const words = this.#words;
    let [low, high] = [nowUs | 0, Math.floor(nowUs / 2 ** 32)];
    // Parts are added up, so that their order does not matter.
    const add = (x: number, y: number, p: number, q: number) => {
      threefry2x32(x, y, p, q, words);
      low = (low + words[0]!) | 0;
      high = (high + words[1]!) | 0;
    };
    for (let node = 0; node < this.#world.nodes.length; node++) {
      add(node, HISTORY, this.#histories[2 * node]!, this.#histories[2 * node + 1]!);
    }
    for (const [end, name] of this.#names) {
      const { ended, broken, deaf, blocked, inFlight, inbox, dialledAtUs } = end;
      const flags = [ended, broken, deaf, blocked].reduce((bits, flag) => 2 * bits + Number(flag), 0);
      add(name, END + STATES[end.state] + 4 * flags, inFlight + 65_536 * (inbox?.length ?? 0), dialledAtUs);
    }
    const places = new Map<number, number>();
    for (const one of pending) {
      const { kind, a, b, nth } = one;
      const where = kind < FIRST_AT_A_NODE ? this.#nameOf(this.#world.network.ends.at(a)) : a;
      const group = where * 2 + Number(isArrival(one));
      const place = places.get(group) ?? 0;
      places.set(group, place + 1);
      const what = kind + 16 * (kind === EVENT.lost ? b : 0) + 256 * (isTimed(one) ? nth : place);
      add(where, PENDING + what, isTimed(one) ? one.dueUs : one.sinceUs, 0);
    }
    return (high >>> 11) * 2 ** 32 + (low >>> 0);
  }

  #add(node: number, kind: number, x: number, y: number): void {
    const words = this.#words;
    const histories = this.#histories;
    threefry2x32(histories[2 * node]!, histories[2 * node + 1]!, kind + 16 * y, x, words);
    histories.set(words, 2 * node);
  }

  /** The nodes that a step of the timeline may concern. */
  #struck(step: number): readonly number[] {
    const { action } = this.#faults[step]!;
    if (action.kind === 'command') return [0];
    if (action.nodes.kind === 'list') return action.nodes.nodes;
    return this.#world.nodes.map(({ index }) => index);
  }

  #nameOf(end: End): number {
    return this.#names.get(end)!;
  }

  #nameEnds(): void {
    const { ends } = this.#world.network;
    if (ends.connections === this.#connections) return;
    this.#connections = ends.connections;
    const added = [...ends].filter((end) => end.link < 0 && !this.#names.has(end));
    // An end that is dialled gets its number when the dial is made.
    for (const end of added.sort((a, b) => a.other.link - b.other.link)) {
      const nth = (this.#dialled[end.node] ?? 0) + 1;
      this.#dialled[end.node] = nth;
      const name = 2 * (nth * this.#world.nodes.length + end.node);
      this.#names.set(end, name);
      this.#names.set(end.other, name + 1);
    }
  }
}

const HISTORY = 1 << 28;
const END = 2 << 28;
const PENDING = 3 << 28;
