// Which name belongs to which key and ID. A name stands while its node is lost, and with it the ID; when its node deregisters,
// the ID is free, and the name is its key's alone for some time yet.

import { looksOf, whyNotName } from '../names/name.ts';
import type { Effects } from '../overlay/node.ts';
import { equalBytes, hexOf } from '../overlay/seal.ts';

/** A name that was freed is kept for its key for so many whole days: a name that another has tomorrow misleads people. */
const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;
const TIMER = 'names:day';

/** What becomes of names, for whoever keeps them. */
export interface NameKeeper {
  named(named: Named): void;
  unnamed(named: Named): void;
}

/** Names that stand or are kept, at the most; then there are no new ones. */
const MAX_NAMES = 2 ** 20;

export interface Named {
  readonly name: string;
  readonly key: Uint8Array;
  /** -1 until it is registered for the first time. */
  id: number;
  /** Where it was last. */
  address: string;
  /** Other programs have no names. */
  readonly ours: true;
  /** undefined while the name stands; of a freed one, the days until others may have it. */
  daysLeft: number | undefined;
}

export class Names {
  readonly #timers: Pick<Effects<never>, 'setTimer' | 'clearTimer'>;
  readonly #keeper: NameKeeper | undefined;
  /** By each of its looks. */
  readonly #byLook = new Map<string, Named>();
  /** Names that stand: a key has one of them. */
  readonly #byKey = new Map<string, Named>();
  readonly #all = new Set<Named>();
  #ticking = false;

  /** `keeper` is told of all changes but of who takes a name, which is of no use without its ID. */
  constructor(timers: Pick<Effects<never>, 'setTimer' | 'clearTimer'>, keeper?: NameKeeper) {
    this.#timers = timers;
    this.#keeper = keeper;
  }

  /** They were kept. */
  restore(all: readonly Named[]): void {
    for (const named of all) {
      const { daysLeft } = named;
      this.#bind(named);
      if (daysLeft !== undefined) this.#keepFor(named, daysLeft);
    }
  }

  /** The name as it was registered. */
  find(name: string): Named | undefined {
    const named = this.#taken(name);
    return named?.name === name ? named : undefined;
  }

  /** Whether the name stands, and is that key's. */
  isKnown(name: string, key: Uint8Array): boolean {
    return this.#byKey.get(hexOf(key))?.name === name;
  }

  /** Those that stand. */
  standing(): Iterable<Named> {
    return this.#byKey.values();
  }

  /** Why that key cannot have that name; undefined: it can. */
  whyNot(name: string, key: Uint8Array): string | undefined {
    const mistake = whyNotName(name);
    if (mistake !== undefined) return `the name ${mistake}`;
    const taken = this.#taken(name);
    const own = this.#byKey.get(hexOf(key));
    if (own !== undefined && own.name !== name) return `this key has the name "${own.name}" already`;
    if (taken === undefined) return this.#all.size < MAX_NAMES ? undefined : 'there are no more names';
    if (taken.name !== name) return `the name "${taken.name}" is taken, and looks like "${name}"`;
    if (equalBytes(taken.key, key)) return undefined;
    if (taken.daysLeft === undefined) return `the name "${name}" belongs to another key`;
    return `the name "${name}" is kept for its last key for ${Math.max(taken.daysLeft, 1)} more days`;
  }

  /** Binds them; whyNot has no objection. */
  take(name: string, key: Uint8Array): Named {
    const named = this.find(name) ?? {
      name,
      key,
      id: -1,
      address: '',
      ours: true as const,
      daysLeft: undefined,
    };
    named.daysLeft = undefined;
    this.#bind(named);
    return named;
  }

  #bind(named: Named): void {
    this.#all.add(named);
    this.#byKey.set(hexOf(named.key), named);
    for (const look of looksOf(named.name)) this.#byLook.set(look, named);
  }

  /** Its node has deregistered. */
  free(named: Named): void {
    this.#keepFor(named, KEPT_DAYS);
    this.#keeper?.named(named);
  }

  #keepFor(named: Named, days: number): void {
    named.daysLeft = days;
    this.#byKey.delete(hexOf(named.key));
    if (!this.#ticking) this.#timers.setTimer(TIMER, DAY_MS);
    this.#ticking = true;
  }

  /** Anybody may have it now. */
  forget(named: Named): void {
    this.#keeper?.unnamed(named);
    if (named.daysLeft === undefined) this.#byKey.delete(hexOf(named.key));
    this.#all.delete(named);
    for (const look of looksOf(named.name)) if (this.#byLook.get(look) === named) this.#byLook.delete(look);
  }

  /** True when it is the timer of freed names. */
  timer(timer: string): boolean {
    if (timer !== TIMER) return false;
    this.#ticking = false;
    for (const named of this.#all) {
      if (named.daysLeft === undefined) continue;
      if (named.daysLeft-- === 0) this.forget(named);
      else {
        this.#ticking = true;
        this.#keeper?.named(named);
      }
    }
    if (this.#ticking) this.#timers.setTimer(TIMER, DAY_MS);
    return true;
  }

  #taken(name: string): Named | undefined {
    for (const look of looksOf(name)) {
      const named = this.#byLook.get(look);
      if (named !== undefined) return named;
    }
    return undefined;
  }
}
