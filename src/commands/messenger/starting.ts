// How the nodes of one process begin: each registers, or is refused or gives up before it has.

import type { MessengerReport } from '../../overlay/report.ts';

export interface Started {
  readonly started: number;
  /** Why the first of the others did not; '' when all did. */
  readonly reason: string;
}

export class Starting {
  readonly #over = new Set<number>();
  readonly #nodes: number;
  #started = 0;
  #reason = '';
  #resolve = (_: Started) => {};
  /** Settles when every node has registered or ended. */
  readonly over = new Promise<Started>((resolve) => {
    this.#resolve = resolve;
  });

  constructor(nodes: number) {
    this.#nodes = nodes;
  }

  take(row: number, report: MessengerReport): void {
    if (this.#over.has(row)) return;
    if (report.kind === 'registered') this.#started++;
    else if (report.kind === 'refused' || report.kind === 'gave-up') this.#reason ||= report.reason;
    else return;
    this.#over.add(row);
    if (this.#over.size === this.#nodes) this.end();
  }

  /** All nodes have ended. */
  end(): void {
    this.#resolve({ started: this.#started, reason: this.#reason });
  }
}
