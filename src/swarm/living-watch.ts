// Watches a living overlay: epochs never fall at a node; once nothing changes any more, each node's table is that of the nodes
// that are registered, and a message finds its way from any node to any other.

import { livingTables } from '../geometries/living.ts';
import { compareEpochs, type Epoch } from '../overlay/epoch.ts';
import type { MessengerReport } from '../overlay/report.ts';
import { seedKey } from '../random/draw.ts';
import { Draws } from '../random/draws.ts';
import { Ring } from '../routing/ring.ts';
import type { Found } from '../scenario/checks.ts';
import { kindOf } from '../scenario/faults/index.ts';
import type { Scenario, Step } from '../scenario/scenario.ts';
import type { EventRecord, World } from '../simulator/world.ts';
import { maxLatencyMs } from './presence-watch.ts';

const MAX_TRACES = 8;

export class LivingWatch {
  readonly #scenario: Scenario;
  /** Nodes are told soon what has changed. */
  readonly #isPrompt: boolean;
  /** A message arrives soon. */
  readonly #isQuick: boolean;
  readonly #found: Found;
  /** By index: what the node was told last since it registered, and its epoch then. */
  readonly #told = new Map<number, Epoch>();
  readonly #known = new Map<number, Epoch>();
  /** By index: the sink of the trace that has not ended. */
  readonly #traces = new Map<number, number>();

  constructor(scenario: Scenario, found: Found) {
    const delays = ({ action }: Step) =>
      action.kind !== 'command' && (action.kind === 'pause' || kindOf(action).delays?.(action) === true);
    const { timeoutMs, bytesPerSecond, latency } = scenario.network;
    const isWide = bytesPerSecond === 0 || bytesPerSecond > 1_000_000;
    this.#scenario = scenario;
    this.#isPrompt = timeoutMs >= 3000 && isWide && !scenario.faults.some(delays);
    this.#isQuick = this.#isPrompt && maxLatencyMs(latency) !== undefined;
    this.#found = found;
  }

  see(record: EventRecord, world: World): void {
    if (record.what !== 'message') return;
    const { node } = record;
    const { message } = record.detail;
    if (message.kind === 'registrationResponse') {
      this.#told.delete(node);
      this.#known.delete(node);
    }
    if (message.kind !== 'tableChange') return;
    this.#told.set(node, message.epoch);
    const now = world.nodes[node]!.messenger?.livingTable?.epoch;
    const before = this.#known.get(node);
    if (now === undefined) return;
    if (before !== undefined && compareEpochs(now, before) < 0) {
      this.#found('living', `the epoch of the node at ${node} has fallen from ${before.n} to ${now.n}`);
    }
    this.#known.set(node, now);
  }

  /** Nothing has changed for long. `members`: indexes of the registered nodes by ID. */
  quiet(world: World, members: ReadonlyMap<number, number>): void {
    if (!this.#isPrompt || !world.nodes[0]!.up) return;
    const ids = [...members.keys()].sort((a, b) => a - b);
    const peersOf = this.#defined(ids);
    const there = ids.filter((id) => this.#isThere(world, id, members.get(id)!));
    for (const id of there) {
      const index = members.get(id)!;
      const table = world.nodes[index]!.messenger!.livingTable;
      const peers = (table?.peerIds ?? []).sort((a, b) => a - b).join();
      if (table?.epoch === undefined) this.#found('living', `node ${id} has no living table`);
      else if (peers !== peersOf(id)) {
        this.#found(
          'living',
          `node ${id} has the peers ${peers} of epoch ${table.epoch.n}, not ${peersOf(id)}`,
        );
      } else if (compareEpochs(table.epoch, this.#told.get(index)!) !== 0) {
        this.#found('living', `node ${id} has epoch ${table.epoch.n}, not ${this.#told.get(index)!.n}`);
      }
    }
    // A node that is gone and still in the tables may be the only way.
    if (this.#isQuick && there.length === ids.length && ids.length > 1) this.#trace(world, ids, members);
  }

  #defined(ids: readonly number[]): (id: number) => string {
    const { geometry, seed, idBits } = this.#scenario;
    const ring = new Ring(idBits, ids.length + 1, ids.length + 1);
    const tables = livingTables(geometry, seedKey(seed))(ring, ids.length + 1);
    ring.fill(Int32Array.from(ids));
    tables.fill();
    return (id) => [...tables.peersOf(ids.indexOf(id))].sort((a, b) => a - b).join();
  }

  /** The process that registered as that node runs, and knows its ID. */
  #isThere(world: World, id: number, index: number): boolean {
    const { up, messenger } = world.nodes[index]!;
    return up && messenger?.id === id;
  }

  #trace(world: World, ids: readonly number[], members: ReadonlyMap<number, number>): void {
    const draw = new Draws(seedKey(`${this.#scenario.seed}:traces`));
    for (let i = 0; i < MAX_TRACES; i++) {
      const [source, sink] = [draw.of(ids), draw.of(ids)];
      const index = members.get(source)!;
      if (this.#traces.has(index)) continue;
      this.#traces.set(index, sink);
      world.nodes[index]!.tell({ name: 'trace', who: String(sink) });
    }
  }

  messengerSays(node: number, report: MessengerReport): void {
    if (report.kind !== 'ended' || report.command !== 'trace') return;
    const sink = this.#traces.get(node);
    this.#traces.delete(node);
    if (report.outcome === 'failed') {
      this.#found('traced', `the trace from the node at ${node} to ${sink} failed: ${report.reason}`);
    }
  }

  /** All traces have had their time. */
  over(): void {
    for (const [node, sink] of this.#traces) {
      this.#found('traced', `the trace from the node at ${node} to ${sink} has not ended`);
    }
  }
}
