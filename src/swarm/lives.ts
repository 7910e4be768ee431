// Watches nodes join and leave: a node that exits says why and leaves nothing behind, and no node gives up
// without reason.

import type { MessengerReport, RegistryReport } from '../overlay/report.ts';
import type { Found } from '../scenario/checks.ts';
import { kindOf } from '../scenario/faults/index.ts';
import { COUNTING_TIMERS } from '../scenario/run-scenario.ts';
import type { Scenario, Step } from '../scenario/scenario.ts';
import type { SimulatedNode } from '../simulator/nodes/simulated-node.ts';
import type { EventRecord, World } from '../simulator/world.ts';
import type { NameWatch } from './name-watch.ts';

export class LifeWatch {
  /** The network delivers everything within its timeouts: no node has a reason to give up. */
  readonly #quick: boolean;
  readonly #calm: boolean;
  readonly #hasNames: boolean;
  readonly #names: NameWatch;
  readonly #found: Found;
  /** Nodes that were told to leave, or have said why they exit. */
  readonly #told = new Set<number>();
  /** The ID of the node that the last command removes. */
  #removing: number | undefined;
  /** Nodes that were removed and may not know it yet. */
  readonly #removed = new Set<number>();
  /** Nodes that know it and have not exited: when they were told, in virtual microseconds. */
  readonly #toldOfRemoval = new Map<number, number>();
  #justEnded: { readonly node: number; readonly link: number } | undefined;
  /** The last command has ended. */
  #over = false;
  /** Nodes that were up but not registered then. */
  #strangers: readonly SimulatedNode[] = [];

  constructor({ faults, network, names, diskMs }: Scenario, watch: NameWatch, found: Found) {
    const delays = ({ action }: Step) =>
      action.kind !== 'command' && kindOf(action).delays?.(action) === true;
    // Of a registry with a disk, which may be gone for a while, what is removed by hand is told later.
    const isLate = ({ action }: Step) =>
      action.kind === 'command' ? action.command.name === 'remove' : action.nodes.kind === 'registry';
    this.#quick =
      network.timeoutMs >= 10_000 && !faults.some(delays) && !(diskMs !== undefined && faults.some(isLate));
    this.#calm = faults.every(({ action }) => action.kind === 'command');
    this.#hasNames = names !== undefined;
    this.#names = watch;
    this.#found = found;
  }

  see(record: EventRecord, world: World): void {
    this.#linkIsClosed(world);
    if (this.#toldOfRemoval.has(record.node)) this.#removedHasEnded(record);
    const { what, node } = record;
    if (what === 'message' && record.detail.message.kind === 'deregistrationResponse') {
      if (this.#removed.has(node)) this.#toldOfRemoval.set(node, record.us);
    } else if (what === 'ended') this.#justEnded = { node, link: record.detail.link };
    else if (what === 'start') this.#started(node);
    else if (what === 'leave') this.#told.add(node);
    else if (what === 'exit') this.#coreEnded(node, world);
  }

  #started(node: number): void {
    this.#told.delete(node);
    this.#removed.delete(node);
  }

  /** The registry is given a command, which removes that node, if any. */
  commanded(removed: { readonly id: number; readonly node: number } | undefined): void {
    this.#removing = removed?.id;
    if (removed !== undefined) this.#removed.add(removed.node);
  }

  /** A removed node exits at once; its waiting events may come first. */
  #removedHasEnded({ us, what, node }: EventRecord): void {
    if (what !== 'exit' && us === this.#toldOfRemoval.get(node)) return;
    this.#toldOfRemoval.delete(node);
    if (what !== 'exit')
      this.#found('removed', `the node at ${node} was told that it was removed; then: ${what}`);
  }

  #linkIsClosed({ nodes, disk }: World): void {
    const ended = this.#justEnded;
    if (ended === undefined) return;
    this.#justEnded = undefined;
    const { node, link } = ended;
    // What the registry does outside waits for its disk.
    if (node === 0 && disk !== undefined) return;
    if (nodes[node]!.liveEnds().some((end) => end.link === link)) {
      this.#found('connection', `link ${link} of the node at ${node} stays open after the other side's end`);
    }
  }

  #coreEnded(node: number, { nodes }: World): void {
    const host = nodes[node]!;
    if (node > 0 && !this.#told.delete(node)) {
      this.#found('says', `the node at ${node} ends and has not said why`);
    }
    const dialled = host.liveEnds().filter(({ link }) => link < 0);
    if (dialled.length > 0) {
      this.#found('connection', `the node at ${node} ends with its link ${dialled[0]!.link} open`);
    }
    const timers = node === 0 ? [] : host.timersSet; // a registry may be told to exit at any time
    if (timers.length > 0) this.#found('timer', `the node at ${node} ends with ${timers.join(', ')} set`);
  }

  messengerSays(node: number, report: MessengerReport, { nodes }: World): void {
    if (report.kind !== 'gave-up' && report.kind !== 'refused') return;
    this.#told.add(node);
    if (report.kind === 'refused' && this.#names.isDisputed(node)) return;
    if (report.kind === 'refused') this.#found('returns', `the node at ${node}: ${report.reason}`);
    else if (this.#toldOfRemoval.has(node)) return;
    else if (nodes[0]!.up && this.#quick) this.#found('gives up', `the node at ${node}: ${report.reason}`);
  }

  registrySays(report: RegistryReport): void {
    if (report.kind !== 'left' || report.how !== 'lost' || report.id === this.#removing) return;
    if (this.#quick && this.#calm && !this.#over) {
      this.#found('gives up', `the registry gives node ${report.id} up: ${report.reason}`);
    }
  }

  /** The last command has ended. members: index by ID. */
  commandsEnded({ nodes }: World, members: ReadonlyMap<number, number>): void {
    this.#over = true;
    for (const node of this.#toldOfRemoval)
      this.#found('removed', `the node at ${node} was removed, and is up`);
    const ups = nodes.slice(1).filter(({ up }) => up);
    if (nodes[0]!.crashed === 'no') {
      const registered = new Set(members.values());
      this.#strangers = ups.filter(({ index }) => !registered.has(index));
      return;
    }
    // No event remains: every node has tried to reach it, reported that, and exited.
    for (const { index } of ups) this.#found('stays', `the node at ${index} is up, and its registry is gone`);
  }

  allLeft({ nodes }: World): void {
    const registry = nodes[0]!;
    for (const { index, up } of nodes.slice(1)) if (up) this.#found('stays', `the node at ${index} is up`);
    if (!registry.up) return;
    const timers = registry.timersSet.filter((name) => !this.#hasNames || !COUNTING_TIMERS.includes(name));
    if (timers.length > 0)
      this.#found('timer', `all have left, and the registry has ${timers.join(', ')} set`);
    const kept = registry.liveEnds();
    if (kept.length > 0) {
      this.#found('connection', `all have left, and the registry has link ${kept[0]!.link}`);
    }
  }

  /** wait-for was still in progress at the end, and the registry has not crashed. */
  waitedInVain(): void {
    const [stranger] = this.#strangers;
    if (!this.#quick || stranger === undefined) return;
    this.#found(
      'outcome',
      `wait-for has not ended, and the node at ${stranger.index} is up and not registered`,
    );
  }
}
