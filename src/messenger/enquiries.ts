// Commands that the registry is asked about: who is there, and what a node's key is. Each question has one answer, within a
// stated time, and one of a kind is open at a time.

import type { KeyResponse, Message, WhoResponse } from '../overlay/message.ts';
import type { MessengerCommand, MessengerReport } from '../overlay/report.ts';
import type { MessengerEffects } from './host.ts';
import type { Identity } from './identity.ts';
import type { RegistryLink } from './registry-link.ts';

type Enquiry = 'who' | 'fingerprint';

/** Prefix of the name of a question's timer. */
const TIMER = 'answer:';

export class Enquiries {
  readonly #effects: MessengerEffects;
  readonly #registry: RegistryLink;
  readonly #identity: Identity | undefined;
  readonly #answerMs: number;
  readonly #open = new Set<Enquiry>();

  /** `answerMs`: how long the registry may take. */
  constructor(
    effects: MessengerEffects,
    registry: RegistryLink,
    identity: Identity | undefined,
    answerMs: number,
  ) {
    this.#effects = effects;
    this.#registry = registry;
    this.#identity = identity;
    this.#answerMs = answerMs;
  }

  /** `id`: the node's own, -1 while it has none. */
  command(command: Extract<MessengerCommand, { name: Enquiry }>, id: number): void {
    if (command.name === 'who') this.#who();
    else this.#fingerprint(command.who, id);
  }

  #who(): void {
    if (!this.#registry.isOpen) return this.#end('who', 'there is no connection to the registry');
    if (!this.#registry.tellsWho) return this.#end('who', 'the registry does not tell who is there');
    this.#ask('who', { kind: 'whoRequest' });
  }

  /** `who`: a name or an ID; undefined: the node itself, whose key is known. */
  #fingerprint(who: string | undefined, id: number): void {
    const identity = this.#identity;
    if (identity === undefined) {
      return this.#end('fingerprint', 'this node has no key; start it with --name and --data');
    }
    if (who === undefined) return this.#tell('fingerprint', identity.fingerprint(id));
    if (id < 0 || !this.#registry.isOpen) return this.#end('fingerprint', 'this node is not registered');
    const isId = /^\d{1,10}$/.test(who);
    this.#ask('fingerprint', { kind: 'keyRequest', name: isId ? '' : who, id: isId ? Number(who) | 0 : 0 });
  }

  #ask(enquiry: Enquiry, question: Message): void {
    if (this.#open.has(enquiry)) return this.#end(enquiry, 'the registry has not answered the last one yet');
    this.#open.add(enquiry);
    this.#effects.setTimer(TIMER + enquiry, this.#answerMs);
    this.#registry.reply(question);
  }

  isOpen(enquiry: Enquiry): boolean {
    return this.#open.has(enquiry);
  }

  /** One that comes too late is ignored. */
  who({ nodes, more }: WhoResponse): void {
    if (this.#close('who')) this.#tell('who', { kind: 'who', nodes, more });
  }

  key(response: KeyResponse): void {
    if (!this.#close('fingerprint')) return;
    const answer = this.#identity!.fingerprintOf(response);
    if (typeof answer === 'string') this.#end('fingerprint', answer);
    else this.#tell('fingerprint', answer);
  }

  /** No answers come any more. */
  gone(reason: string): void {
    for (const enquiry of [...this.#open]) this.#giveUp(enquiry, reason);
  }

  /** True when it is the timer of a question. */
  timer(name: string): boolean {
    if (!name.startsWith(TIMER)) return false;
    const reason = `the registry did not answer for ${this.#answerMs / 1000} s`;
    this.#giveUp(name.slice(TIMER.length) as Enquiry, reason);
    return true;
  }

  #giveUp(enquiry: Enquiry, reason: string): void {
    if (this.#close(enquiry)) this.#end(enquiry, reason);
  }

  /** False: it was not open. */
  #close(enquiry: Enquiry): boolean {
    const wasOpen = this.#open.delete(enquiry);
    if (wasOpen) this.#effects.clearTimer(TIMER + enquiry);
    return wasOpen;
  }

  #tell(enquiry: Enquiry, report: MessengerReport): void {
    this.#effects.report(report);
    this.#end(enquiry);
  }

  #end(command: Enquiry, reason = ''): void {
    const outcome = reason === '' ? 'done' : 'failed';
    this.#effects.report({ kind: 'ended', command, outcome, reason });
  }
}
