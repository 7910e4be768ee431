// What the machines report, as values; results/ turns them into tables, CSV, JSON events and sentences.

import type { RegistryCommandName } from './commands.ts';

/** One node's counters, summed over its answers in one run. Sums are signed 64-bit. */
export interface Counters {
  readonly sent: number;
  readonly received: number;
  readonly relayed: number;
  readonly dropped: number;
  readonly sumSent: bigint;
  readonly sumReceived: bigint;
}

export interface NodeCounters extends Counters {
  readonly id: number;
  /** True if the node left during the run: its counters after its last answer are unknown. */
  readonly left: boolean;
  /** Why its counters are implausible, as a predicate whose subject is the node; omitted if nothing is. */
  readonly doubt?: string;
}

/** A source and a sink whose counts of the packets between them differ. */
export type Fault =
  | { readonly kind: 'missing'; readonly packets: number; readonly source: number; readonly sink: number }
  | { readonly kind: 'duplicated'; readonly packets: number; readonly source: number; readonly sink: number }
  /** The same number as sent, with different contents. */
  | { readonly kind: 'changed'; readonly packets: number; readonly source: number; readonly sink: number };

/** The outcome of one run. */
export interface Summary {
  readonly run: number;
  readonly packetsPerNode: number;
  /** In order of ID. */
  readonly nodes: readonly NodeCounters[];
  readonly totals: Counters;
  /**
   * True when packets, sums and (if all nodes report them) hashes of sent and received are equal, over all
   * nodes.
   */
  readonly matched: boolean;
  /** The run was stopped: counters are those known then. Omitted otherwise. */
  readonly stopped?: true;
  /** Whether hashes were compared: true when every node is ours. */
  readonly hashed: boolean;
  /** Packets sent but not received; negative when more were received than sent. */
  readonly missing: number;
  /** The first MAX_FAULTS of them, and their number. */
  readonly faults: readonly Fault[];
  readonly faultCount: number;
  /** Hops of all packets: relayed + received. */
  readonly hops: number;
}

export const MAX_FAULTS = 100;

export interface MemberView {
  readonly id: number;
  readonly address: string;
  /** False for another program. */
  readonly ours: boolean;
  /** 'lost': it has a name and keeps it and the ID, or was registered before the registry was started again. */
  readonly state: 'registered' | 'setting up' | 'ready' | 'failed' | 'lost';
  /** It is lost, or does not answer heartbeats; left out where it is there, or is sent none. */
  readonly away?: true;
  /** Left out where it has none. */
  readonly name?: string;
}

/** Whether a node is there. */
export interface PresenceView {
  readonly id: number;
  /** '' where it has none. */
  readonly name: string;
  /** 'connected': it is registered, and is sent no heartbeats. */
  readonly presence: 'connected' | 'online' | 'away';
  /** How long it has been online or away, in whole seconds; 0 for one that is only connected. */
  readonly seconds: number;
}

/** In order of ID, at most MAX_WHO; `more`: the number of those that are left out. */
export interface Who {
  readonly kind: 'who';
  readonly nodes: readonly PresenceView[];
  readonly more: number;
}

export const MAX_WHO = 10_000;

export interface TableView {
  readonly id: number;
  readonly peers: readonly { readonly id: number; readonly address: string }[];
}

export type RegistryReport =
  /** `nodes`: the number registered now. */
  | {
      readonly kind: 'registered';
      readonly id: number;
      readonly address: string;
      readonly nodes: number;
      readonly ours: boolean;
      readonly name?: string;
    }
  | {
      readonly kind: 'refused';
      readonly what: 'registration' | 'deregistration';
      readonly host: string;
      readonly reason: string;
    }
  /** A node departed; `consequence`: the effect on overlay and run, '' when there is none. */
  | {
      readonly kind: 'left';
      readonly id: number;
      readonly address: string;
      readonly nodes: number;
      readonly how: 'deregistered' | 'lost';
      readonly reason: string;
      readonly consequence: string;
    }
  /**
   * A node has not answered heartbeats for `seconds`, and keeps its ID and connection; or it answers again, after so many.
   * `consequence`: for what is under way and what comes next, '' when there is none.
   */
  | {
      readonly kind: 'away' | 'back';
      readonly id: number;
      readonly address: string;
      readonly seconds: number;
      readonly consequence: string;
    }
  | Who
  /** `entries`: as requested, or the default. IDs are 0 to 2^idBits - 1. */
  | {
      readonly kind: 'setting-up';
      readonly epoch: number;
      readonly entries: number;
      readonly nodes: number;
      readonly idBits: number;
    }
  | { readonly kind: 'ready'; readonly epoch: number; readonly entries: number; readonly nodes: number }
  | {
      readonly kind: 'started';
      readonly run: number;
      readonly packetsPerNode: number;
      readonly nodes: number;
    }
  /** Counters that nodes have reported; `expected` is nodes x packets. */
  | {
      readonly kind: 'progress';
      readonly run: number;
      readonly sent: number;
      readonly received: number;
      readonly relayed: number;
      readonly expected: number;
    }
  /** Progress of wait-for: when it begins, and whenever a node registers or leaves. */
  | { readonly kind: 'waiting'; readonly registered: number; readonly wanted: number }
  /** What is under way, in words, and the IDs of the nodes whose answers are due. */
  | { readonly kind: 'status'; readonly text: string; readonly waitsFor: readonly number[] }
  | { readonly kind: 'summary'; readonly summary: Summary }
  | { readonly kind: 'nodes'; readonly members: readonly MemberView[] }
  | { readonly kind: 'tables'; readonly tables: readonly TableView[] }
  | { readonly kind: 'path'; readonly source: number; readonly sink: number; readonly ids: readonly number[] }
  /** A line worth knowing that is not a command's failure. */
  | { readonly kind: 'note'; readonly text: string }
  /** A peer violated the protocol; its link is closed. */
  | { readonly kind: 'violation'; readonly host: string; readonly reason: string }
  /**
   * The command has ended. `outcome`: 'done'; 'failed' with the reason; 'mismatch': it ran, but sent and
   * received differ.
   */
  | {
      readonly kind: 'ended';
      readonly command: RegistryCommandName;
      readonly outcome: 'done' | 'failed' | 'mismatch';
      readonly reason: string;
    };

export type MessengerCommand =
  | { readonly name: 'print-counters-and-diagnostics' }
  | { readonly name: 'who' }
  /** `who`: a name or an ID; left out, the node itself. */
  | { readonly name: 'fingerprint'; readonly who?: string }
  /** `who`: an ID. */
  | { readonly name: 'trace'; readonly who: string }
  | { readonly name: 'exit-overlay' };

/** The state of a messenger; counters are those of the current run, over all its answers to the registry. */
export interface Diagnostics extends Counters {
  readonly id: number;
  readonly address: string;
  readonly state: string;
  /** IDs of its routing table, in clockwise order. */
  readonly peers: readonly number[];
  /** Packets left to originate in this run. */
  readonly toSend: number;
  /** Dropped packets by reason. */
  readonly drops: Readonly<Record<string, number>>;
}

export type MessengerReport =
  | { readonly kind: 'registered'; readonly id: number; readonly address: string; readonly info: string }
  | { readonly kind: 'refused'; readonly reason: string }
  /** The connection to the registry broke; the node tries to reach it again. */
  | { readonly kind: 'registry-lost'; readonly id: number; readonly reason: string }
  /** The node exits: the registry cannot be reached or does not answer, or no port is available. */
  | { readonly kind: 'gave-up'; readonly reason: string }
  /** The first packet dropped for that reason on a connection; all are counted. */
  | {
      readonly kind: 'dropped';
      readonly id: number;
      readonly host: string;
      readonly source: number;
      readonly sink: number;
      readonly reason: string;
    }
  | {
      readonly kind: 'set-up';
      readonly id: number;
      readonly epoch: number;
      readonly peers: readonly number[];
    }
  | { readonly kind: 'set-up-failed'; readonly id: number; readonly reason: string }
  | { readonly kind: 'started'; readonly id: number; readonly packets: number }
  | { readonly kind: 'finished'; readonly id: number; readonly packets: number }
  | { readonly kind: 'diagnostics'; readonly diagnostics: Diagnostics }
  | Who
  /** A node's key, for two people to compare: 12 groups of 5 digits. */
  | { readonly kind: 'fingerprint'; readonly id: number; readonly name: string; readonly digits: string }
  /** A probe has gone to the sink over living tables, and its answer has come back: the nodes that it visited. */
  | {
      readonly kind: 'trace';
      readonly source: number;
      readonly sink: number;
      readonly ids: readonly number[];
    }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'violation'; readonly host: string; readonly reason: string }
  | {
      readonly kind: 'ended';
      readonly command: MessengerCommand['name'];
      readonly outcome: 'done' | 'failed';
      readonly reason: string;
    };
