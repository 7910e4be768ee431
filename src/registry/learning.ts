// A registry that has its network's key and has lost its records learns from its nodes: for a while it changes no table, and
// gives IDs to nodes that prove their keys alone. Those without names wait, and get the IDs that they say they had, as far as
// nobody with a key has taken them; then come strangers.

import type { Effects, Link } from '../overlay/node.ts';

/** Longer than messengers pause between two tries, and shorter than they wait for an answer. */
const LEARN_MS = 4000;

/** Registrations that wait, at the most. */
const MAX_WAITING = 65_536;

const TIMER = 'learning';

export class Learning {
  readonly #effects: Pick<Effects<never>, 'setTimer'>;
  readonly #over: () => void;
  readonly #waiting = new Map<Link, { readonly isReturning: boolean; admit(): void }>();
  isOver = false;

  /** `over`: all that waited have their answers. */
  constructor(effects: Pick<Effects<never>, 'setTimer'>, over: () => void) {
    this.#effects = effects;
    this.#over = over;
  }

  begin(): void {
    this.#effects.setTimer(TIMER, LEARN_MS);
  }

  /** `admit` is called when its turn has come. False: too many wait. */
  wait(link: Link, isReturning: boolean, admit: () => void): boolean {
    if (this.#waiting.size >= MAX_WAITING) return false;
    this.#waiting.set(link, { isReturning, admit });
    return true;
  }

  gone(link: Link): void {
    this.#waiting.delete(link);
  }

  /** True when it is the timer of learning. */
  timer(name: string): boolean {
    if (name !== TIMER) return false;
    this.isOver = true;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const one of waiting) if (one.isReturning) one.admit();
    for (const one of waiting) if (!one.isReturning) one.admit();
    this.#over();
    return true;
  }
}
