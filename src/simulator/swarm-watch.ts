// Watches a simulation while it runs: what its nodes and its registry say is held against what really happened.

import { formatAddress } from '../overlay/address.ts';
import { MAX_ENTRIES } from '../overlay/columns.ts';
import type { Message } from '../overlay/message.ts';
import type { MessengerReport, RegistryReport, Summary } from '../overlay/report.ts';
import { STREAM, seedKey, streamKey } from '../random/draw.ts';
import { ARE_YOU_THERE } from '../registry/claims.ts';
import { clockwise } from '../routing/clockwise.ts';
import { geometries } from '../routing/geometry.ts';
import { type CheckName, check, type Violation } from './checks.ts';
import type { Scenario, Step } from './scenario.ts';
import type { SimulatedNode } from './simulated-node.ts';
import { type Result, type SimulationOptions, simulate } from './simulation.ts';
import { PacketWatch } from './swarm-packets.ts';
import { Sightings } from './swarm-sightings.ts';
import type { EventRecord, World } from './world.ts';

export interface Watched {
  readonly violations: readonly Violation[];
  readonly sightings: Sightings;
  /** undefined when a core threw. */
  readonly result: Result | undefined;
  readonly events: number;
}

/** Of each check. */
const MOST_VIOLATIONS = 5;

/** Runs a scenario under every check. */
export function watch(scenario: Scenario, options: SimulationOptions = {}): Watched {
  const watcher = new Watcher(scenario);
  try {
    const result = simulate(scenario, {
      ...options,
      observe(record, world) {
        watcher.see(record, world);
        options.observe?.(record, world);
      },
      registryReports(report, us) {
        watcher.registrySays(report);
        options.registryReports?.(report, us);
      },
      messengerReports(node, report) {
        watcher.messengerSays(node, report);
        options.messengerReports?.(node, report);
      },
      pause(moment, world) {
        watcher.pause(moment, world);
        options.pause?.(moment, world);
      },
    });
    for (const violation of check(result, scenario)) watcher.found(violation.check, violation.detail);
    watcher.ended(result);
    return { ...watcher, result, events: result.world.events };
  } catch (error) {
    watcher.found('throws', (error as Error).stack ?? String(error));
    return { ...watcher, result: undefined, events: 0 };
  }
}

class Watcher {
  readonly violations: Violation[] = [];
  readonly sightings = new Sightings();
  readonly #scenario: Scenario;
  readonly #packets = new PacketWatch((check, detail) => this.found(check, detail));
  #world: World | undefined;
  /** Registered, as the registry says: index by ID. */
  readonly #members = new Map<number, number>();
  /** By index: the epoch that a node said it is in; LOST once it has lost the registry, or started anew. */
  readonly #epochOf: number[] = [];
  #settingUp: ReadonlyMap<number, number> = new Map();
  #entries = 0;
  #epoch = 0;
  #given = 0;
  #ended = 0;
  /** IDs of nodes that went away during the run; undefined when there is none. */
  #leftInRun: Set<number> | undefined;
  /** Who takes part in the run. */
  #inRun: ReadonlyMap<number, number> = new Map();
  #lastSummary: Summary | undefined;
  /** Nodes that were up and not registered when the last command had ended. */
  #strangers: readonly SimulatedNode[] = [];
  /** The last command has ended. */
  #over = false;
  /** Nodes that were told to leave, or have said why they end. */
  readonly #told = new Set<number>();
  #justEnded: { readonly node: number; readonly link: number } | undefined;

  /** The network brings everything in time: nobody need give up. */
  readonly #quick: boolean;

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
    const { faults, network } = scenario;
    const slows = ({ action }: Step) =>
      action.kind === 'cut' ||
      action.kind === 'slow-connects' ||
      (action.kind === 'slow' && action.serviceUs > 1000);
    this.#quick = network.timeoutMs >= 10_000 && !faults.some(slows);
  }

  found(check: CheckName, detail: string): void {
    const same = this.violations.filter((violation) => violation.check === check);
    if (same.length < MOST_VIOLATIONS) this.violations.push({ check, detail });
  }

  see(record: EventRecord, world: World): void {
    this.#world = world;
    this.#linkIsClosed(world);
    const { what, node } = record;
    this.sightings.see(record, world, this.#leftInRun !== undefined);
    switch (what) {
      case 'send':
      case 'relay':
      case 'deliver':
      case 'drop':
      case 'lose':
        return this.#packets.see(record, world);
      case 'unsent':
        return this.#packets.unsent(node);
      case 'message':
        if (record.detail.kind === 'message') this.#message(node, record.detail.message);
        return;
      case 'ended':
        if (record.detail.kind === 'ended') this.#justEnded = { node, link: record.detail.link };
        return;
      case 'start':
        this.#told.delete(node);
        this.#epochOf[node] = LOST;
        return this.#packets.answer(node, false);
      case 'command':
        this.#given++;
        return;
      case 'leave':
        this.#told.add(node);
        return;
      case 'exit':
        return this.#coreEnded(node, world);
      default:
    }
  }

  #linkIsClosed(world: World): void {
    const ended = this.#justEnded;
    if (ended === undefined) return;
    this.#justEnded = undefined;
    const { node, link } = ended;
    if (world.nodes[node]!.liveEnds().some((end) => end.link === link)) {
      this.found('connection', `link ${link} of the node at ${node} stays open after the other side's end`);
    }
  }

  #message(node: number, message: Message): void {
    if (message.kind === 'initiateTask') this.#packets.started(node, message.ours?.run ?? 0);
    if (message.kind !== 'requestTrafficSummary' || message.ours === undefined) return;
    const { run, round } = message.ours;
    this.#packets.answer(node, run === this.#packets.run || round === ARE_YOU_THERE);
  }

  #coreEnded(node: number, world: World): void {
    const host = world.nodes[node]!;
    if (node > 0 && !this.#told.delete(node))
      this.found('says', `the node at ${node} ends and has not said why`);
    const dialled = host.liveEnds().filter(({ link }) => link < 0);
    if (dialled.length > 0) {
      this.found('connection', `the node at ${node} ends with its link ${dialled[0]!.link} open`);
    }
    const timers = node === 0 ? [] : host.timersSet; // a registry may be told to exit at any time
    if (timers.length > 0) this.found('timer', `the node at ${node} ends with ${timers.join(', ')} set`);
  }

  messengerSays(node: number, report: MessengerReport): void {
    if (report.kind === 'gave-up' || report.kind === 'refused') this.#told.add(node);
    this.sightings.messengerSays(report);
    if (report.kind === 'set-up') {
      this.#epochOf[node] = report.epoch;
      this.#packets.install(node, report.epoch);
    }
    if (report.kind === 'registry-lost') this.#epochOf[node] = LOST;
    if (report.kind === 'refused') this.found('returns', `the node at ${node}: ${report.reason}`);
    const fine = this.#world!.nodes[0]!.up && this.#quick;
    if (report.kind === 'gave-up' && fine) this.found('gives up', `the node at ${node}: ${report.reason}`);
  }

  registrySays(report: RegistryReport): void {
    this.sightings.registrySays(report);
    const world = this.#world!;
    switch (report.kind) {
      case 'registered':
        this.#members.set(report.id, indexOf(world, report.address));
        break;
      case 'left':
        this.#members.delete(report.id);
        this.#leftInRun?.add(report.id);
        if (report.how === 'lost' && this.#quick && !this.#over && this.#scenario.faults.length === 0) {
          this.found('gives up', `the registry gives node ${report.id} up: ${report.reason}`);
        }
        break;
      case 'setting-up':
        this.#epoch = report.epoch;
        this.#packets.setUp(report.epoch);
        this.#entries = report.entries;
        this.#settingUp = new Map(this.#members);
        break;
      case 'ready':
        this.#ready(world);
        break;
      case 'started':
        this.#leftInRun = new Set();
        this.#inRun = new Map(this.#members);
        this.#packets.begin(report.run);
        break;
      case 'summary':
        // Told again by the command traffic-summary.
        if (report.summary !== this.#lastSummary) this.#summary(report.summary);
        this.#lastSummary = report.summary;
        break;
      case 'ended':
        this.#commandEnded(report, world);
        break;
      default:
    }
  }

  /** Every node that is up and has not lost the registry is in this epoch, with the peers that the rule gives it. */
  #ready(world: World): void {
    const ids = [...this.#settingUp.keys()].sort((a, b) => a - b);
    const { columns } = world;
    const { seed, idBits } = this.#scenario;
    const key = streamKey(seedKey(seed), STREAM.links, 0);
    const space = { ids: Int32Array.from(ids), bits: idBits, key };
    ids.forEach((id, rank) => {
      const node = this.#settingUp.get(id)!;
      const epoch = this.#epochOf[node] ?? 0;
      if (!world.nodes[node]!.up || epoch === LOST) return;
      const row = node - 1;
      const count = columns.peerCount[row]!;
      const peers = [...columns.peers.subarray(row * MAX_ENTRIES, row * MAX_ENTRIES + count)];
      const wanted = geometries[this.#scenario.geometry]
        .peers(space, rank, this.#entries)
        .map((peer) => ids[peer]!)
        .sort((a, b) => clockwise(id, a) - clockwise(id, b));
      if (epoch !== this.#epoch || columns.id[row] !== id || `${peers}` !== `${wanted}`) {
        const has = `epoch ${epoch}, ID ${columns.id[row]} and peers ${peers}`;
        this.found('epoch', `node ${id} has ${has}; the registry: epoch ${this.#epoch}, peers ${wanted}`);
      }
    });
  }

  #summary(summary: Summary): void {
    const { run, matched, nodes } = summary;
    const truth = this.#packets.truth(run);
    const flying = this.#packets.flying(run);
    const { originated, received, dropped, lost } = truth;
    const really = `run ${run}: originated ${originated}, received ${received}, dropped ${dropped}, lost ${lost}, flying ${flying}`;
    const whole = originated === received;
    if (matched && !whole) this.found('false match', really);
    const left = this.#leftInRun!;
    const stayed = nodes.filter((node) => !node.left && !left.has(node.id));
    if (!matched && whole && stayed.length === nodes.length && this.#packets.late === undefined) {
      this.found('false alarm', `${really}; reported ${summary.totals.sent} and ${summary.totals.received}`);
    }
    for (const { id, ...said } of stayed) {
      const counted = this.#packets.answered(this.#inRun.get(id)!);
      const differs = (['sent', 'received', 'relayed', 'dropped'] as const).filter(
        (field) => said[field] !== counted[field],
      );
      if (said.sumReceived !== BigInt(counted.sumReceived)) {
        this.found('reported', `run ${run}, node ${id}: sum ${said.sumReceived}, not ${counted.sumReceived}`);
      }
      for (const field of differs) {
        this.found('reported', `run ${run}, node ${id}: ${field} ${said[field]}, not ${counted[field]}`);
      }
    }
    if (this.#packets.late !== undefined)
      this.sightings.add(`packets of an earlier ${this.#packets.late} moved in a run`);
    this.#packets.end();
    this.#leftInRun = undefined;
  }

  #commandEnded(report: Extract<RegistryReport, { kind: 'ended' }>, world: World): void {
    this.#ended++;
    if (this.#ended > this.#given) this.found('outcome', `${report.command} ended without having been given`);
    const { command, outcome } = report;
    if (report.reason.endsWith('has not ended yet') || report.reason.endsWith('told to exit')) return;
    if (command !== 'setup-overlay' && command !== 'start-rounds') return;
    const timers = world.nodes[0]!.timersSet.filter((name) => !/^(silence|claim):/.test(name));
    if (timers.length > 0) this.found('timer', `${command} ended with ${timers.join(', ')} set`);
    const summary = this.#lastSummary;
    if (command !== 'start-rounds' || outcome === 'failed' || summary === undefined) return;
    const ordered = summary.packetsPerNode * summary.nodes.length;
    if ((outcome === 'done') !== summary.matched) {
      this.found('outcome', `run ${summary.run} ended ${outcome}, matched ${summary.matched}`);
    }
    if (outcome === 'done' && summary.totals.sent !== ordered) {
      this.found('complete', `run ${summary.run}: sent ${summary.totals.sent} of ${ordered}`);
    }
  }

  pause(moment: 'commands ended' | 'all left', world: World): void {
    if (moment === 'all left') return this.#allLeft(world);
    this.#over = true;
    if (world.nodes[0]!.crashed !== 'no') return this.#registryGone(world);
    const members = new Set(this.#members.values());
    this.#strangers = world.nodes.slice(1).filter(({ index, up }) => up && !members.has(index));
  }

  /** Nothing happens any more: everybody has tried to reach it, has said so, and has ended. */
  #registryGone({ nodes }: World): void {
    for (const { index, up } of nodes.slice(1)) {
      if (up) this.found('stays', `the node at ${index} is up, and its registry is gone`);
    }
  }

  #allLeft({ nodes }: World): void {
    const registry = nodes[0]!;
    for (const { index, up } of nodes.slice(1)) if (up) this.found('stays', `the node at ${index} is up`);
    if (!registry.up) return;
    if (registry.timersSet.length > 0) {
      this.found('timer', `all have left, and the registry has ${registry.timersSet.join(', ')} set`);
    }
    const kept = registry.liveEnds();
    if (kept.length > 0) {
      this.found('connection', `all have left, and the registry has link ${kept[0]!.link}`);
    }
  }

  ended({ commands, world }: Result): void {
    if (world.traffic.waits > 0) this.sightings.add('a packet waited for room');
    if (world.nodes[0]!.crashed !== 'no') return;
    const last = commands.at(-1);
    if (last?.outcome !== 'unfinished') {
      if (this.#given !== this.#ended) {
        this.found('outcome', `${this.#given} commands were given, ${this.#ended} ended`);
      }
    } else if (last.command.name === 'wait-for' && this.#quick && this.#strangers.length > 0) {
      const { index } = this.#strangers[0]!;
      this.found('outcome', `wait-for waits, and the node at ${index} is up and not registered`);
    }
  }
}

/** In place of an epoch. */
const LOST = -1;

function indexOf(world: World, address: string): number {
  return world.nodes.findIndex(({ index }) => formatAddress(world.addressOf(index)) === address);
}
