// Runs a scenario from its first node to its last event, and returns the result.

import { geometries } from '../geometries/index.ts';
import { livingTables } from '../geometries/living.ts';
import type { RegistryCommand } from '../overlay/commands.ts';
import type { Message } from '../overlay/message.ts';
import type { MessengerReport, RegistryReport, Summary } from '../overlay/report.ts';
import { seedKey } from '../random/draw.ts';
import { Distribution } from '../results/distribution.ts';
import { signer } from '../seal/seal.ts';
import { type Clock, type EventRecord, World } from '../simulator/world.ts';
import type { Scenario } from './scenario.ts';
import { Schedule } from './schedule.ts';
import { type Stage, Stages } from './stages.ts';
import { toUs } from './time.ts';

export interface CommandResult {
  readonly command: RegistryCommand;
  readonly outcome: 'done' | 'failed' | 'mismatch' | 'unfinished';
  readonly reason: string;
}

export interface Result {
  readonly world: World;
  readonly commands: readonly CommandResult[];
  /** For each run that ended, in order. */
  readonly summaries: readonly Summary[];
  /** Hops of each delivered packet. */
  readonly pathLengths: Distribution;
  /** From sending to arrival, in virtual microseconds. */
  readonly deliveryUs: Distribution;
  /** True when every event was handled; false when the event limit was reached first. */
  readonly complete: boolean;
  // Up to the end of the last command: after it all nodes leave.
  readonly virtualSeconds: number;
  readonly events: number;
  readonly controlMessages: number;
}

export interface SimulationOptions {
  readonly throughCodec?: (message: Message) => Message;
  /** Decides which event is next; left out: that of the earliest time. */
  readonly clock?: Clock;
  /** `us`: the time, in virtual microseconds. */
  registryReports?(report: RegistryReport, us: number): void;
  messengerReports?(node: number, report: MessengerReport): void;
  observe?(record: EventRecord, world: World): void;
  /**
   * Called twice: after the last command, and after all messengers have left and no event remains. In a living overlay also
   * before the first of these, when its tables have had time to settle; time goes on after it as long as a trace may take.
   */
  pause?(moment: 'quiet' | 'commands ended' | 'all left', world: World): void;
  /** Called every thousand events, for progress: the events so far, and the stage's progress. */
  progress?(events: number, stage: Stage): void;
  /** Maximum events. */
  readonly maxEvents?: number;
}

/** Thrown by whoever steers a simulation and wants no more of it. */
export class Abandoned extends Error {}

const SLICE = 1000;

/** Of a registry with names: how long nodes are lost, and how long names are kept. */
export const COUNTING_TIMERS = ['heartbeat', 'names:day'];

/** Why a command has no end that was under way when the registry crashed; it has come back. */
export const REGISTRY_CRASHED = 'the registry crashed';

/** How long messengers try to reach a registry with a disk that has crashed. */
const RECONNECT_MS = 60_000;

/** Of a wait-for where heartbeats go on for ever; elsewhere one that waits in vain ends when nothing happens any more. */
const MAX_WAIT_MS = 600_000;

/** Longer than a change may be held back, and nodes may take to register again. */
const SETTLE_MS = 10_000;
/** Where nodes come and go all the time, tables never settle. */
const MAX_SETTLES = 10;
/** As long as a trace may take. */
const TRACE_MS = 5000;

export function simulate(scenario: Scenario, options: SimulationOptions = {}): Result {
  const summaries: Summary[] = [];
  const commands: CommandResult[] = [];
  /** Commands of the scenario's list that have been scheduled. */
  let planned = 0;
  /** The command of the scenario's list in progress, and the command of the current call of `give`. */
  let pending: RegistryCommand | undefined;
  let given: RegistryCommand | undefined;
  /** The commands are over: nodes that have not started yet do not start. */
  let over = false;
  const { heartbeatMs, diskMs, living } = scenario;
  /** When a node came or went last. */
  let changedUs = 0;
  const stages = new Stages(scenario.nodes);
  const pathLengths = new Distribution();
  const deliveryUs = new Distribution();

  const world: World = new World({
    seed: scenario.seed,
    nodes: scenario.nodes,
    registry: {
      idBits: scenario.idBits,
      minNodes: scenario.minNodes,
      geometry: geometries[scenario.geometry],
      ...(living && { living: livingTables(scenario.geometry, seedKey(scenario.seed)) }),
      ...(heartbeatMs !== undefined && { timing: { heartbeatMs, waitMs: MAX_WAIT_MS } }),
    },
    presence: heartbeatMs !== undefined,
    living: living === true,
    network: scenario.network,
    ...(scenario.names && { names: scenario.names, makeSigner: signer }),
    ...(diskMs !== undefined && { diskMs, reconnectMs: RECONNECT_MS, makeSigner: signer }),
    restarted() {
      if (pending === undefined) return;
      commands.push({ command: pending, outcome: 'unfinished', reason: REGISTRY_CRASHED });
      pending = undefined;
      nextCommand();
    },
    ...(options.throughCodec === undefined ? {} : { throughCodec: options.throughCodec }),
    ...(options.clock === undefined ? {} : { clock: options.clock }),
    ...(options.observe === undefined ? {} : { observe: options.observe }),
    registryReports(report) {
      options.registryReports?.(report, world.nowUs);
      stages.registrySays(report);
      if (report.kind === 'registered' || report.kind === 'left') changedUs = world.nowUs;
      // The result carries the default number of entries if the command had none.
      if (report.kind === 'setting-up' && given?.name === 'setup-overlay' && given === pending) {
        pending = { ...given, entries: report.entries };
        given = pending;
      }
      if (report.kind === 'summary') summaries.push(report.summary);
      // A command of the timeline is refused while another is in progress: this end is its own.
      const ofAnother = given !== undefined && given !== pending && given.name === pending?.name;
      if (report.kind === 'ended' && report.command === pending?.name && !ofAnother) {
        commands.push({ command: pending, outcome: report.outcome, reason: report.reason });
        pending = undefined;
        nextCommand();
      }
    },
    messengerReports(row, report) {
      options.messengerReports?.(row + 1, report);
      if (report.kind === 'set-up') stages.setUp();
    },
    planned(what, index) {
      if (what === 'start') return over ? undefined : world.start(index);
      const isCommand = what === 'command' || scenario.faults[index]!.action.kind === 'command';
      if (isCommand && world.holds(what, index)) return;
      if (what === 'fault') return schedule.act(index);
      pending = scenario.commands[index]!.command;
      give(pending);
    },
    delivered(packet) {
      pathLengths.add(world.packets.hops[packet]! + 1);
      deliveryUs.add(world.nowUs - world.packets.bornUs[packet]!);
    },
  });

  /** Acts between events, never within one, while a core is running. */
  const nextCommand = () => {
    const next = scenario.commands[planned];
    if (next !== undefined) world.plan(Math.max(world.nowUs, toUs(next.atMs)), 'command', planned++);
  };
  const give = (command: RegistryCommand) => {
    given = command;
    world.command(command);
    given = undefined;
  };

  const schedule = new Schedule(world, scenario, give);
  schedule.plan();
  nextCommand();

  const limit = options.maxEvents ?? Number.POSITIVE_INFINITY;
  const runUntil = (done: () => boolean): boolean => {
    while (world.events < limit) {
      if (world.run(SLICE, done) || done()) return true;
      options.progress?.(world.events, stages.now);
    }
    return false;
  };
  const lastFaultUs = schedule.lastUs;
  const commandsDone = () => pending === undefined && commands.length === scenario.commands.length;
  // After the registry has crashed, until all nodes have detected it.
  const registryCrashed = () => world.nodes[0]!.crashed !== 'no';
  const faultsDone = () => schedule.isOver && world.nowUs > lastFaultUs;
  let complete = runUntil(() => commandsDone() && faultsDone() && !registryCrashed());
  if (pending !== undefined) {
    const reason = world.nodes[0]!.up ? 'nothing happens any more' : 'the registry has ended';
    commands.push({ command: pending, outcome: 'unfinished', reason });
    pending = undefined;
  }
  if (living && world.nodes[0]!.up) {
    const endUs = world.nowUs + toUs(MAX_SETTLES * SETTLE_MS);
    changedUs = world.nowUs;
    const isQuiet = () => world.nowUs >= changedUs + toUs(SETTLE_MS);
    runUntil(() => isQuiet() || world.nowUs >= endUs);
    if (isQuiet() || world.nowUs < endUs) options.pause?.('quiet', world);
    const tracedUs = world.nowUs + toUs(TRACE_MS + SETTLE_MS);
    runUntil(() => world.nowUs >= tracedUs);
  }
  options.pause?.('commands ended', world);
  over = true;
  stages.over();
  const { nowUs, events } = world;
  const { controlMessages } = world.network;
  const counts = scenario.names !== undefined && heartbeatMs !== undefined;
  complete = complete && windDown(world, runUntil, counts, () => options.pause?.('all left', world));
  return {
    world,
    commands,
    summaries,
    pathLengths,
    deliveryUs,
    complete,
    virtualSeconds: nowUs / 1e6,
    events,
    controlMessages,
  };
}

/**
 * All nodes leave, then the registry exits: anything left after that is a leak. counts: it counts for ever how long nodes with
 * names are lost.
 */
function windDown(
  world: World,
  runUntil: (done: () => boolean) => boolean,
  counts: boolean,
  allLeft: () => void,
): boolean {
  const [registry, ...nodes] = world.nodes;
  for (const node of nodes) node.leave();
  const onlyCounts = () =>
    nodes.every(({ up }) => !up) &&
    registry!.liveEnds().length === 0 &&
    registry!.timersSet.every((timer) => COUNTING_TIMERS.includes(timer));
  if (!runUntil(() => counts && onlyCounts())) return false;
  allLeft();
  world.command({ name: 'exit' });
  return runUntil(() => false);
}
