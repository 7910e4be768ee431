// The command `who` at a messenger: its registry is asked who is there.

import type { WhoResponse } from '../overlay/message.ts';
import type { MessengerEffects, Timing } from './host.ts';
import type { RegistryLink } from './registry-link.ts';

const TIMER = 'who';

export class WhoQuestion {
  readonly #effects: MessengerEffects;
  readonly #registry: RegistryLink;
  readonly #timing: Pick<Timing, 'whoMs'>;
  #isOpen = false;

  constructor(effects: MessengerEffects, registry: RegistryLink, timing: Pick<Timing, 'whoMs'>) {
    this.#effects = effects;
    this.#registry = registry;
    this.#timing = timing;
  }

  /** One question at a time: a command ends before the next is given. */
  ask(): void {
    if (!this.#registry.isOpen) return this.#end('there is no connection to the registry');
    if (!this.#registry.tellsWho) return this.#end('the registry does not tell who is there');
    this.#isOpen = true;
    this.#effects.setTimer(TIMER, this.#timing.whoMs);
    this.#registry.reply({ kind: 'whoRequest' });
  }

  answered({ nodes, more }: WhoResponse): void {
    if (!this.#isOpen) return;
    this.#effects.report({ kind: 'who', nodes, more });
    this.#end('');
  }

  /** There will be no answer. */
  giveUp(reason: string): void {
    if (this.#isOpen) this.#end(reason);
  }

  /** True when it is the timer of the question. */
  timer(name: string): boolean {
    if (name === TIMER) this.giveUp(`the registry did not answer for ${this.#timing.whoMs / 1000} s`);
    return name === TIMER;
  }

  #end(reason: string): void {
    if (this.#isOpen) this.#effects.clearTimer(TIMER);
    this.#isOpen = false;
    const outcome = reason === '' ? 'done' : 'failed';
    this.#effects.report({ kind: 'ended', command: 'who', outcome, reason });
  }
}
