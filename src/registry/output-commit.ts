// Nothing that a registry does is seen before it is kept: what a step does outside waits, in order, until the records that the
// step and those before it have changed are on disk. Records of the steps that come meanwhile go into the next batch. Timers do
// not wait. Output commit: Elnozahy, Alvisi, Wang, Johnson: A Survey of Rollback-Recovery Protocols (2002), section 2.4.

import type { Address } from '../overlay/address.ts';
import type { Message } from '../overlay/message.ts';
import type { Change, Effects, Link } from '../overlay/node.ts';
import type { RegistryReport } from '../overlay/report.ts';
import type { RegistryEffects } from './host.ts';

/** Effects that wait, at the most: then the host reads no more. */
const MAX_HELD = 65_536;

export interface Disk {
  /** Writes a batch; `done` is called once, later: it is on disk, or `error` says why it may not be. */
  commit(changes: readonly Change[], done: (error?: Error) => void): void;
  /** A batch has failed: nothing that waits for it goes out any more, and no other batch is tried. */
  failed(error: Error): void;
  /** There is room again after isFull. */
  hasRoom(): void;
}

export class OutputCommit implements RegistryEffects {
  readonly #outside: Effects<RegistryReport>;
  readonly #disk: Disk;
  /** The step's effects so far. */
  #step: (() => void)[] = [];
  /** What waits for a batch, in order, from #next on. */
  #held: { readonly batch: number; readonly act: () => void }[] = [];
  #next = 0;
  /** Records of the next batch, by key: the last value counts. */
  #changes = new Map<string, string | undefined>();
  /** Batches that were begun, and that are on disk: at most one more. */
  #begun = 0;
  #done = 0;
  /** Links that the core has closed, and that are open while what is to be sent on them waits. */
  readonly #closing = new Set<Link>();
  #hasFailed = false;
  #wasFull = false;
  #isReleasing = false;

  constructor(outside: Effects<RegistryReport>, disk: Disk) {
    this.#outside = outside;
    this.#disk = disk;
  }

  /** Events of this link are none of the core's any more. */
  isClosing(link: Link): boolean {
    return this.#closing.has(link);
  }

  /** So much waits that the core should be told no more; Disk.hasRoom says when it may. */
  get isFull(): boolean {
    this.#wasFull ||= this.#waiting >= MAX_HELD;
    return this.#wasFull;
  }

  /** After each step of the core. */
  stepped(): void {
    const acts = this.#step;
    this.#step = [];
    if (this.#changes.size > 0 && this.#isIdle) this.#begin();
    const batch = this.#begun + (this.#changes.size > 0 ? 1 : 0);
    for (const act of acts) this.#held.push({ batch, act });
    this.#release();
  }

  get #waiting(): number {
    return this.#held.length - this.#next;
  }

  /** Whoever is told may give the core an event, whose effects come after those that are here. */
  #release(): void {
    if (this.#isReleasing) return;
    this.#isReleasing = true;
    for (let next = this.#held[this.#next]; next !== undefined && next.batch <= this.#done; ) {
      this.#next++;
      next.act();
      next = this.#held[this.#next];
    }
    this.#dropGone();
    this.#isReleasing = false;
  }

  /** Rarely where many wait, as the others are copied. */
  #dropGone(): void {
    if (2 * this.#next < this.#held.length || this.#next === 0) return;
    this.#held = this.#held.slice(this.#next);
    this.#next = 0;
  }

  get #isIdle(): boolean {
    return this.#begun === this.#done;
  }

  #begin(): void {
    const changes = Array.from(this.#changes, ([key, value]) => ({ key, value }));
    this.#changes = new Map();
    this.#begun++;
    this.#disk.commit(changes, (error) => {
      if (this.#hasFailed) return;
      if (error === undefined) return this.#committed();
      this.#hasFailed = true;
      this.#held = [];
      this.#next = 0;
      this.#disk.failed(error);
    });
  }

  #committed(): void {
    this.#done = this.#begun;
    if (this.#changes.size > 0) this.#begin();
    this.#release();
    if (!this.#wasFull || this.#waiting >= MAX_HELD) return;
    this.#wasFull = false;
    this.#disk.hasRoom();
  }

  // Effects

  persist(changes: readonly Change[]): void {
    for (const { key, value } of changes) this.#changes.set(key, value);
  }

  dial(link: Link, address: Address, isOurs?: boolean): void {
    this.#do(() => this.#outside.dial(link, address, isOurs));
  }

  send(link: Link, message: Message): void {
    this.#do(() => this.#outside.send(link, message));
  }

  end(link: Link): void {
    this.#do(() => this.#outside.end(link));
  }

  close(link: Link): void {
    this.#closing.add(link);
    this.#do(() => {
      this.#closing.delete(link);
      this.#outside.close(link);
    });
  }

  setTimer(timer: string, delayMs: number): void {
    this.#outside.setTimer(timer, delayMs);
  }

  clearTimer(timer: string): void {
    this.#outside.clearTimer(timer);
  }

  report(report: RegistryReport): void {
    this.#do(() => this.#outside.report(report));
  }

  exit(code: number): void {
    this.#do(() => this.#outside.exit(code));
  }

  #do(act: () => void): void {
    if (!this.#hasFailed) this.#step.push(act);
  }
}
