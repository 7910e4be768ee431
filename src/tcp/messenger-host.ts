// Runs messengers over TCP: any number of nodes in one process, each with its own ID, listener and counters.

import { isIP } from 'node:net';
import { Columns } from '../overlay/columns.ts';
import type { MessengerCommand } from '../overlay/report.ts';
import { type MessengerHostOptions, NodeHost, SWEEP_MS } from './node-host.ts';
import { BufferPool, DEFAULT_QUEUE_BYTES } from './packet-queue.ts';
import { Switchboard } from './switchboard.ts';

export class MessengerHost {
  readonly columns: Columns;
  readonly nodes: readonly NodeHost[];
  readonly #options: MessengerHostOptions;
  readonly #sweep: NodeJS.Timeout;
  #running: number;
  #code = 0;

  constructor(options: MessengerHostOptions) {
    this.#options = options;
    this.columns = new Columns(options.nodes);
    this.#running = options.nodes;
    const usePipes = options.noPipes !== true && options.nodes > 1;
    const switchboard = new Switchboard(usePipes, specificHost(options.listenHost));
    const pool = new BufferPool(options.queueBytes ?? DEFAULT_QUEUE_BYTES);
    const shared = { columns: this.columns, switchboard, pool, options };
    this.nodes = Array.from({ length: options.nodes }, (_, row) => {
      return new NodeHost(shared, row, (code) => this.#nodeEnded(code));
    });
    this.#sweep = setInterval(() => {
      for (const node of this.nodes) node.sweep();
    }, SWEEP_MS);
    this.#sweep.unref();
  }

  start(): void {
    for (const node of this.nodes) node.start();
  }

  command(command: MessengerCommand): void {
    for (const node of this.#takers(command)) node.command(command);
  }

  /** How many nodes a command is for. */
  countFor(command: MessengerCommand): number {
    return this.#takers(command).length;
  }

  /** One answer is enough where it does not depend on the node. */
  #takers({ name }: MessengerCommand): NodeHost[] {
    const running = this.nodes.filter(({ isOver }) => !isOver);
    return name === 'who' || name === 'trace' ? running.slice(0, 1) : running;
  }

  #nodeEnded(code: number): void {
    this.#code = Math.max(this.#code, code);
    if (--this.#running > 0) return;
    clearInterval(this.#sweep);
    this.#options.exit(this.#code);
  }
}

/** The host if it is a single address; undefined for a name or a wildcard. */
function specificHost(host: string | undefined): string | undefined {
  return host === undefined || isIP(host) === 0 || host === '0.0.0.0' || host === '::' ? undefined : host;
}
