// Watches runs: compares the registry's report of each with what its nodes really handled.

import type { TrafficSummary } from '../overlay/message.ts';
import type { RegistryReport, Summary } from '../overlay/report.ts';
import type { Found } from '../scenario/checks.ts';
import { type NodeTruth, nothingCounted, type PacketWatch } from './packet-watch.ts';

export class AccountWatch {
  readonly #packets: PacketWatch;
  readonly #found: Found;
  /** IDs of nodes that departed during the run; undefined when there is none. */
  #leftInRun: Set<number> | undefined;
  /** The participants of the run: index by ID. */
  #inRun: ReadonlyMap<number, number> = new Map();
  /** By ID: sums of the answers that have reached the registry in this run. */
  readonly #heard = new Map<number, NodeTruth>();
  #lastSummary: Summary | undefined;

  constructor(packets: PacketWatch, found: Found) {
    this.#packets = packets;
    this.#found = found;
  }

  /** A run has begun, and its summary is not out yet. */
  get inRun(): boolean {
    return this.#leftInRun !== undefined;
  }

  /** How many nodes take part in the run. */
  get nodes(): number {
    return this.#inRun.size;
  }

  /** Sum of all answers that have reached the registry in this run. */
  get heard(): NodeTruth {
    const total = nothingCounted();
    for (const counted of this.#heard.values()) add(total, counted);
    return total;
  }

  /** The run, if there is one, will have no summary. */
  registryCrashed(): void {
    if (this.inRun) this.#packets.end();
    this.#leftInRun = undefined;
  }

  /** An answer reaches the registry. */
  hears({ id, sent, received, relayed, totalReceived, ours }: TrafficSummary): void {
    if (!this.inRun || ours?.run !== this.#packets.run || this.#leftInRun?.has(id)) return;
    const heard = this.#heard.get(id) ?? nothingCounted();
    this.#heard.set(id, heard);
    add(heard, { sent, received, relayed, dropped: ours.dropped, sumReceived: Number(totalReceived) });
  }

  /** participants: of the overlay, index by ID. isStopping: the command that ends now was stopped. */
  registrySays(report: RegistryReport, participants: ReadonlyMap<number, number>, isStopping: boolean): void {
    switch (report.kind) {
      case 'left':
        this.#leftInRun?.add(report.id);
        return;
      case 'started':
        this.#leftInRun = new Set();
        this.#inRun = new Map(participants);
        this.#heard.clear();
        this.#packets.begin(report.run);
        return;
      case 'summary':
        // Reported again by the command traffic-summary, perhaps as a registry with a disk has kept it.
        if (report.summary !== this.#lastSummary && this.inRun) this.#summary(report.summary, isStopping);
        this.#lastSummary = report.summary;
        return;
      default:
    }
  }

  #summary(summary: Summary, isStopping: boolean): void {
    if (isStopping) this.#stopped(summary);
    else this.#ended(summary);
    this.#packets.end();
    this.#leftInRun = undefined;
  }

  /** A stopped run must report the answers so far, and must not match. */
  #stopped({ run, matched, nodes }: Summary): void {
    if (matched) this.#found('stopped', `run ${run} was stopped, and matches`);
    for (const node of nodes) this.#compare(run, node, this.#heard.get(node.id) ?? nothingCounted());
  }

  #ended(summary: Summary): void {
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
    for (const node of stayed) this.#compare(run, node, this.#packets.answered(this.#inRun.get(node.id)!));
    if (!matched && stayed.length === nodes.length) this.#packets.pairs.compare(summary, this.#inRun);
  }

  /** Compares the reported counters of a node with its true ones. */
  #compare(run: number, { id, ...said }: Summary['nodes'][number], counted: NodeTruth): void {
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

function add(total: NodeTruth, counted: NodeTruth): void {
  for (const field of ['sent', 'received', 'relayed', 'dropped', 'sumReceived'] as const) {
    total[field] += counted[field];
  }
}
