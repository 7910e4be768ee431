// Counts interesting events in simulations: a swarm in which one never occurs has not tested it.

import { definitions } from '../geometries/definitions.ts';
import { type GeometryName, geometries, messengerGeometries } from '../geometries/index.ts';
import type { Event } from '../overlay/node.ts';
import type { MessengerReport, RegistryReport } from '../overlay/report.ts';
import { type Metric, metricOf } from '../routing/geometry.ts';
import type { EventRecord, World } from '../simulator/world.ts';

const BY_METRIC = {
  clockwise: 'a packet was relayed clockwise',
  xor: 'a packet was relayed by exclusive or',
} as const;

/** Possible only in scenarios that are drawn as a whole. */
const BY_HAND = [
  'a wait was stopped',
  'a set-up was stopped',
  'a run was stopped',
  'a run was done after one that was stopped',
  'a status named nodes that were waited for',
  'a node was removed in a set-up',
  'a node was removed in a run',
  'the ID of a node that was removed was given out again',
] as const;

/** Only there too: nodes stand still. */
const AWAY = [
  'a node was away',
  'a node that was away came back',
  'a set-up left out a node that was away',
  'a run waited for a node that was away',
] as const;

/** And there: nodes have names. */
const NAMES = [
  'a node with a name came back with its ID',
  'a name that another key has was refused',
  'a name was forgotten',
  'who showed a node that was lost',
  'the registry stood still',
] as const;

/** And there: overlays are living. */
const LIVING = [
  'a message found its way over living tables',
  'a run in a living overlay began with a set-up',
] as const;

/** And there: the registry has a disk. */
const REMEMBERED = [
  'the registry came back with its records',
  'the registry came back without its records',
  'a node had its ID back',
  'a run was lost with the registry',
] as const;

type RunOver = `a run over ${GeometryName} was done`;

const RUN_OVER: readonly RunOver[] = messengerGeometries.map(
  (name) => `a run over ${name} was done` as const,
);

/** Each must occur in a large enough swarm. */
export const SOMETIMES = [
  'a node crashed in a run',
  'a node crashed in a run and nobody was told',
  'a node crashed in a set-up',
  'a node restarted in a run',
  'a cut parted an overlay in use',
  'links were reset in a run',
  'a connect was refused',
  'a packet took the longest way',
  'a packet waited for room',
  'a link broke in a run and was dialled again',
  'a packet was dropped',
  'the registry asked more than twice before sums matched',
  'a node registered again',
  'a messenger lost the registry',
  'a messenger gave up',
  'a node left in a run',
  'a node joined after the set-up',
  'a set-up failed',
  'a set-up followed another at once',
  'a run ended in mismatch',
  'a run failed',
  'a run was done after one that was not',
  'a dial timed out',
  'a link that was half open was found by a keep-alive',
  'connects were slow in a set-up',
  'the registry crashed',
  'the registry crashed and nobody was told',
  'a run through the codec was the same',
  BY_METRIC.clockwise,
  BY_METRIC.xor,
  ...BY_HAND,
  ...AWAY,
  ...NAMES,
  ...LIVING,
  ...REMEMBERED,
  ...RUN_OVER,
] as const;

type Sometimes = (typeof SOMETIMES)[number];

/** Those possible in variations of a scenario over one geometry. */
export function sometimesOver(geometry: GeometryName): readonly Sometimes[] {
  const relayed = BY_METRIC[metricOf(geometries[geometry])];
  const elsewhere: readonly Sometimes[] = [
    ...BY_HAND,
    ...AWAY,
    ...NAMES,
    ...LIVING,
    ...REMEMBERED,
    ...RUN_OVER.filter((what) => what !== `a run over ${geometry} was done`),
    ...Object.values(BY_METRIC).filter((what) => what !== relayed),
    ...(definitions[geometry].theory.longestPath === undefined
      ? (['a packet took the longest way'] as const)
      : []),
  ];
  return SOMETIMES.filter((what) => !elsewhere.includes(what));
}

/** Also counted, but need not occur. */
type Seldom =
  | 'packets of an earlier run moved in a run'
  | 'packets of an earlier overlay moved in a run'
  | 'a registration was refused'
  | 'a start order was not taken';

export class Sightings {
  readonly counts = new Map<Sometimes | Seldom, number>();
  #longest = 0;
  #rounds = 0;
  #allFinished = 0;
  #nodes = 0;
  #settingUp = false;
  #setUp = false;
  #lastCommand = '';
  readonly #registered = new Set<number>();
  /** Names by ID, lost or not. */
  readonly #named = new Map<number, string>();
  #badRun = false;
  #stoppedRun = false;
  readonly #removedIds = new Set<number>();
  #running = false;
  readonly #addresses = new Set<string>();
  readonly #geometry: GeometryName;
  readonly #metric: Metric;

  constructor(geometry: GeometryName, metric: Metric) {
    this.#geometry = geometry;
    this.#metric = metric;
  }

  add(what: Sometimes | Seldom): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  see(record: EventRecord, world: World, inRun: boolean): void {
    switch (record.what) {
      case 'crash':
        return this.#crashed(record.node, record.detail.silent, inRun);
      case 'fault':
        return this.#fault(record.detail, record.node, world, inRun);
      case 'start':
        if (inRun) this.add('a node restarted in a run');
        return;
      case 'leave':
        if (inRun) this.add('a node left in a run');
        return;
      case 'drop':
        return this.add('a packet was dropped');
      case 'relay':
        return this.add(BY_METRIC[this.#metric]);
      case 'lost':
        return this.#lost(record.detail);
      case 'opened':
        // Peers are dialled only during set-up, unless their links broke.
        if (inRun && record.other > 0) this.add('a link broke in a run and was dialled again');
        return;
      case 'deliver':
        if (this.#longest > 2 && world.packets.hops[record.detail]! + 1 === this.#longest) {
          this.add('a packet took the longest way');
        }
        return;
      case 'message': {
        const { detail } = record;
        if (detail.kind !== 'message') return;
        const { message } = detail;
        if (message.kind === 'taskFinished') this.#allFinished++;
        if (message.kind === 'trafficSummary' && message.ours !== undefined) {
          if (this.#allFinished === this.#nodes) this.#rounds++;
        }
        return;
      }
      default:
    }
  }

  #fault(kind: string, node: number, world: World, inRun: boolean): void {
    if (kind === 'cut' && inRun && world.packets.alive > 0) this.add('a cut parted an overlay in use');
    if (kind === 'slow-connects' && this.#settingUp) this.add('connects were slow in a set-up');
    if (kind === 'reset' && inRun) this.add('links were reset in a run');
    if (kind === 'pause' && node === 0) this.add('the registry stood still');
  }

  #crashed(node: number, silent: boolean, inRun: boolean): void {
    if (node === 0) {
      return this.add(silent ? 'the registry crashed and nobody was told' : 'the registry crashed');
    }
    if (this.#settingUp) this.add('a node crashed in a set-up');
    if (inRun) this.add(silent ? 'a node crashed in a run and nobody was told' : 'a node crashed in a run');
  }

  #lost({ opened, reason }: Extract<Event, { kind: 'lost' }>): void {
    if (reason === 'connection refused') this.add('a connect was refused');
    if (reason === 'no answer' && !opened) this.add('a dial timed out');
    if (reason === 'no answer to keep-alives')
      this.add('a link that was half open was found by a keep-alive');
  }

  messengerSays(report: MessengerReport): void {
    if (report.kind === 'refused') this.#refused(report.reason);
    if (report.kind === 'registry-lost') this.add('a messenger lost the registry');
    if (report.kind === 'gave-up') this.add('a messenger gave up');
    if (report.kind === 'trace' && report.ids.length > 2) this.add(LIVING[0]);
    if (report.kind === 'note' && report.text.includes('a start order came')) {
      this.add('a start order was not taken');
    }
  }

  #refused(reason: string): void {
    this.add('a registration was refused');
    if (reason.includes('belongs to another key')) this.add('a name that another key has was refused');
  }

  registrySays(report: RegistryReport): void {
    switch (report.kind) {
      case 'who':
        if (report.nodes.some(({ id }) => this.#named.has(id) && !this.#registered.has(id)))
          this.add('who showed a node that was lost');
        return;
      case 'registered':
        this.#registered.add(report.id);
        if (report.name !== undefined) this.#hasName(report.name, report.id);
        if (this.#addresses.has(report.address)) this.add('a node registered again');
        this.#addresses.add(report.address);
        if (this.#setUp) this.add('a node joined after the set-up');
        if (this.#removedIds.delete(report.id)) {
          this.add('the ID of a node that was removed was given out again');
        }
        return;
      case 'left':
        this.#registered.delete(report.id);
        if (report.reason === 'it was removed') this.#removed(report.id);
        return;
      case 'away':
        this.add('a node was away');
        if (this.#running) this.add('a run waited for a node that was away');
        return;
      case 'back':
        return this.add('a node that was away came back');
      case 'note':
        if (report.text.startsWith('The run begins with a set-up')) this.add(LIVING[1]);
        if (report.text.startsWith('Left out')) this.add('a set-up left out a node that was away');
        return;
      case 'status':
        if (report.waitsFor.length > 0) this.add('a status named nodes that were waited for');
        return;
      case 'setting-up':
        this.#settingUp = true;
        if (this.#lastCommand === 'setup-overlay') this.add('a set-up followed another at once');
        this.#longest = definitions[this.#geometry].theory.longestPath?.(report.nodes, report.entries) ?? 0;
        return;
      case 'started':
        this.#running = true;
        this.#rounds = 0;
        this.#allFinished = 0;
        this.#nodes = report.nodes;
        return;
      case 'summary':
        if (report.summary.matched && this.#rounds > 2 * this.#nodes) {
          this.add('the registry asked more than twice before sums matched');
        }
        return;
      case 'ended':
        return this.#ended(report);
      default:
    }
  }

  #removed(id: number): void {
    this.#removedIds.add(id);
    if (this.#running) this.add('a node was removed in a run');
    else if (this.#settingUp) this.add('a node was removed in a set-up');
  }

  #hasName(name: string, id: number): void {
    if (this.#named.get(id) === name) this.add('a node with a name came back with its ID');
    this.#named.set(id, name);
  }

  #ended({ command, outcome, reason }: Extract<RegistryReport, { kind: 'ended' }>): void {
    this.#lastCommand = command;
    if (command === 'forget' && outcome === 'done') this.add('a name was forgotten');
    const isStopped = reason === 'it was stopped';
    if (isStopped && command === 'wait-for') this.add('a wait was stopped');
    if (isStopped && command === 'setup-overlay') this.add('a set-up was stopped');
    if (command === 'setup-overlay') {
      if (outcome === 'failed' && this.#settingUp) this.add('a set-up failed');
      this.#settingUp = false;
      this.#setUp = outcome === 'done';
    }
    if (command !== 'start-rounds' || !this.#running) return;
    this.#running = false;
    if (outcome === 'done') this.add(`a run over ${this.#geometry} was done`);
    if (outcome === 'mismatch') this.add('a run ended in mismatch');
    if (outcome === 'failed') this.add(isStopped ? 'a run was stopped' : 'a run failed');
    if (outcome === 'done' && this.#stoppedRun) this.add('a run was done after one that was stopped');
    this.#stoppedRun = isStopped;
    if (outcome === 'done' && this.#badRun) this.add('a run was done after one that was not');
    this.#badRun = outcome !== 'done';
  }
}
