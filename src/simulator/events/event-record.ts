// The record of an event that observers see: traces, checks, the swarm.

import type { RegistryCommand } from '../../overlay/commands.ts';
import type { Event } from '../../overlay/node.ts';
import type { Clock } from './clock.ts';

/** One event, as a trace shows it. */
export type EventRecord = {
  readonly us: number;
  /** Where it happens: 0 is the registry, nodes count from 1. */
  readonly node: number;
  /** The other side of the link: the origin, or for a packet sent or relayed the destination; else -1. */
  readonly other: number;
} /** A core's input from the network. */ & (
  | {
      [K in Event['kind']]: { readonly what: K; readonly detail: Extract<Event, { kind: K }> };
    }[Event['kind']]
  /** A packet, by its slot in the pool; `lose`: it vanished with its link or node. */
  | { readonly what: 'send' | 'relay' | 'deliver' | 'drop' | 'lose'; readonly detail: number }
  /** Nodes that join and leave. */
  | { readonly what: 'start' | 'leave' | 'listening' }
  /** silent: without notifying other nodes. */
  | { readonly what: 'crash'; readonly detail: { readonly silent: boolean } }
  /** Any other intervention from outside; detail: its name. */
  | { readonly what: 'fault'; readonly detail: string }
  /** A core has ended; its host has not yet cleaned up after it. */
  | { readonly what: 'exit' }
  /** A packet for which no link could be found: counted as sent and dropped. */
  | { readonly what: 'unsent' }
  | { readonly what: 'command'; readonly detail: RegistryCommand }
);

const NO_NODE = -1;

/** Notifies the observer of an event before it happens. Costs one call if there is no observer. */
export class Observer {
  readonly #clock: Clock;
  readonly #see: ((record: EventRecord) => void) | undefined;

  constructor(clock: Clock, see: ((record: EventRecord) => void) | undefined) {
    this.#clock = clock;
    this.#see = see;
  }

  /** detail: the content of a record of that kind. */
  tell(what: EventRecord['what'], node: number, other = NO_NODE, detail?: unknown): void {
    this.#see?.({ us: this.#clock.nowUs, what, node, other, detail } as EventRecord);
  }
}
