// The event-driven run under churn: nodes join, stay for a session and leave; the maintenance repairs tables;
// lookups follow the tables as they are. Each tick handles first nodes and maintenance, then new lookups,
// then hops.

import { drawIds } from '../flat/ids.ts';
import { STREAM, streamKey } from '../random/draw.ts';
import { permutation } from '../random/permutation.ts';
import { fractionOf, RandomStream } from '../random/random-stream.ts';
import { type Key, threefry2x32 } from '../random/threefry.ts';
import { Ring } from '../routing/ring.ts';
import { LOOKUP_BYTES } from './bytes.ts';
import { type ChurnOptions, TICKS_PER_SECOND } from './churn-options.ts';
import { CHUNK } from './event-buckets.ts';
import { Traffic } from './lookup-traffic.ts';
import { Lookups } from './lookups.ts';
import {
  ARRIVAL,
  type ChurnWorld,
  Cost,
  DEPARTURE,
  type MaintenanceProtocol,
} from './maintenance-protocol.ts';
import { Nodes } from './nodes.ts';
import { slotsFor, waitingEvents, waitingLookups } from './sizes.ts';
import type { Tables } from './tables.ts';
import { timeLeftMs, timeMs } from './time-law.ts';
import { Timeline } from './timeline.ts';
import { EVENT_WORDS, TimingWheel } from './timing-wheel.ts';

/** Delay after which an arriving node that found no free slot tries again. */
const PUT_OFF = TICKS_PER_SECOND;
/** Nodes in the measured time. */
interface Turnover {
  joins: number;
  departures: number;
  crashes: number;
  /** Arrivals that found all slots taken, and tried again later. */
  putOff: number;
}

const NONE_YET: Turnover = { joins: 0, departures: 0, crashes: 0, putOff: 0 };

export class Churn implements ChurnWorld {
  readonly options: ChurnOptions;
  readonly wheel: TimingWheel;
  readonly nodes: Nodes;
  readonly ring: Ring;
  readonly tables: Tables;
  readonly lookups: Lookups;
  readonly cost = new Cost();
  readonly controlDelay: number;
  readonly draws: RandomStream;
  readonly maintenance: MaintenanceProtocol;
  /** The first tick that is not run. */
  readonly end: number;
  readonly timeline: Timeline;
  /** Sum over ticks of the number of live nodes, in the measured time. */
  liveTicks = 0;
  controlEvents = 0;

  readonly #idOf: (index: number) => number;
  readonly #sessionKey: Key;
  readonly #traffic: Traffic;
  readonly #words = new Int32Array(2);
  #turnover = { ...NONE_YET };
  #ids = 0;
  #mendingBefore = 0;

  constructor(options: ChurnOptions) {
    const { seed, bits, nodes, delay } = options;
    const slots = slotsFor(options);
    this.options = options;
    this.end = options.warmUp + options.duration + 1;
    this.controlDelay = Math.max(1, Math.round((delay.min + delay.max) / 2));
    this.wheel = new TimingWheel(waitingEvents(options));
    this.nodes = new Nodes(slots);
    this.ring = new Ring(bits, slots, nodes);
    this.draws = new RandomStream(seed, STREAM.maintenance);
    this.#idOf = permutation(streamKey(seed, STREAM.ids, bits), bits);
    this.#sessionKey = streamKey(seed, STREAM.sessions, 0);
    this.timeline = new Timeline(options.duration);
    const createTables = options.geometry.churn.maintenance[options.maintenance];
    if (createTables === undefined) {
      throw new RangeError(`${options.geometry.name} does not support maintenance by ${options.maintenance}`);
    }
    const { tables, start } = createTables(this.ring, this.nodes.liveId, options.entries);
    this.tables = tables;
    this.lookups = new Lookups(this.nodes, tables, {
      ...options,
      maxDelay: delay.max,
      capacity: waitingLookups(options),
    });
    this.lookups.delay = delayDraw(options);
    this.#traffic = new Traffic(options, this.nodes, this.lookups);
    this.#placeFirst();
    this.maintenance = start(this);
    this.maintenance.begin();
  }

  /** Runs through tick `until`, or to the end. */
  run(until: number): void {
    const { wheel, lookups, options } = this;
    const last = Math.min(until, this.end - 1);
    while (wheel.now < last) {
      const bucket = wheel.advance();
      const { now } = wheel;
      if (now === options.warmUp + 1) this.#beginCounting();
      this.#handle(bucket);
      if (now > options.warmUp) {
        this.#traffic.issue(now);
        this.liveTicks += this.nodes.live;
        if (this.timeline.endsAt(now - options.warmUp)) this.#endInterval(now - options.warmUp);
      }
      lookups.run(now);
    }
  }

  get #isCounting(): boolean {
    return this.wheel.now > this.options.warmUp;
  }

  get isOver(): boolean {
    return this.wheel.now >= this.end - 1;
  }

  get events(): number {
    return this.controlEvents + this.lookups.events;
  }

  get counted(): Readonly<Turnover> {
    return this.#isCounting ? this.#turnover : NONE_YET;
  }

  /** Messages of the maintenance and their bytes, in the measured time. */
  get maintenanceCost(): { messages: number; bytes: number } {
    if (!this.#isCounting) return { messages: 0, bytes: 0 };
    const mending = this.lookups.maintenanceMessages - this.#mendingBefore;
    return {
      messages: this.cost.messages + mending,
      bytes: this.cost.bytes + mending * LOOKUP_BYTES,
    };
  }

  freshId(): number {
    const size = 2 ** this.options.bits;
    if (this.#ids === size) throw new RangeError(`all ${size} IDs have been used; use more bits`);
    return this.#idOf(this.#ids++);
  }

  goUp(slot: number, id: number): void {
    this.nodes.goUp(slot, id);
    this.#turnover.joins++;
    const [fraction] = this.#fractionsOf(id, 0);
    this.later(ticks(timeMs(this.options.session, fraction)), DEPARTURE, slot, id);
  }

  later(wait: number, kind: number, a: number, b: number, c = 0, d = 0, e = 0): void {
    const tick = this.wheel.now + wait;
    if (tick < this.end) this.wheel.push(tick, kind, a, b, c, d, e);
  }

  /** Schedules the arrival of a node, at the next tick or later. */
  arriveAt(tick: number): void {
    this.wheel.push(tick, ARRIVAL, 0, 0);
  }

  #placeFirst(): void {
    const { seed, bits, nodes: count, session, away } = this.options;
    const ids = new Int32Array(count);
    drawIds(seed, bits, ids);
    this.#ids = count;
    this.ring.fill(ids);
    for (let slot = 0; slot < count; slot++) {
      const id = ids[slot]!;
      this.nodes.goUp(this.nodes.take(), id);
      const [fraction, other] = this.#fractionsOf(id, 0);
      this.later(ticks(timeLeftMs(session, fraction, other)), DEPARTURE, slot, id);
    }
    const missing = Math.round((count * away.meanMs) / session.meanMs);
    for (let i = 0; i < missing; i++) {
      this.later(ticks(timeLeftMs(away, this.draws.fraction(), this.draws.fraction())), ARRIVAL, 0, 0);
    }
  }

  #handle(bucket: number): void {
    const { buckets } = this.wheel;
    const { data } = buckets;
    for (let chunk = buckets.take(bucket); chunk >= 0; chunk = buckets.release(chunk)) {
      const count = buckets.taken(chunk);
      const end = (chunk * CHUNK + count) * EVENT_WORDS;
      for (let at = chunk * CHUNK * EVENT_WORDS; at < end; at += EVENT_WORDS) {
        const kind = data[at + 1]!;
        if (kind === DEPARTURE) this.#depart(data[at + 2]!, data[at + 3]!);
        else if (kind === ARRIVAL) this.#arrive();
        else this.maintenance.handle(kind, data, at);
      }
      this.controlEvents += count;
    }
  }

  #arrive(): void {
    if (this.maintenance.arrive()) return;
    this.#turnover.putOff++;
    this.later(PUT_OFF, ARRIVAL, 0, 0);
  }

  #depart(slot: number, id: number): void {
    const [crash, fraction] = this.#fractionsOf(id, 1);
    const crashed = crash < this.options.crashShare;
    this.nodes.goDown(slot);
    this.#turnover.departures++;
    if (crashed) this.#turnover.crashes++;
    this.maintenance.left(slot, id, crashed);
    this.later(ticks(timeMs(this.options.away, fraction)), ARRIVAL, 0, 0);
  }

  #beginCounting(): void {
    this.#turnover = { ...NONE_YET };
    this.cost.messages = 0;
    this.cost.bytes = 0;
    this.#mendingBefore = this.lookups.maintenanceMessages;
  }

  #endInterval(end: number): void {
    const { issued, delivered, failures } = this.lookups.counts;
    const { joins, departures } = this.#turnover;
    const maintenanceMessages = this.maintenanceCost.messages;
    this.timeline.add(end, this.nodes.live, {
      issued,
      delivered,
      failed: failures,
      joins,
      departures,
      maintenanceMessages,
    });
  }

  #fractionsOf(id: number, counter: number): readonly [number, number] {
    threefry2x32(this.#sessionKey[0] | 0, this.#sessionKey[1] | 0, id, counter, this.#words);
    return [fractionOf(this.#words[0]!), fractionOf(this.#words[1]!)];
  }
}

/** Whole, at least 1, and small enough to add to a tick. */
function ticks(ms: number): number {
  return Math.min(2 ** 40, Math.max(1, Math.round((ms * TICKS_PER_SECOND) / 1000)));
}

function delayDraw({ seed, delay }: ChurnOptions): () => number {
  const { min, max } = delay;
  if (min === max) return () => min;
  const draws = new RandomStream(seed, STREAM.delays);
  return () => min + draws.below(max - min + 1);
}
