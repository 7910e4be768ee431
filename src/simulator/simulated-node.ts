// A node's host in a simulated world: its core, its timers, its ends of connections.

import type { MessengerEffects, Outlet } from '../messenger/host.ts';
import { Messenger } from '../messenger/messenger.ts';
import { removeTable } from '../overlay/columns.ts';
import type { Effects, Link } from '../overlay/node.ts';
import type { MessengerReport } from '../overlay/report.ts';
import type { RegistryOptions } from '../registry/host.ts';
import { Registry } from '../registry/registry.ts';
import type { End } from './end.ts';
import type { Timer, World, WorldOptions } from './world.ts';

/** Packets that a node originates in one turn. */
const TURN_PACKETS = 256;
/** A dead channel, in place of an end. */
export const DEAD = null;

export class SimulatedNode implements Outlet {
  readonly index: number;
  /** Its listener is open: before that, who dials it is refused. */
  listening = false;
  readonly #world: World;
  readonly #options: WorldOptions;
  up = false;
  registry: Registry | undefined;
  messenger: Messenger | undefined;
  /** Crashed, and not started since. dark: its machine has no power, and answers nothing; else that refuses who dials. */
  crashed: 'no' | 'killed' | 'dark' = 'no';
  /** What it takes longer for each packet and message that it begins with before slowUntilUs. */
  extraServiceUs = 0;
  slowUntilUs = 0;
  /** When it has done its work for all that came. */
  busyUntilUs = 0;
  /** Its clock runs so much faster than the world's. */
  clockRate = 1;
  /** Its side of its connections, by the core's name; those that are closed are forgotten. */
  readonly #ends = new Map<Link, End>();
  #channels: (End | undefined | typeof DEAD)[] = [];
  #waiting: (Set<End> | undefined)[] = [];
  readonly #timers = new Map<string, Timer>();
  #originating = false;
  #turnDue = false;

  constructor(world: World, index: number, options: WorldOptions) {
    this.index = index;
    this.#world = world;
    this.#options = options;
  }

  startRegistry(options: RegistryOptions): void {
    this.up = true;
    this.listening = true;
    this.registry = new Registry(this.#effects(this.#options.registryReports), options);
  }

  startMessenger(options: ConstructorParameters<typeof Messenger>[3]): void {
    const row = this.index - 1;
    this.up = true;
    this.crashed = 'no';
    this.#world.columns.id[row] = -1;
    removeTable(this.#world.columns, row);
    const common = this.#effects((report: MessengerReport) => this.#options.messengerReports(row, report));
    const effects: MessengerEffects = {
      ...common,
      listen: () => {
        this.listening = true;
        this.#world.listens(this.index);
      },
      carry: (channel, link) => this.#carry(channel, link),
      originate: () => {
        this.#originating = true;
        this.#scheduleTurn();
      },
    };
    this.messenger = new Messenger(this.#world.columns, row, effects, options);
    this.messenger.start();
  }

  step(event: Parameters<Messenger['step']>[0]): void {
    if (!this.up) return;
    if (event.kind === 'lost') this.#ends.delete(event.link);
    if (this.registry !== undefined) {
      if (event.kind !== 'listening' && event.kind !== 'command') this.registry.step(event);
    } else this.messenger?.step(event);
  }

  /** As if a person had typed exit-overlay. */
  leave(): void {
    if (!this.up) return;
    this.#world.observe('leave', this.index);
    this.messenger?.step({ kind: 'command', command: { name: 'exit-overlay' } });
  }

  /** Forgets everything: the process is gone. */
  stop(): void {
    this.up = false;
    this.listening = false;
    this.#originating = false;
    this.busyUntilUs = 0;
    this.#ends.clear();
    this.#channels = [];
    this.#waiting = [];
    this.#timers.clear();
    this.messenger = undefined;
  }

  liveEnds(): End[] {
    return [...this.#ends.values()].filter(({ state }) => state !== 'closed');
  }

  accept(end: End): void {
    this.#ends.set(end.link, end);
  }

  /** The time of a timer has come, which may have been cleared, or set anew. */
  timer(timer: Timer): void {
    const { name } = timer;
    if (this.#timers.get(name) !== timer) return;
    this.#timers.delete(name);
    const event = { kind: 'timer', timer: name } as const;
    this.#world.observe('timer', this.index, undefined, event);
    this.step(event);
  }

  get timersSet(): string[] {
    return [...this.#timers.keys()];
  }

  // The data plane

  channelEnd(channel: number): End | undefined | typeof DEAD {
    return this.#channels[channel];
  }

  waitFor(channel: number, end: End): void {
    this.#waiting[channel] ??= new Set();
    this.#waiting[channel].add(end);
  }

  roomOn(end: End): void {
    const channel = this.#channels.indexOf(end);
    if (channel >= 0) this.#wake(channel);
  }

  turn(): void {
    this.#turnDue = false;
    if (!this.up || !this.#originating || this.messenger === undefined) return;
    const { originated } = this.#world.columns;
    const before = originated[this.index - 1]!;
    this.#originating = this.messenger.originate(TURN_PACKETS, this);
    if (this.#originating && originated[this.index - 1]! - before === TURN_PACKETS) this.#scheduleTurn();
  }

  hasRoom(channel: number): boolean {
    const end = this.#channels[channel];
    if (end === DEAD) return true;
    if (end === undefined) return false;
    if (2 * end.inFlight < this.#world.links.windowPackets) return true;
    end.blocked = true;
    return false;
  }

  emit(channel: number, sink: number, payload: number): boolean {
    return this.#world.traffic.originate(this.#channels[channel] ?? undefined, this.index - 1, sink, payload);
  }

  #carry(channel: number, link: Link): void {
    this.#channels[channel] = Number.isNaN(link) ? DEAD : link === 0 ? undefined : this.#ends.get(link);
    this.#wake(channel);
  }

  #wake(channel: number): void {
    const waiting = this.#waiting[channel];
    this.#waiting[channel] = undefined;
    for (const end of waiting ?? []) this.#world.arrivals.resume(end);
    if (this.#originating) this.#scheduleTurn();
  }

  #scheduleTurn(): void {
    if (this.#turnDue) return;
    this.#turnDue = true;
    this.#world.turn(this.index);
  }

  // Effects

  #effects<R>(report: (report: R) => void): Effects<R> {
    const world = this.#world;
    return {
      dial: (link, address) => {
        this.#ends.set(link, world.links.dial(this.index, link, address));
      },
      send: (link, message) => this.#onEnd(link, (end) => world.send(end, message)),
      end: (link) => this.#onEnd(link, (end) => world.links.endOf(end)),
      close: (link) => {
        this.#onEnd(link, (end) => world.links.close(end));
        this.#ends.delete(link);
      },
      setTimer: (timer, delayMs) => {
        const set: Timer = { name: timer };
        this.#timers.set(timer, set);
        world.setTimer(this.index, set, delayMs / this.clockRate);
      },
      clearTimer: (timer) => void this.#timers.delete(timer),
      report,
      exit: () => {
        world.observe('exit', this.index);
        for (const end of this.liveEnds()) world.links.close(end);
        this.stop();
      },
    };
  }

  #onEnd(link: Link, act: (end: End) => void): void {
    const end = this.#ends.get(link);
    if (end !== undefined) act(end);
  }
}
