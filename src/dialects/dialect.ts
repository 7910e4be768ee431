// A dialect: what a program that speaks the published protocol does and takes, as data that the machines ask. Each has a
// file beside this one, Sinkward's own behaviour among them; recognise.ts lists them all.

import type { Metric } from '../routing/geometry.ts';

export interface Dialect {
  readonly name: string;
  /** The bytes of its messages. A sister protocol with another codec adds its name; tcp/ would choose by connection. */
  readonly wire: 'minichord';
  /**
   * It says what it is when it registers or answers a registration, and understands Sinkward's extension fields. A program
   * that says nothing is recognised by what it does, which may turn out wrong; one that does is held to what it said.
   */
  readonly declared: boolean;
  readonly messenger: MessengerSide;
  readonly registry: RegistrySide;
}

/** Its messenger, as a registry and as other messengers see it. */
export interface MessengerSide {
  /** On its registration connection ('home'), or on connections to its listener, one message each. */
  readonly takesOrders: 'home' | 'listener' | 'unknown';
  /** How it can route packets. */
  readonly metrics: readonly Metric[];
  /** When it can be asked for its counters: also while it originates, in between runs only, or once, since it then ends. */
  readonly summaries: 'any time' | 'between runs' | 'once';
  /** Its summaries carry hashes and, when they are asked for, counts per peer. */
  readonly reportsHashes: boolean;
  /** The connections on which it sends packets to its peers; 'adapts': whatever the peer takes. */
  readonly sends: 'kept link' | 'connection each' | 'adapts' | 'unknown';
  /** How many packets it reads on one connection. */
  readonly reads: 'many' | 'one' | 'unknown';
  /** It accepts connections from peers while a run is under way. */
  readonly acceptsInRun: boolean;
  /** Whether the Result of its NodeRegistryResponse means that the node with that ID is connected to its peers. */
  isConnected(result: number, id: number): boolean;
  /** The Result of a DeregistrationResponse that tells it that it has left. The ID is the published one; all known take 0. */
  readonly takesAsLeft: 'ID' | 0 | 'unknown';
  /** Whether what a registry has seen of a program is what this dialect does. Never true of a declared dialect. */
  fits(seen: SetupSeen): boolean;
}

/** Its registry, as a messenger sees it. */
export interface RegistrySide {
  /** On the connection that the messenger registered on ('home'), or on connections to the messenger's listener. */
  readonly givesOrders: 'home' | 'listener' | 'unknown';
  /** Where it reads what answers no NodeRegistry: TaskFinished, summaries, deregistrations. */
  readonly readsReplies: 'home' | 'new connection';
  /** It starts no run before every node has answered the set-up. */
  readonly startsTogether: boolean;
  /** It takes a summary that it did not ask for from a node that leaves, and asks that node for none afterwards. */
  readonly takesLastSummary: boolean;
  /** Whether what a messenger has seen of a program is what this dialect does. Never true of a declared dialect. */
  fits(seen: OrderSeen): boolean;
}

/** What a registry sees of a messenger's program at set-up. */
export type SetupSeen =
  /** It did not answer on its listener, or nobody listens there. */
  | { readonly kind: 'silence' }
  | {
      readonly kind: 'answer';
      /** Its registration connection, the connection that the registry dialled, or one that it opened for the answer. */
      readonly on: 'home' | 'dialled' | 'new';
      /** The order was given on its registration connection (too). */
      readonly askedAtHome: boolean;
      readonly id: number;
      readonly result: number;
    };

/** What a messenger sees of its registry's program at set-up. */
export interface OrderSeen {
  readonly on: 'home' | 'listener';
  /** The connection of the order was closed before the answer; undefined: not known yet. */
  readonly closed: boolean | undefined;
}

/** Good is the ID in some dialects and 0 in others; what means failure is negative, or an ID that no node can have. */
export function idOrZero(result: number, id: number): boolean {
  return result === id || result === 0;
}

/** How dialects other than Sinkward's route packets. */
export const AS_PUBLISHED: readonly Metric[] = ['clockwise'];
