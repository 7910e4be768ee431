// The command `fingerprint`: a node's key as two people compare it. One's own is known; the registry is asked for another's.

import type { KeyResponse } from '../overlay/message.ts';
import type { MessengerReport } from '../overlay/report.ts';
import type { MessengerEffects } from './host.ts';
import type { Identity } from './identity.ts';
import type { RegistryLink } from './registry-link.ts';

const TIMER = 'key';

export class Fingerprints {
  readonly #effects: MessengerEffects;
  readonly #identity: Identity | undefined;
  readonly #registry: RegistryLink;
  readonly #answerMs: number;
  /** The registry is asked for a key. */
  isDue = false;

  constructor(
    effects: MessengerEffects,
    identity: Identity | undefined,
    registry: RegistryLink,
    answerMs: number,
  ) {
    this.#effects = effects;
    this.#identity = identity;
    this.#registry = registry;
    this.#answerMs = answerMs;
  }

  /** `who`: a name or an ID; undefined: the node itself. `id`: the node's own, -1 while it has none. */
  command(who: string | undefined, id: number): void {
    const identity = this.#identity;
    if (identity === undefined) return this.#ended('this node has no key; start it with --name and --data');
    if (who === undefined) return this.#tell(identity.fingerprint(id));
    if (this.isDue) return this.#ended('the registry has not answered the last one yet');
    if (id < 0 || !this.#registry.isOpen) return this.#ended('this node is not registered');
    this.isDue = true;
    this.#effects.setTimer(TIMER, this.#answerMs);
    const isId = /^\d{1,10}$/.test(who);
    this.#registry.reply({ kind: 'keyRequest', name: isId ? '' : who, id: isId ? Number(who) | 0 : 0 });
  }

  answered(response: KeyResponse): void {
    this.#over();
    const answer = this.#identity!.fingerprintOf(response);
    if (typeof answer === 'string') this.#ended(answer);
    else this.#tell(answer);
  }

  /** True when it is the timer of an answer. */
  timer(timer: string): boolean {
    if (timer !== TIMER) return false;
    this.gone('the registry does not answer');
    return true;
  }

  /** No answer comes any more. */
  gone(reason: string): void {
    if (!this.isDue) return;
    this.#over();
    this.#ended(reason);
  }

  #over(): void {
    this.isDue = false;
    this.#effects.clearTimer(TIMER);
  }

  #tell(report: MessengerReport): void {
    this.#effects.report(report);
    this.#ended();
  }

  #ended(reason = ''): void {
    const outcome = reason === '' ? 'done' : 'failed';
    this.#effects.report({ kind: 'ended', command: 'fingerprint', outcome, reason });
  }
}
