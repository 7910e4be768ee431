// Messages between nodes and the registry: one union, with the published protocol's names.
//
// `ours` holds Sinkward's extensions. They travel in protobuf fields from 100 up, which other programs skip,
// and are sent only to a peer that announced support; a peer that sends none is another program.

import type { Metric } from '../routing/geometry.ts';
import type { Epoch } from './epoch.ts';
import type { PresenceView } from './report.ts';

/** A messenger asks to join the overlay. `address`: the `host:port` that it listens on. */
export interface Registration {
  readonly kind: 'registration';
  readonly address: string;
  /**
   * `advertised`: the user chose the address; it need not be the one that the connection comes from. `presence`: the
   * messenger answers heartbeats. `claim`: the node has a name, and answers a challenge; `puzzles`: with a puzzle, too.
   * `living`: it keeps a living table. `memory`: it knows registries that remember, and certificates.
   */
  readonly ours?: {
    readonly version: number;
    readonly advertised?: true;
    readonly presence?: true;
    readonly claim?: Claim;
    readonly puzzles?: true;
    readonly living?: true;
    readonly memory?: Belonging;
  };
}

/** What a node had from a registry that remembers. */
export interface Belonging {
  /** The network's key; empty: it has not registered yet. */
  readonly network: Uint8Array;
  /** Its last ID, or -1. */
  readonly id: number;
  /** Of its last routing table; all 0: it had none. */
  readonly epoch: Epoch;
}

/** Keys and nonces are 32 bytes. `id`: what the node had last; -1: none. */
export interface Claim {
  readonly name: string;
  readonly key: Uint8Array;
  readonly nonce: Uint8Array;
  readonly id: number;
}

/**
 * A registry asks a node that claims a name to prove its key. `network`: the network's key. `puzzle`: the bits of a puzzle that
 * is to be solved first (puzzle.ts), 1 or more; left out: there is none.
 */
export interface Challenge {
  readonly kind: 'challenge';
  readonly network: Uint8Array;
  readonly nonce: Uint8Array;
  readonly puzzle?: number;
}

/** `signature`: over what overlay/claim.ts says. `counter`: solves the puzzle; 0 may be left out. */
export interface Proof {
  readonly kind: 'proof';
  readonly signature: Uint8Array;
  readonly counter?: number;
}

/**
 * `result`: the node's ID, or negative when refused; `info` says why. Between two nodes, it answers a packet with
 * `ours`: the node with that ID is Sinkward's. `presence`: the registry answers whoRequest. `signature`: by the network's
 * key or the certificate's, to a node that has proved its own. `network`: its key, of a registry that remembers its nodes.
 */
export interface RegistrationResponse {
  readonly kind: 'registrationResponse';
  readonly result: number;
  readonly info: string;
  readonly ours?: {
    readonly version: number;
    readonly presence?: true;
    readonly signature?: Uint8Array;
    /** How messages are routed in the living overlay; left out where there is none. */
    readonly living?: Metric;
    readonly network?: Uint8Array;
    readonly certificate?: Certificate;
  };
}

/** The network's signature under a registry's own key. */
export interface Certificate {
  readonly key: Uint8Array;
  readonly signature: Uint8Array;
}

/** Asks the registry for a node's key: by its name, or where that is '' by its ID. */
export interface KeyRequest {
  readonly kind: 'keyRequest';
  readonly name: string;
  readonly id: number;
}

/** No bytes of a key: there is no such node, or it has no name. */
export interface KeyResponse {
  readonly kind: 'keyResponse';
  readonly name: string;
  readonly id: number;
  readonly key: Uint8Array;
}

export interface Deregistration {
  readonly kind: 'deregistration';
  readonly address: string;
  readonly id: number;
}

/** `result`: the ID that left, or negative when refused; `info` says why. */
export interface DeregistrationResponse {
  readonly kind: 'deregistrationResponse';
  readonly result: number;
  readonly info: string;
}

/** One entry of a routing table. `ours` is false if the peer is, or may be, another program. */
export interface PeerEntry {
  readonly id: number;
  readonly address: string;
  readonly ours: boolean;
}

/**
 * Set-up: a node's routing table, and the IDs of all nodes, including its own. The wire's two counts are the
 * lengths of the lists. Other programs route clockwise; ours are told the metric. `mixed`: nodes of other programs are in
 * the overlay.
 */
export interface NodeRegistry {
  readonly kind: 'nodeRegistry';
  readonly peers: readonly PeerEntry[];
  readonly ids: readonly number[];
  readonly ours?: { readonly epoch: number; readonly metric: Metric; readonly mixed?: true };
}

/**
 * `result`: 0 or the node's ID once it is connected to every peer; dialects differ in how they report failure.
 */
export interface NodeRegistryResponse {
  readonly kind: 'nodeRegistryResponse';
  readonly result: number;
  readonly info: string;
  readonly ours?: { readonly epoch: number };
}

/**
 * Starts a run. `key`: the seed's 64 bits as two unsigned 32-bit words; `run` counts the registry's runs from 1.
 * `readMany`: nodes of other programs that appear to read many packets on one connection; absent if there are none.
 */
export interface InitiateTask {
  readonly kind: 'initiateTask';
  readonly packets: number;
  readonly ours?: {
    readonly epoch: number;
    readonly run: number;
    readonly key: readonly [number, number];
    readonly readMany?: readonly number[];
  };
}

/** A packet. `payload`: signed 32-bit; `trace`: its relays in order, without source and sink. */
export interface NodeData {
  readonly kind: 'nodeData';
  readonly sink: number;
  readonly source: number;
  readonly payload: number;
  readonly hops: number;
  readonly trace: readonly number[];
  /**
   * In the first packet to a peer that may be Sinkward's, which answers with a RegistrationResponse. `relays` is the length of
   * the trace when it was sent.
   */
  readonly ours?: { readonly version: number; readonly relays: number };
}

/** A node has sent all packets that it originates (they may not have arrived yet). */
export interface TaskFinished {
  readonly kind: 'taskFinished';
  readonly address: string;
  readonly id: number;
  readonly ours?: { readonly run: number };
}

/**
 * Requests the counters since the last answer. `round` numbers the requests of a run from 1, to recognise
 * late answers. 'progress' requests the counters, 'pairs' also the counts per peer, 'close' ends the run:
 * after its answer the node discards the counts per peer.
 */
export interface RequestTrafficSummary {
  readonly kind: 'requestTrafficSummary';
  readonly ours?: {
    readonly run: number;
    readonly round: number;
    readonly want: 'progress' | 'pairs' | 'close';
  };
}

/**
 * Packets exchanged with one other node in this run, and the sum of their hashes (fingerprint.ts), by lane.
 */
export interface PairCount {
  readonly id: number;
  readonly packets: number;
  readonly hash: bigint;
}

/** A node's counters since its last summary. Sums are signed 64-bit, hashes unsigned 64-bit. */
export interface TrafficSummary {
  readonly kind: 'trafficSummary';
  readonly id: number;
  readonly sent: number;
  readonly relayed: number;
  readonly received: number;
  readonly totalSent: bigint;
  readonly totalReceived: bigint;
  readonly ours?: {
    readonly run: number;
    readonly round: number;
    readonly dropped: number;
    readonly sentHash: bigint;
    readonly receivedHash: bigint;
    /** Since the run began; empty unless requested. */
    readonly sentTo: readonly PairCount[];
    readonly receivedFrom: readonly PairCount[];
    /** Packets that currently wait for a free port or descriptor to open a connection with; omitted if none. */
    readonly awaitingSockets?: number;
  };
}

/** A registry asks whether the node is there; it answers at once. */
export interface Heartbeat {
  readonly kind: 'heartbeat';
}

export interface HeartbeatResponse {
  readonly kind: 'heartbeatResponse';
}

/** A messenger asks its registry who is there. */
export interface WhoRequest {
  readonly kind: 'whoRequest';
}

/** In order of ID; `more`: nodes that are not listed. */
export interface WhoResponse {
  readonly kind: 'whoResponse';
  readonly nodes: readonly PresenceView[];
  readonly more: number;
}

/** The address of a node. */
export interface PeerAddress {
  readonly id: number;
  readonly address: string;
}

/** A node's living table, or what has changed in it since the version `base` of the same term. */
export interface TableChange {
  readonly kind: 'tableChange';
  readonly epoch: Epoch;
  /** The n of that version; left out: `added` is the whole table. */
  readonly base?: number;
  readonly removed: readonly number[];
  /** New peers, or peers that have another address. */
  readonly added: readonly PeerAddress[];
}

/** A messenger has missed a change and asks for its whole living table. */
export interface TableRequest {
  readonly kind: 'tableRequest';
}

/** On its way over living tables to the node `sink`. `path`: the nodes that it has visited, the source first. */
export interface TraceProbe {
  readonly kind: 'traceProbe';
  readonly source: number;
  readonly sink: number;
  /** The source's number of it. */
  readonly number: number;
  readonly path: readonly number[];
}

/** Goes back to the source. `path`: as the probe has it, with the node that answers. */
export interface TraceAnswer {
  readonly kind: 'traceAnswer';
  readonly source: number;
  readonly number: number;
  readonly path: readonly number[];
  readonly outcome: TraceOutcome;
  /** How often it has been passed on. */
  readonly hops: number;
}

export type TraceOutcome = 'arrived' | Unroutable;

/** Why a message cannot go on: nobody has its sink's ID, no peer that is nearer to it answers, or it has come too far. */
export type Unroutable = 'no such node' | 'nobody answers' | 'too many hops';

export type Message =
  | Registration
  | RegistrationResponse
  | Deregistration
  | DeregistrationResponse
  | NodeRegistry
  | NodeRegistryResponse
  | InitiateTask
  | NodeData
  | TaskFinished
  | RequestTrafficSummary
  | TrafficSummary
  | Heartbeat
  | HeartbeatResponse
  | WhoRequest
  | WhoResponse
  | Challenge
  | Proof
  | KeyRequest
  | KeyResponse
  | TableChange
  | TableRequest
  | TraceProbe
  | TraceAnswer;

/** The version of our extensions, announced at registration. */
export const EXTENSION_VERSION = 1;
