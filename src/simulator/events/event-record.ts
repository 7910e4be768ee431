// What a simulation shows of each thing that happens, to whoever watches: a trace, the checks, the swarm.

import type { RegistryCommand } from '../../overlay/commands.ts';
import type { Event } from '../../overlay/node.ts';
import type { Clock } from './clock.ts';

/** One event, as a trace shows it. */
export type EventRecord = {
  readonly us: number;
  /** Where it happens: 0 is the registry, nodes count from 1. */
  readonly node: number;
  /** At the other side of the link: where it comes from, or for a packet that is sent or relayed, where it goes; else -1. */
  readonly other: number;
} /** What a core is told by the network. */ & (
  | {
      [K in Event['kind']]: { readonly what: K; readonly detail: Extract<Event, { kind: K }> };
    }[Event['kind']]
  /** A packet, by its place in the pool; `lose`: it vanished with its link or node. */
  | { readonly what: 'send' | 'relay' | 'deliver' | 'drop' | 'lose'; readonly detail: number }
  /** Nodes that come and go. */
  | { readonly what: 'start' | 'leave' | 'listening' }
  /** silent: nobody is told. */
  | { readonly what: 'crash'; readonly detail: { readonly silent: boolean } }
  /** Anything else that is done to the world from outside; detail: its name. */
  | { readonly what: 'fault'; readonly detail: string }
  /** A core has ended; its host has not yet let go of what it left. */
  | { readonly what: 'exit' }
  /** A packet that found no link to be sent on: counted as sent and dropped. */
  | { readonly what: 'unsent' }
  | { readonly what: 'command'; readonly detail: RegistryCommand }
);

const NOBODY = -1;

/** Tells whoever watches what is about to happen. Costs a call when nobody does. */
export class Observer {
  readonly #clock: Clock;
  readonly #see: ((record: EventRecord) => void) | undefined;

  constructor(clock: Clock, see: ((record: EventRecord) => void) | undefined) {
    this.#clock = clock;
    this.#see = see;
  }

  /** detail: what a record of that kind holds. */
  tell(what: EventRecord['what'], node: number, other = NOBODY, detail?: unknown): void {
    this.#see?.({ us: this.#clock.nowUs, what, node, other, detail } as EventRecord);
  }
}
