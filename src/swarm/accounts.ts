// Watches runs: compares what the registry reports of each with what really passed through its nodes.

import type { RegistryReport, Summary } from '../overlay/report.ts';
import type { Found } from '../scenario/checks.ts';
import type { PacketWatch } from './packet-watch.ts';

export class AccountWatch {
  readonly #packets: PacketWatch;
  readonly #found: Found;
  /** IDs of nodes that departed during the run; undefined when there is none. */
  #leftInRun: Set<number> | undefined;
  /** The participants of the run: index by ID. */
  #inRun: ReadonlyMap<number, number> = new Map();
  #lastSummary: Summary | undefined;

  constructor(packets: PacketWatch, found: Found) {
    this.#packets = packets;
    this.#found = found;
  }

  /** A run has begun, and its summary is not out yet. */
  get inRun(): boolean {
    return this.#leftInRun !== undefined;
  }

  /** members: index by ID. */
  registrySays(report: RegistryReport, members: ReadonlyMap<number, number>): void {
    switch (report.kind) {
      case 'left':
        this.#leftInRun?.add(report.id);
        return;
      case 'started':
        this.#leftInRun = new Set();
        this.#inRun = new Map(members);
        this.#packets.begin(report.run);
        return;
      case 'summary':
        // Reported again by the command traffic-summary.
        if (report.summary !== this.#lastSummary) this.#summary(report.summary);
        this.#lastSummary = report.summary;
        return;
      default:
    }
  }

  #summary(summary: Summary): void {
    const { run, matched, nodes } = summary;
    const { originated, received, dropped, lost } = this.#packets.truth(run);
    const flying = this.#packets.flying(run);
    const really = `run ${run}: originated ${originated}, received ${received}, dropped ${dropped}, lost ${lost}, flying ${flying}`;
    const whole = originated === received;
    if (matched && !whole) this.#found('false match', really);
    const left = this.#leftInRun!;
    const stayed = nodes.filter((node) => !node.left && !left.has(node.id));
    if (!matched && whole && stayed.length === nodes.length && this.#packets.late === undefined) {
      const { sent, received: reported } = summary.totals;
      this.#found('false alarm', `${really}; reported ${sent} and ${reported}`);
    }
    for (const node of stayed) this.#compare(run, node);
    if (!matched && stayed.length === nodes.length) this.#packets.pairs.compare(summary, this.#inRun);
    this.#packets.end();
    this.#leftInRun = undefined;
  }

  /** Compares what is reported of a node with what it answered. */
  #compare(run: number, { id, ...said }: Summary['nodes'][number]): void {
    const counted = this.#packets.answered(this.#inRun.get(id)!);
    if (said.sumReceived !== BigInt(counted.sumReceived)) {
      this.#found('reported', `run ${run}, node ${id}: sum ${said.sumReceived}, not ${counted.sumReceived}`);
    }
    for (const field of ['sent', 'received', 'relayed', 'dropped'] as const) {
      if (said[field] === counted[field]) continue;
      this.#found('reported', `run ${run}, node ${id}: ${field} ${said[field]}, not ${counted[field]}`);
    }
  }

  /** start-rounds has ended, complete or not. */
  runEnded(outcome: 'done' | 'mismatch'): void {
    const summary = this.#lastSummary;
    if (summary === undefined) return;
    const ordered = summary.packetsPerNode * summary.nodes.length;
    if ((outcome === 'done') !== summary.matched) {
      this.#found('outcome', `run ${summary.run} ended ${outcome}, matched ${summary.matched}`);
    }
    if (outcome === 'done' && summary.totals.sent !== ordered) {
      this.#found('complete', `run ${summary.run}: sent ${summary.totals.sent} of ${ordered}`);
    }
  }
}
