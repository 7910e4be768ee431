// Follows every packet of a simulation with full knowledge of it: its run, the nodes it visited, its outcome;
// and computes for each node what its next answer to the registry must contain.

import { clockwise } from '../routing/clockwise.ts';
import type { Metric } from '../routing/geometry.ts';
import type { Found } from '../scenario/checks.ts';
import type { EventRecord, World } from '../simulator/world.ts';
import { PairWatch } from './pairs.ts';

/** The packets of one run so far, by outcome. */
export interface RunTruth {
  originated: number;
  received: number;
  dropped: number;
  lost: number;
}

/** What passed through a node. Sums are exact: at most 2^22 packets of 2^31. */
export interface NodeTruth {
  sent: number;
  received: number;
  relayed: number;
  dropped: number;
  sumReceived: number;
}

interface Flight {
  readonly run: number;
  readonly epoch: number;
  readonly source: number;
  readonly sink: number;
  readonly payload: number;
  /** Indices of the nodes visited, the source first. */
  readonly met: number[];
  /** Remaining distance to its sink. */
  left: number;
}

type PacketRecord = Extract<EventRecord, { what: 'send' | 'relay' | 'deliver' | 'drop' | 'lose' }>;

export class PacketWatch {
  readonly runs = new Map<number, RunTruth>();
  readonly pairs: PairWatch;
  readonly #flights = new Map<number, Flight>();
  /** By index: counts since the last answer, and answers since the run began. */
  readonly #counted: NodeTruth[] = [];
  readonly #answered: NodeTruth[] = [];
  readonly #metric: Metric;
  readonly #found: Found;
  /** The registry's run. */
  run = 0;
  /** By index: the run that a node was last told to start; what it sends belongs to it. */
  readonly #runOf: number[] = [];
  /** The registry's overlay. */
  epoch = 0;
  /**
   * Movements of packets of an ended run, or of a replaced overlay, which the next run's account includes.
   */
  late: 'run' | 'overlay' | undefined;
  /** By index: the overlay of a node's table. */
  readonly #epochOf: number[] = [];
  #runEnded = false;

  constructor(metric: Metric, found: Found) {
    this.#metric = metric;
    this.pairs = new PairWatch(found);
    this.#found = found;
  }

  begin(run: number): void {
    this.run = run;
    this.pairs.begin();
    this.#answered.length = 0;
    this.#runEnded = false;
    if ([...this.#flights.values()].some((flight) => flight.epoch === this.epoch)) this.late ??= 'run';
  }

  started(node: number, run: number): void {
    this.#runOf[node] = run;
  }

  end(): void {
    this.#runEnded = true;
  }

  /** The registry sets up a new overlay: nodes reset their counters. */
  setUp(epoch: number): void {
    this.epoch = epoch;
    this.late = undefined;
  }

  answered(node: number): NodeTruth {
    this.#answered[node] ??= nothingCounted();
    return this.#answered[node];
  }

  truth(run: number): RunTruth {
    let truth = this.runs.get(run);
    if (truth === undefined) {
      truth = { originated: 0, received: 0, dropped: 0, lost: 0 };
      this.runs.set(run, truth);
    }
    return truth;
  }

  flying(run: number): number {
    let count = 0;
    for (const flight of this.#flights.values()) if (flight.run === run) count++;
    return count;
  }

  /** The node takes its counters for an answer, or discards them. */
  answer(node: number, forRun: boolean): void {
    const counted = this.#counted[node] ?? nothingCounted();
    this.#counted[node] = nothingCounted();
    if (!forRun) return;
    const answered = this.answered(node);
    answered.sent += counted.sent;
    answered.received += counted.received;
    answered.relayed += counted.relayed;
    answered.dropped += counted.dropped;
    answered.sumReceived += counted.sumReceived;
  }

  /** The node has its place in a new overlay, and discards its counters. */
  install(node: number, epoch: number): void {
    this.answer(node, false);
    this.pairs.forget(node);
    this.#epochOf[node] = epoch;
  }

  unsent(node: number): void {
    this.pairs.unsent(node);
    const truth = this.truth(this.#runOf[node] ?? 0);
    truth.originated++;
    truth.dropped++;
    const counted = this.#count(node);
    counted.sent++;
    counted.dropped++;
  }

  see({ what, node, detail: packet }: PacketRecord, world: World): void {
    if (what === 'send') return this.#sent(node, packet, world);
    const flight = this.#flights.get(packet);
    if (flight === undefined) {
      return this.#found('unchanged', `packet ${packet}: ${what} at ${node}, but it is not in flight`);
    }
    const { run } = flight;
    if (what !== 'lose') this.#isLate(flight, node);
    const id = world.columns.id[node - 1]!;
    switch (what) {
      case 'relay':
        this.#meets(flight, node, id);
        this.#count(node).relayed++;
        return;
      case 'deliver':
        this.#meets(flight, node, id);
        this.#delivered(flight, node, packet, world);
        break;
      case 'drop':
        this.truth(run).dropped++;
        this.#count(node).dropped++;
        break;
      case 'lose':
        this.truth(run).lost++;
        break;
      default:
        what satisfies never;
    }
    this.#flights.delete(packet);
  }

  #isLate({ run, epoch }: Flight, node: number): void {
    if (this.#epochOf[node] !== this.epoch) return;
    if (epoch !== this.epoch) this.late = 'overlay';
    else if (this.#runEnded || run !== this.run) this.late = 'run';
  }

  #sent(node: number, packet: number, world: World): void {
    if (this.#flights.has(packet)) this.#found('unchanged', `packet ${packet} is sent while in flight`);
    const { packets } = world;
    const run = this.#runOf[node] ?? 0;
    this.#flights.set(packet, {
      run,
      epoch: this.#epochOf[node] ?? 0,
      source: packets.source[packet]!,
      sink: packets.sink[packet]!,
      payload: packets.payload[packet]!,
      met: [node],
      left: this.#distance(packets.source[packet]!, packets.sink[packet]!),
    });
    this.truth(run).originated++;
    this.#count(node).sent++;
    this.pairs.sent(node, packets.sink[packet]!);
  }

  #meets(flight: Flight, node: number, id: number): void {
    const { source, sink, met } = flight;
    const route = `from ${source} to ${sink} by the nodes at ${met.join(', ')}, ${node}`;
    if (met.includes(node)) this.#found('twice', route);
    met.push(node);
    const left = this.#distance(id, sink);
    // In a replaced overlay, IDs may belong to other nodes by now.
    if (left >= flight.left && flight.epoch === this.#epochOf[node]) this.#found('overshoot', route);
    flight.left = left;
  }

  /** From a node to a sink. Clockwise, a node past the sink is further from it than before. */
  #distance(id: number, sink: number): number {
    return this.#metric === 'xor' ? id ^ sink : clockwise(id, sink);
  }

  #delivered(
    { run, source, sink, payload }: Flight,
    node: number,
    packet: number,
    { packets, columns }: World,
  ) {
    const same =
      packets.source[packet] === source &&
      packets.sink[packet] === sink &&
      packets.payload[packet] === payload;
    if (!same || columns.id[node - 1] !== sink) {
      this.#found('unchanged', `${payload} from ${source} to ${sink} arrives as ${packets.payload[packet]}`);
    }
    this.truth(run).received++;
    const counted = this.#count(node);
    counted.received++;
    counted.sumReceived += payload;
    this.pairs.received(node, source);
  }

  #count(node: number): NodeTruth {
    this.#counted[node] ??= nothingCounted();
    return this.#counted[node];
  }
}

export function nothingCounted(): NodeTruth {
  return { sent: 0, received: 0, relayed: 0, dropped: 0, sumReceived: 0 };
}
