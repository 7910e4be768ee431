// A dialect: how a program that speaks the published protocol behaves, as data that the machines consult. Each dialect has
// a file beside this one, Sinkward's included; recognise.ts lists them all.

import type { Metric } from '../routing/geometry.ts';

export interface Dialect {
  readonly name: string;
  /** The codec of its messages. A protocol with another codec would add its name here, and tcp/ would choose by connection. */
  readonly wire: 'minichord';
  /**
   * The program identifies itself when it registers or answers a registration, and understands Sinkward's extension fields.
   * Other programs are recognised by their behaviour, which can be wrong; a declared one is held to its declaration.
   */
  readonly declared: boolean;
  readonly messenger: MessengerSide;
  readonly registry: RegistrySide;
}

/** The behaviour of its messenger towards a registry and other messengers. */
export interface MessengerSide {
  /** Where it accepts orders: on its registration connection ('home'), or on connections to its listener, one order each. */
  readonly takesOrders: 'home' | 'listener' | 'unknown';
  /** The metrics by which it can route packets. */
  readonly metrics: readonly Metric[];
  /** It certainly takes IDs of so many bits. */
  readonly idBits: number;
  /** When it can be asked for its counters: even while it originates, between runs only, or once, as it exits afterwards. */
  readonly summaries: 'any time' | 'between runs' | 'once';
  /** Its summaries carry hashes and, on request, counts per peer. */
  readonly reportsHashes: boolean;
  /** The connections on which it sends packets to its peers; 'adapts': whichever the peer reads. */
  readonly sends: 'kept link' | 'connection each' | 'adapts' | 'unknown';
  /** How many packets it reads per connection. */
  readonly reads: 'many' | 'one' | 'unknown';
  /** It accepts connections from peers while a run is under way. */
  readonly acceptsInRun: boolean;
  /** Whether the Result of its NodeRegistryResponse means success for the node with that ID. */
  isConnected(result: number, id: number): boolean;
  /** The Result that it accepts as a successful deregistration. The ID is the published one; all known programs accept 0. */
  readonly takesAsLeft: 'ID' | 0 | 'unknown';
  /** Whether what a registry has observed matches this dialect. Always false for a declared dialect. */
  fits(seen: SetupSeen): boolean;
}

/** The behaviour of its registry towards a messenger. */
export interface RegistrySide {
  /** Where it sends orders: on the registration connection ('home'), or on connections to the messenger's listener. */
  readonly givesOrders: 'home' | 'listener' | 'unknown';
  /** Where it reads messages other than the answer to a NodeRegistry: TaskFinished, summaries, deregistrations. */
  readonly readsReplies: 'home' | 'new connection';
  /** It starts a run only after every node has answered the set-up. */
  readonly startsTogether: boolean;
  /** It accepts an unrequested summary from a leaving node, and requests none afterwards. */
  readonly takesLastSummary: boolean;
  /** Whether what a messenger has observed matches this dialect. Always false for a declared dialect. */
  fits(seen: OrderSeen): boolean;
}

/** What a registry observes of a messenger at set-up. */
export type SetupSeen =
  /** No answer on its listener, or nothing listens there. */
  | { readonly kind: 'silence' }
  | {
      readonly kind: 'answer';
      /** The registration connection, the connection that the registry dialled, or a new one from the messenger. */
      readonly on: 'home' | 'dialled' | 'new';
      /** The order was sent on the registration connection, perhaps also to the listener. */
      readonly askedOnRegistration: boolean;
      readonly id: number;
      readonly result: number;
    };

/** What a messenger observes of its registry at set-up. */
export interface OrderSeen {
  readonly on: 'home' | 'listener';
  /** Whether the registry closed the order's connection before the answer; undefined: not known yet. */
  readonly closed: boolean | undefined;
}

/** Success is the ID in some dialects, 0 in others; failure is negative, or an ID that no node can have. */
export function idOrZero(result: number, id: number): boolean {
  return result === id || result === 0;
}

/** The routing and the IDs, 0 to 127, of all dialects but Sinkward's. */
export const AS_PUBLISHED: { readonly metrics: readonly Metric[]; readonly idBits: number } = {
  metrics: ['clockwise'],
  idBits: 7,
};
