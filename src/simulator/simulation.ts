// Runs a scenario from its first node to its last event, and says what came of it.

import type { Message } from '../overlay/message.ts';
import type { MessengerReport, RegistryCommand, RegistryReport, Summary } from '../overlay/report.ts';
import { below, STREAM, seedKey, streamKey } from '../random/draw.ts';
import { type Key, threefry2x32 } from '../random/threefry.ts';
import { geometries } from '../routing/geometry.ts';
import { Distribution } from './distribution.ts';
import type { Scenario, Selection, Step } from './scenario.ts';
import type { SimulatedNode } from './simulated-node.ts';
import { type EventRecord, World } from './world.ts';

export interface CommandResult {
  readonly command: RegistryCommand;
  readonly outcome: 'done' | 'failed' | 'mismatch' | 'unfinished';
  readonly reason: string;
}

export interface Result {
  readonly world: World;
  readonly commands: readonly CommandResult[];
  /** Of each run that ended, in order. */
  readonly summaries: readonly Summary[];
  /** Hops of each packet that arrived. */
  readonly pathLengths: Distribution;
  /** From sending to arrival, in virtual microseconds. */
  readonly deliveryUs: Distribution;
  /** True when every event was handled; false when the limit of events was reached first. */
  readonly complete: boolean;
  // Up to the end of the last command: what follows is everybody's leaving.
  readonly virtualSeconds: number;
  readonly events: number;
  readonly controlMessages: number;
}

export interface SimulationOptions {
  readonly throughCodec?: (message: Message) => Message;
  /** `us`: when, in virtual microseconds. */
  registryReports?(report: RegistryReport, us: number): void;
  messengerReports?(node: number, report: MessengerReport): void;
  observe?(record: EventRecord, world: World): void;
  /** Called twice: when the last command has ended, and when all messengers have left and nothing happens any more. */
  pause?(moment: 'commands ended' | 'all left', world: World): void;
  /** Called between slices of events, for progress: events so far. */
  progress?(events: number): void;
  /** Give up after so many events. */
  readonly maxEvents?: number;
}

const SLICE = 50_000;

/** Draws, in the order of the scenario's own list: never of what happens. */
class FaultDraws {
  readonly #key: Key;
  readonly #words = new Int32Array(2);
  #count = 0;

  constructor(seed: string) {
    this.#key = streamKey(seedKey(seed), STREAM.faults, 0);
  }

  below(n: number): number {
    for (;;) {
      threefry2x32(this.#key[0], this.#key[1], 0, this.#count++, this.#words);
      const drawn = below(n, this.#words[0]!);
      if (drawn >= 0) return drawn;
    }
  }
}

export function simulate(scenario: Scenario, options: SimulationOptions = {}): Result {
  const summaries: Summary[] = [];
  const commands: CommandResult[] = [];
  const todo = [...scenario.commands];
  const draws = new FaultDraws(scenario.seed);
  /** The command of the scenario's list that has not ended, and the one that the registry is being given. */
  let pending: RegistryCommand | undefined;
  let given: RegistryCommand | undefined;
  /** All is done: who would start now stays away. */
  let over = false;

  const world: World = new World({
    seed: scenario.seed,
    nodes: scenario.nodes,
    registry: {
      idBits: scenario.idBits,
      minNodes: scenario.minNodes,
      geometry: geometries[scenario.geometry],
    },
    network: scenario.network,
    ...(options.throughCodec === undefined ? {} : { throughCodec: options.throughCodec }),
    ...(options.observe === undefined ? {} : { observe: options.observe }),
    registryReports(report) {
      options.registryReports?.(report, world.nowUs);
      if (report.kind === 'summary') summaries.push(report.summary);
      // A command of the timeline that comes while another has not ended is refused at once: that end is its own.
      const ofAnother = given !== undefined && given !== pending && given.name === pending?.name;
      if (report.kind === 'ended' && report.command === pending?.name && !ofAnother) {
        commands.push({ command: pending, outcome: report.outcome, reason: report.reason });
        pending = undefined;
        nextCommand();
      }
    },
    messengerReports: (row, report) => options.messengerReports?.(row + 1, report),
  });

  /** Between events, never within one: a core is not at work then. */
  const nextCommand = () => {
    const next = todo.shift();
    if (next === undefined) return;
    world.at(Math.max(world.nowUs, toUs(next.atMs)), () => {
      pending = next.command;
      give(next.command);
    });
  };
  const give = (command: RegistryCommand) => {
    given = command;
    world.command(command);
    given = undefined;
  };

  const pathLengths = new Distribution();
  const deliveryUs = new Distribution();
  world.onArrival = (packet, us) => {
    pathLengths.add(world.packets.hops[packet]! + 1);
    deliveryUs.add(us - world.packets.bornUs[packet]!);
  };

  startNodes(world, scenario, draws, () => over);
  for (const step of scenario.faults) {
    world.at(toUs(step.atMs), () => act(world, step, draws, give, () => over));
  }
  nextCommand();

  const limit = options.maxEvents ?? Number.POSITIVE_INFINITY;
  const runUntil = (done: () => boolean): boolean => {
    while (world.events < limit) {
      if (world.run(SLICE, done) || done()) return true;
      options.progress?.(world.events);
    }
    return false;
  };
  const lastFaultUs = scenario.faults.reduce((last, step) => Math.max(last, endUs(step)), 0);
  const commandsDone = () => pending === undefined && commands.length === scenario.commands.length;
  // Once the registry has crashed, until everybody has found out.
  const registryCrashed = () => world.nodes[0]!.crashed !== 'no';
  let complete = runUntil(() => commandsDone() && world.nowUs > lastFaultUs && !registryCrashed());
  if (pending !== undefined) {
    const reason = world.nodes[0]!.up ? 'nothing happens any more' : 'the registry has ended';
    commands.push({ command: pending, outcome: 'unfinished', reason });
    pending = undefined;
  }
  options.pause?.('commands ended', world);
  over = true;
  const { nowUs, events, controlMessages } = world;
  complete = complete && windDown(world, runUntil, () => options.pause?.('all left', world));
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

/** Everybody leaves, then the registry ends: whatever is left over then was forgotten by somebody. */
function windDown(world: World, runUntil: (done: () => boolean) => boolean, allLeft: () => void): boolean {
  for (const node of world.nodes.slice(1)) node.leave();
  if (!runUntil(() => false)) return false;
  allLeft();
  world.command({ name: 'exit' });
  return runUntil(() => false);
}

function startNodes(
  world: World,
  { nodes, startOverMs, startNodes = nodes, clockSkew }: Scenario,
  draws: FaultDraws,
  over: () => boolean,
): void {
  for (let index = 1; index <= nodes; index++) {
    const atUs = index > startNodes ? undefined : drawUs(draws, startOverMs);
    if (clockSkew > 0) world.nodes[index]!.clockRate = 1 + (clockSkew * (draws.below(2001) - 1000)) / 1000;
    if (atUs !== undefined) startAt(world, index, atUs, over);
  }
}

function startAt(world: World, index: number, us: number, over: () => boolean): void {
  world.at(us, () => {
    if (!over()) world.start(index);
  });
}

function toUs(ms: number): number {
  return Math.round(ms * 1000);
}

/** Both ends included; nothing is drawn where there is nothing to choose. */
function drawUs(draws: FaultDraws, overMs: number): number {
  const steps = toUs(overMs) + 1;
  return steps === 1 ? 0 : draws.below(steps);
}

/** When a step has begun all that it begins. */
function endUs({ atMs, action }: Step): number {
  return toUs(atMs) + (action.kind === 'restart' ? toUs(action.overMs ?? 0) : 0);
}

function act(
  world: World,
  { action }: Step,
  draws: FaultDraws,
  give: (command: RegistryCommand) => void,
  over: () => boolean,
): void {
  if (action.kind === 'command') return give(action.command);
  const wantsDown = action.kind === 'restart';
  const chosen = select(world, action.nodes, draws, ({ up }) => up !== wantsDown);
  switch (action.kind) {
    case 'crash':
      for (const node of chosen) world.crash(node.index, action.silent);
      return;
    case 'restart':
      for (const { index } of chosen) {
        const afterUs = drawUs(draws, action.overMs ?? 0);
        if (afterUs === 0) world.start(index);
        else startAt(world, index, world.nowUs + afterUs, over);
      }
      return;
    case 'leave':
      for (const node of chosen) node.leave();
      return;
    case 'reset':
      for (const node of chosen) world.reset(node.index);
      return;
    case 'cut': {
      const inside = new Set(chosen.map(({ index }) => index));
      world.cut((a, b) => inside.has(a) !== inside.has(b), world.nowUs + toUs(action.forMs));
      return;
    }
    case 'slow':
      for (const { index } of chosen) world.slow(index, action.serviceUs, world.nowUs + toUs(action.forMs));
      return;
    case 'slow-connects': {
      const concerned = new Set(chosen.map(({ index }) => index));
      const concerns = (a: number, b: number) => concerned.has(a) || concerned.has(b);
      world.slowConnects(concerns, toUs(action.delayMs), world.nowUs + toUs(action.forMs));
      return;
    }
    default:
      action satisfies never;
  }
}

function select(
  world: World,
  selection: Selection,
  draws: FaultDraws,
  fits: (node: SimulatedNode) => boolean,
): SimulatedNode[] {
  const all = world.nodes.slice(1).filter(fits);
  switch (selection.kind) {
    case 'registry':
      return world.nodes.slice(0, 1).filter(fits);
    case 'range':
      return all.filter(({ index }) => index >= selection.from && index <= selection.to);
    case 'list':
      return all.filter(({ index }) => selection.nodes.includes(index));
    case 'drawn': {
      const chosen: SimulatedNode[] = [];
      while (chosen.length < selection.count && all.length > 0) {
        chosen.push(...all.splice(draws.below(all.length), 1));
      }
      return chosen;
    }
    default:
      return selection satisfies never;
  }
}
