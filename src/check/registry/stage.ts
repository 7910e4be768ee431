// One start of the registry under test, among nodes that record every byte. It only observes: checks judge.

import { setTimeout as pause } from 'node:timers/promises';
import type { Message } from '../../overlay/message.ts';
import { encode } from '../../wire/codec.ts';
import { Mismatch } from '../check.ts';
import { kindText, messageText } from '../frame-text.ts';
import { filledIn, Program } from '../program.ts';
import type { Obstacle, Stage } from '../session.ts';
import { Watch } from '../watch.ts';
import { dial, type LineEvents, type WireLine } from '../wire-line.ts';
import { freePort } from './free-port.ts';
import { KitNode, type NodeHost, type Order, type Response, type SeenOrder } from './node.ts';

/** The program's dialect, found out on its first start and shared by all later ones. */
export interface Ways {
  /** Its commands: `setup-overlay {entries}`, `start-rounds {packets}`. */
  setup?: string;
  start?: string;
  /** Where it sends orders. */
  orders?: 'listener' | 'registration';
  answers?: 'there' | 'new';
}

export interface StageOptions {
  /** With the placeholders {port}, {host} and {registry}; undefined: it runs already, at `port`. */
  readonly command: readonly string[] | undefined;
  readonly cwd?: string;
  readonly host: string;
  /** Only for a program that runs already. */
  readonly port: number;
  readonly patienceMs: number;
  readonly startMs: number;
  readonly ways: Ways;
  /** Asks the user to type a line at a program that was started by hand. */
  ask(line: string): void;
}

export interface SeenResponse {
  readonly node: KitNode;
  readonly message: Response;
  readonly line: WireLine;
}

/** A position in the program's output. */
export interface Mark {
  readonly stdout: number;
  readonly stderr: number;
}

type OrderOf<K extends Order['kind']> = SeenOrder<Extract<Order, { kind: K }>>;

/** The published spelling, then the common short one. */
const SPELLINGS = {
  setup: ['setup-overlay {entries}', 'setup {entries}'],
  start: ['start-rounds {packets}', 'start {packets}'],
} as const;

/** Timeout of a command before the other spelling is tried. */
const SPELLING_MS = 1500;
const RETRY_MS = 30;
const MAX_SHOWN = 3;

export class RegistryStage implements Stage {
  readonly watch = new Watch();
  readonly options: StageOptions;
  readonly ways: Ways;
  readonly orders: SeenOrder[] = [];
  readonly responses: SeenResponse[] = [];
  /** Bytes that were not a frame or message, with where they were received. */
  readonly malformed: string[] = [];
  /** Registered nodes that have not left or died. */
  readonly nodes: KitNode[] = [];
  program: Program | undefined;
  readonly #all: KitNode[] = [];
  readonly #lines: WireLine[] = [];
  /** Everything received, as text. */
  readonly #heard: string[] = [];
  readonly #host: NodeHost;
  #port = 0;
  #accepted = false;
  #closed = false;

  constructor(options: StageOptions) {
    this.options = options;
    const { ways } = options;
    this.ways = ways;
    this.#host = {
      watch: this.watch,
      host: options.host,
      dial: (events) => this.dial(events),
      ordered: (order) => {
        ways.orders ??= order.on === 'listener' ? 'listener' : 'registration';
        this.orders.push(order);
        this.#heard.push(messageText(order.message));
      },
      responded: (node, message, line) => {
        this.responses.push({ node, message, line });
        this.#heard.push(messageText(message));
      },
      malformed: (reason) => {
        if (this.#closed) return;
        this.malformed.push(reason);
        this.#heard.push(reason);
      },
      ways,
    };
  }

  /** Starts the program. */
  async open(): Promise<this> {
    const { command, cwd, host, port } = this.options;
    this.#port = command === undefined ? port : await freePort(host);
    if (command === undefined) return this;
    const values = { registry: `${host}:${this.#port}`, host, port: String(this.#port) };
    this.program = new Program({
      command: filledIn(command, values),
      ...(cwd === undefined ? {} : { cwd }),
      changed: () => this.watch.changed(),
    });
    return this;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.program?.end();
    for (const node of this.#all) node.die();
    for (const { socket } of this.#lines) socket.destroy();
  }

  over(): Obstacle | undefined {
    const { program } = this;
    if (program?.failure !== undefined)
      return { because: `the program could not be started: ${program.failure}` };
    if (program?.ending === undefined) return undefined;
    const said = program.lastLine;
    return { because: `the program has ended (${program.ending})${said ? `; it said: ${said}` : ''}` };
  }

  /** Waits for an expected observation; throws a Mismatch with what came instead. */
  async must<T>(expected: string, look: () => T | undefined, limitMs = this.options.patienceMs): Promise<T> {
    const before = this.#heard.length;
    const ended = Symbol();
    const found = await this.watch.until(
      () => look() ?? (this.over() === undefined ? undefined : ended),
      limitMs,
    );
    if (found !== undefined && found !== ended) return found as T;
    const came = this.#heard.slice(before, before + MAX_SHOWN);
    const instead = came.length === 0 ? 'nothing' : came.join(', ');
    throw new Mismatch(expected, found === ended ? instead : `${instead} within ${limitMs / 1000} s`);
  }

  /** A connection to the registry; retried while it starts. */
  async dial(events: LineEvents): Promise<WireLine | undefined> {
    const { host, startMs, patienceMs } = this.options;
    const endMs = performance.now() + (this.#accepted ? 0 : startMs);
    for (;;) {
      const line = await dial({ host, port: this.#port }, events, patienceMs);
      if (line !== undefined) {
        this.#accepted = true;
        this.#lines.push(line);
        return line;
      }
      if (this.#closed || this.over() !== undefined || performance.now() >= endMs) return undefined;
      await pause(RETRY_MS);
    }
  }

  /** A node that listens and is not registered. */
  async newNode(): Promise<KitNode> {
    const node = new KitNode(this.#host);
    this.#all.push(node);
    await node.listen();
    return node;
  }

  /** A connection of the node to the registry. Throws a Mismatch if it is not accepted. */
  async connected(node: KitNode, on: 'registration' | 'new' = 'registration'): Promise<WireLine> {
    const line = await node.connect(on);
    if (line !== undefined) return line;
    throw new Mismatch(`that it accepts connections at ${this.options.host}:${this.#port}`, 'it does not');
  }

  /** The connection for a node's own messages: the registration connection, or a new one if orders come on the listener. */
  async ownLine(node: KitNode): Promise<WireLine> {
    const { orders } = this.ways;
    if (orders !== 'listener' && node.registration !== undefined) return node.registration;
    return await this.connected(node, 'new');
  }

  /** Sends a frame on a connection, and waits for the response there. */
  async asks<K extends Response['kind']>(
    line: WireLine,
    kind: K,
    frame: Uint8Array,
  ): Promise<Extract<Message, { kind: K }>> {
    const before = this.responses.length;
    line.write(frame);
    const { message } = await this.must(`a ${kindText(kind)}`, () =>
      this.responses.slice(before).find((one) => one.line === line && one.message.kind === kind),
    );
    return message as Extract<Message, { kind: K }>;
  }

  /** Registers a new node; throws a Mismatch if it is refused. */
  async register(): Promise<KitNode> {
    const node = await this.newNode();
    const line = await this.connected(node);
    const frame = encode({ kind: 'registration', address: node.address });
    const { result, info } = await this.asks(line, 'registrationResponse', frame);
    if (result < 0) throw new Mismatch(`a Result that is the ID of ${node.address}`, `${result}, "${info}"`);
    return this.joined(node, result, line);
  }

  joined(node: KitNode, id: number, line: WireLine): KitNode {
    node.id = id;
    node.registration = line;
    this.nodes.push(node);
    return node;
  }

  left(node: KitNode): void {
    this.nodes.splice(this.nodes.indexOf(node), 1);
  }

  async registerAll(nodes: number): Promise<void> {
    // The first alone: its dial waits for the program's start.
    if (this.#all.length === 0) await this.register();
    await Promise.all(Array.from({ length: nodes - this.nodes.length }, () => this.register()));
  }

  /** A line at the registry's prompt. */
  type(line: string): void {
    if (this.program !== undefined) this.program.type(line);
    else this.options.ask(line);
  }

  /** Types a command. If its spelling is not known, tries each spelling until one leads to an order. */
  async command(which: 'setup' | 'start', value: number): Promise<void> {
    const known = this.ways[which];
    const spellings: readonly string[] = known === undefined ? SPELLINGS[which] : [known];
    const before = this.orders.length;
    for (const spelling of spellings) {
      this.type(spelling.replace(/\{\w+\}/g, String(value)));
      if (known !== undefined || this.program === undefined) return;
      const looked = () => (this.orders.length > before || this.over() !== undefined ? true : undefined);
      await this.watch.until(looked, SPELLING_MS);
      if (this.orders.length > before) {
        this.ways[which] = spelling;
        return;
      }
    }
  }

  ordersOf<K extends Order['kind']>(kind: K, after: number): OrderOf<K>[] {
    return this.orders.slice(after).filter(({ message }) => message.kind === kind) as OrderOf<K>[];
  }

  /** Waits until each node has received an order of that kind; returns the first of each. */
  async allHave<K extends Order['kind']>(
    kind: K,
    after: number,
    nodes: readonly KitNode[] = this.nodes,
    limitMs = this.options.patienceMs,
  ): Promise<OrderOf<K>[]> {
    const found = new Map<KitNode, OrderOf<K>>();
    const all = () => {
      for (const order of this.ordersOf(kind, after))
        if (!found.has(order.node)) found.set(order.node, order);
      return nodes.every((node) => found.has(node)) || this.over() !== undefined ? true : undefined;
    };
    await this.watch.until(all, limitMs);
    if (nodes.every((node) => found.has(node))) return nodes.map((node) => found.get(node)!);
    const missing = nodes.filter((node) => !found.has(node)).map(({ id }) => id);
    throw new Mismatch(
      `a ${kindText(kind)} for each of ${nodes.length} nodes`,
      missing.length === nodes.length
        ? `none within ${limitMs / 1000} s`
        : `none for node ${missing.join(', ')} within ${limitMs / 1000} s`,
    );
  }

  /** The first order of that kind within a time in which none may come; undefined if none does. */
  async anyWithin<K extends Order['kind']>(
    kind: K,
    after: number,
    quietMs: number,
  ): Promise<OrderOf<K> | undefined> {
    return await this.watch.until(() => this.ordersOf(kind, after)[0], quietMs);
  }

  get mark(): Mark {
    return { stdout: this.program?.stdout.length ?? 0, stderr: this.program?.stderr.length ?? 0 };
  }

  /** Output since a mark. */
  printed({ stdout, stderr }: Mark): string {
    return `${this.program?.stdout.slice(stdout) ?? ''}\n${this.program?.stderr.slice(stderr) ?? ''}`;
  }
}

/** How long a check waits to see that nothing comes. */
export const SILENCE_MS = 400;
