// A node of the kit: behaves like a messenger towards the registry under test, but sends no packets. It answers where the
// published registries of all dialects read answers.

import { fromBinary } from '@bufbuild/protobuf';
import type { InitiateTask, Message, NodeRegistry, RequestTrafficSummary } from '../../overlay/message.ts';

import { encode } from '../../wire/codec.ts';
import { MiniChordSchema } from '../../wire/generated/sinkward_pb.ts';
import { messageText } from '../frame-text.ts';
import type { Watch } from '../watch.ts';
import { addressText, type LineEvents, type Listener, listen, type WireLine } from '../wire-line.ts';
import { type Counters, ZEROS } from './made-up.ts';

export type Order = NodeRegistry | InitiateTask | RequestTrafficSummary;
export type OrderKind = Order['kind'];

export interface SeenOrder<M extends Order = Order> {
  readonly node: KitNode;
  readonly message: M;
  /** The registration connection, one to the node's listener, or another one that the node has opened. */
  readonly on: 'registration' | 'listener' | 'new';
  readonly line: WireLine;
  /** Milliseconds. */
  readonly atMs: number;
  /** NR and NoIds of a NodeRegistry. */
  readonly counts: Counts | undefined;
}

export interface Counts {
  readonly peers: number;
  readonly ids: number;
}

export type Response = Extract<Message, { kind: 'registrationResponse' | 'deregistrationResponse' }>;

/** What a node needs from the stage. */
export interface NodeHost {
  readonly watch: Watch;
  readonly host: string;
  /** A new connection to the registry; undefined if it is not accepted. */
  dial(events: LineEvents): Promise<WireLine | undefined>;
  ordered(order: SeenOrder): void;
  responded(node: KitNode, response: Response, line: WireLine): void;
  malformed(reason: string): void;
  readonly ways: {
    /** Where the registry reads the answer to a NodeRegistry: on a new connection if it closes the order's (dialect B). */
    answers?: 'there' | 'new';
  };
}

/** How long a registry that half-closes a connection after its order takes to do so. */
const END_MS = 150;

export class KitNode {
  id: number | undefined;
  address = '';
  /** The Result of its NodeRegistryResponse; undefined: its ID. */
  result: number | undefined;
  /** Kinds of orders that it does not answer until released. */
  readonly held = new Set<OrderKind>();
  /** Its next summaries, one per request; zeros after these. */
  reports: Counters[] = [];
  registration: WireLine | undefined;
  readonly #host: NodeHost;
  readonly #unanswered: SeenOrder[] = [];
  readonly #lines: WireLine[] = [];
  readonly #ending = new Set<WireLine>();
  #listener: Listener | undefined;
  #gone = false;

  constructor(host: NodeHost) {
    this.#host = host;
  }

  /** Opens its listener, and sets `address`. */
  async listen(): Promise<void> {
    this.#listener = await listen(this.#host.host, 0, this.#events('listener'), { answersLate: true });
    this.address = addressText(this.#listener.address);
  }

  /** A connection of this node to the registry; undefined if it is not accepted. */
  async connect(on: SeenOrder['on'] = 'registration'): Promise<WireLine | undefined> {
    const line = await this.#host.dial(this.#events(on));
    if (line === undefined) return undefined;
    this.#lines.push(line);
    line.socket.on('end', () => line.socket.end());
    if (this.#gone) line.socket.destroy();
    return line;
  }

  /** Answers orders of that kind again, and all orders held so far. */
  release(kind: OrderKind): void {
    this.held.delete(kind);
    for (const order of this.#unanswered.splice(0)) void this.#answer(order);
  }

  /** As if its process were killed: closes its listener and all connections. */
  die(): void {
    this.#gone = true;
    this.#listener?.close();
    for (const { socket } of this.#lines) socket.destroy();
  }

  #events(on: SeenOrder['on']): LineEvents {
    return {
      message: (message, line, body) => this.#read(message, on, line, body),
      malformed: (reason) => {
        if (!this.#gone) this.#host.malformed(`to node ${this.id ?? this.address}: ${reason}`);
      },
      changed: () => this.#host.watch.changed(),
    };
  }

  #read(message: Message, on: SeenOrder['on'], line: WireLine, body: Uint8Array): void {
    switch (message.kind) {
      case 'registrationResponse':
      case 'deregistrationResponse':
        return this.#host.responded(this, message, line);
      case 'nodeRegistry':
      case 'initiateTask':
      case 'requestTrafficSummary': {
        const atMs = performance.now();
        const order = { node: this, message, on, line, atMs, counts: countsIn(body) };
        this.#host.ordered(order);
        if (this.held.has(message.kind)) this.#unanswered.push(order);
        else void this.#answer(order);
        return;
      }
      default:
        this.#host.malformed(`to node ${this.id}: ${messageText(message)} is not for a messenger`);
    }
  }

  async #answer(order: SeenOrder): Promise<void> {
    const id = this.id ?? 0;
    switch (order.message.kind) {
      case 'nodeRegistry': {
        const result = this.result ?? id;
        const info = result < 0 ? 'a peer does not answer' : '';
        return await this.#reply(order, { kind: 'nodeRegistryResponse', result, info });
      }
      case 'initiateTask':
        return await this.#say(order, { kind: 'taskFinished', address: this.address, id });
      case 'requestTrafficSummary':
        return await this.#say(order, { kind: 'trafficSummary', id, ...(this.reports.shift() ?? ZEROS) });
      default:
        order.message satisfies never;
    }
  }

  /** Answers on the order's connection, or on a new one if the registry has half-closed that. */
  async #reply(order: SeenOrder, message: Message): Promise<void> {
    const { line, on } = order;
    const { ways, watch } = this.#host;
    if (on === 'listener') {
      const isEnded = () => (line.ended ? true : undefined);
      ways.answers ??= (await watch.until(isEnded, END_MS)) ? 'new' : 'there';
      if (ways.answers === 'new') return await this.#say(order, message);
      this.#endAfter(line);
    }
    line.write(encode(message));
  }

  /** Sends a message on a new connection if the order came on the listener, else on the order's connection. */
  async #say({ on, line }: SeenOrder, message: Message): Promise<void> {
    if (on !== 'listener') return line.write(encode(message));
    this.#endAfter(line);
    const own = await this.connect('new');
    own?.write(encode(message));
    own?.socket.end();
  }

  /** Half-closes an order's connection as soon as the registry has. */
  #endAfter(line: WireLine): void {
    if (line.ended) line.socket.end();
    else if (!this.#ending.has(line)) line.socket.once('end', () => line.socket.end());
    this.#ending.add(line);
  }
}

/** NR and NoIds, which the codec drops: they should be the lengths of the lists. */
function countsIn(body: Uint8Array): Counts | undefined {
  const { Message } = fromBinary(MiniChordSchema, body);
  return Message.case === 'nodeRegistry' ? { peers: Message.value.NR, ids: Message.value.NoIds } : undefined;
}
