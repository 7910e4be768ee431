// Watches a simulation while it runs, and compares what its nodes and registry report with what really happened.
// Packets, runs, the overlay, commands and node lifecycles each have a watcher; this file feeds them.

import { geometries } from '../geometries/index.ts';
import type { RegistryCommand } from '../overlay/commands.ts';
import type { Message } from '../overlay/message.ts';
import type { MessengerReport, RegistryReport } from '../overlay/report.ts';
import { PROBE_ROUND } from '../registry/claims.ts';
import { metricOf } from '../routing/geometry.ts';
import { type CheckName, check, type Violation } from '../scenario/checks.ts';
import { Abandoned, type Result, type SimulationOptions, simulate } from '../scenario/run-scenario.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { EventRecord, World } from '../simulator/world.ts';
import { AccountWatch } from './accounts.ts';
import { CommandWatch } from './command-watch.ts';
import { LifeWatch } from './lives.ts';
import { LivingWatch } from './living-watch.ts';
import { MemoryWatch } from './memory-watch.ts';
import { OverlayWatch } from './overlay-watch.ts';
import { PacketWatch } from './packet-watch.ts';
import { PresenceWatch } from './presence-watch.ts';
import { Sightings } from './sightings.ts';

export interface Watched {
  readonly violations: readonly Violation[];
  readonly sightings: Sightings;
  /** undefined when a core threw, or the simulation was abandoned. */
  readonly result: Result | undefined;
  readonly events: number;
}

/** Violations kept per check. */
const MAX_VIOLATIONS = 5;

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
    if (!(error instanceof Abandoned)) watcher.found('throws', (error as Error).stack ?? String(error));
    return { ...watcher, result: undefined, events: 0 };
  }
}

class Watcher {
  readonly violations: Violation[] = [];
  readonly sightings: Sightings;
  readonly #packets: PacketWatch;
  readonly #accounts: AccountWatch;
  readonly #overlay: OverlayWatch;
  readonly #lives: LifeWatch;
  readonly #presence: PresenceWatch;
  readonly #living: LivingWatch;
  readonly #memory: MemoryWatch;
  readonly #commands: CommandWatch;
  #world: World | undefined;

  constructor(scenario: Scenario) {
    const metric = metricOf(geometries[scenario.geometry]);
    this.sightings = new Sightings(scenario.geometry, metric);
    this.#packets = new PacketWatch(metric, this.found);
    this.#accounts = new AccountWatch(this.#packets, this.found);
    this.#overlay = new OverlayWatch(scenario, this.found);
    this.#lives = new LifeWatch(scenario, this.#overlay.names, this.found);
    this.#presence = new PresenceWatch(scenario, this.found);
    this.#living = new LivingWatch(scenario, this.found);
    this.#memory = new MemoryWatch(this.found, this.sightings);
    this.#commands = new CommandWatch(
      this.#accounts,
      this.#overlay.members,
      this.found,
      scenario.diskMs !== undefined,
    );
  }

  readonly found = (check: CheckName, detail: string): void => {
    const same = this.violations.filter((violation) => violation.check === check);
    if (same.length < MAX_VIOLATIONS) this.violations.push({ check, detail });
  };

  see(record: EventRecord, world: World): void {
    this.#world = world;
    this.#lives.see(record, world);
    this.#overlay.names.see(record);
    this.#presence.see(record);
    this.#living.see(record, world);
    this.sightings.see(record, world, this.#accounts.inRun);
    const { what, node } = record;
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
        return this.#message(node, record.other, record.detail.message);
      case 'crash':
        if (node === 0) this.#registryCrashed();
        return;
      case 'leave':
        return this.#packets.pairs.leaves(node);
      case 'start':
        if (node === 0) return this.#memory.restarted(world);
        this.#memory.started(node);
        this.#overlay.started(node);
        this.#packets.pairs.started(node);
        return this.#packets.answer(node, false);
      case 'command':
        return this.#command(record.detail);
      default:
    }
  }

  #registryCrashed(): void {
    if (this.#accounts.inRun && this.#world!.disk !== undefined) {
      this.sightings.add('a run was lost with the registry');
    }
    this.#overlay.registryCrashed();
    this.#accounts.registryCrashed();
    this.#commands.registryCrashed();
  }

  #command(command: RegistryCommand): void {
    const { members, names } = this.#overlay;
    const node = command.name === 'remove' ? members.get(command.id) : undefined;
    const removed = command.name === 'remove' && node !== undefined ? { id: command.id, node } : undefined;
    if (command.name === 'remove') this.#memory.commanded(command.id);
    this.#lives.commanded(removed ?? names.commanded(command));
    this.#commands.given(command);
  }

  #message(node: number, from: number, message: Message): void {
    if (message.kind === 'trafficSummary') {
      if (message.ours?.run === this.#packets.run) this.#packets.pairs.answered(from, message);
      this.#accounts.hears(message);
    }
    if (message.kind === 'initiateTask') this.#packets.started(node, message.ours?.run ?? 0);
    if (message.kind !== 'requestTrafficSummary' || message.ours === undefined) return;
    const { run, round, want } = message.ours;
    if (run === this.#packets.run && round !== PROBE_ROUND) this.#packets.pairs.asked(node, want);
    this.#packets.answer(node, run === this.#packets.run || round === PROBE_ROUND);
  }

  messengerSays(node: number, report: MessengerReport): void {
    this.sightings.messengerSays(report);
    this.#overlay.messengerSays(node, report, this.#world!);
    this.#memory.messengerSays(node, report);
    this.#lives.messengerSays(node, report, this.#world!);
    this.#living.messengerSays(node, report);
    if (report.kind === 'set-up') this.#packets.install(node, report.epoch);
  }

  registrySays(report: RegistryReport): void {
    const late = this.#packets.late;
    this.sightings.registrySays(report);
    this.#overlay.registrySays(report, this.#world!);
    this.#memory.registrySays(report, this.#world!);
    const isStopping =
      this.#world!.disk === undefined
        ? this.#commands.isStopping
        : report.kind === 'summary' && report.summary.stopped === true;
    this.#accounts.registrySays(report, this.#overlay.participants, isStopping);
    this.#lives.registrySays(report);
    this.#presence.registrySays(report, (address) => this.#world!.addresses.indexOf(address));
    if (report.kind === 'setting-up') this.#packets.setUp(report.epoch);
    if (report.kind === 'summary' && late !== undefined) {
      this.sightings.add(`packets of an earlier ${late} moved in a run`);
    }
    this.#commands.registrySays(report);
    if (report.kind === 'ended') this.#commandEnded(report);
  }

  #commandEnded({ command, outcome, reason }: Extract<RegistryReport, { kind: 'ended' }>): void {
    if (reason.endsWith('has not ended yet') || reason.endsWith('told to exit')) return;
    if (command !== 'setup-overlay' && command !== 'start-rounds') return;
    const timers = this.#world!.nodes[0]!.timersSet.filter(
      (name) => !/^(silence|claim|proof):|^(heartbeat|living|returning|learning|names:day)$/.test(name),
    );
    // A registry with a disk tells of an end when it is at the next command.
    const isLate = this.#world!.disk !== undefined;
    if (timers.length > 0 && !isLate) this.found('timer', `${command} ended with ${timers.join(', ')} set`);
    if (command === 'start-rounds' && outcome !== 'failed') this.#accounts.runEnded(outcome);
  }

  pause(moment: 'quiet' | 'commands ended' | 'all left', world: World): void {
    if (moment === 'quiet') return this.#living.quiet(world, this.#overlay.members);
    if (moment === 'all left') return this.#lives.allLeft(world);
    this.#living.over();
    this.#lives.commandsEnded(world, this.#overlay.members);
  }

  ended({ commands, world }: Result): void {
    if (world.traffic.waits > 0) this.sightings.add('a packet waited for room');
    if (world.nodes[0]!.crashed !== 'no') return;
    const last = commands.at(-1);
    if (last?.outcome !== 'unfinished') this.#commands.allEnded();
    else if (last.command.name === 'wait-for') this.#lives.waitedInVain();
  }
}
