// Follows the packets between each pair of nodes, and checks the counts per peer that nodes report, and the faults that a
// summary names.

import { MAX_PAIRED_NODES } from '../overlay/columns.ts';
import type { PairCount, TrafficSummary } from '../overlay/message.ts';
import { MAX_FAULTS, type Summary } from '../overlay/report.ts';
import type { Found } from '../scenario/checks.ts';

interface Exchanged {
  readonly sentTo: ReadonlyMap<number, number>;
  readonly receivedFrom: ReadonlyMap<number, number>;
  /** A packet found no link: it counts as sent, but its sink was not observed. */
  readonly isBlind: boolean;
}

interface Counting extends Exchanged {
  readonly sentTo: Map<number, number>;
  readonly receivedFrom: Map<number, number>;
  isBlind: boolean;
}

export class PairWatch {
  readonly #found: Found;
  /** By index. */
  readonly #now: Counting[] = [];
  /** By index: the state when the node was asked for its counts per peer in this run, or left. */
  readonly #asked = new Map<number, Exchanged>();
  /** Nodes that were told to leave, and answer no more requests. */
  readonly #leaving = new Set<number>();

  constructor(found: Found) {
    this.#found = found;
  }

  begin(): void {
    this.#asked.clear();
  }

  sent(node: number, sink: number): void {
    add(this.#of(node).sentTo, sink);
  }

  received(node: number, source: number): void {
    add(this.#of(node).receivedFrom, source);
  }

  unsent(node: number): void {
    this.#of(node).isBlind = true;
  }

  /** A request reaches the node. */
  asked(node: number, want: 'progress' | 'pairs' | 'close'): void {
    if (this.#leaving.has(node)) return;
    if (want === 'pairs') this.#keep(node);
    else if (want === 'close') this.forget(node);
  }

  started(node: number): void {
    this.#leaving.delete(node);
  }

  /** The node is told to leave: its final summary has its counts per peer. */
  leaves(node: number): void {
    if (!this.#leaving.has(node)) this.#keep(node);
    this.#leaving.add(node);
  }

  forget(node: number): void {
    this.#now[node] = nothing();
  }

  /** The node's answer reaches the registry; its counts per peer must be those at the time of the request. */
  answered(node: number, { id, ours }: TrafficSummary): void {
    const asked = this.#asked.get(node);
    if (asked === undefined || ours === undefined || ours.sentTo.length + ours.receivedFrom.length === 0)
      return;
    const compare = (what: string, reported: readonly PairCount[], really: ReadonlyMap<number, number>) => {
      const said = textOf(reported.map(({ id: peer, packets }) => [peer, packets]));
      if (said === textOf(really)) return;
      this.#found('named', `run ${ours.run}: node ${id} ${what} ${said}; really ${textOf(really)}`);
    };
    compare('received from', ours.receivedFrom, asked.receivedFrom);
    if (!asked.isBlind) compare('sent to', ours.sentTo, asked.sentTo);
  }

  /** nodes: index by ID of the participants, all of which stayed. */
  compare({ run, faults, faultCount }: Summary, nodes: ReadonlyMap<number, number>): void {
    const all = [...nodes].map(([id, node]) => ({ id, exchanged: this.#asked.get(node) }));
    if (faultCount > MAX_FAULTS || all.length > MAX_PAIRED_NODES) return;
    if (all.some(({ exchanged }) => exchanged?.isBlind !== false)) return;
    const really: string[] = [];
    for (const { id: source, exchanged: from } of all) {
      for (const { id: sink, exchanged: to } of all) {
        const packets = (from!.sentTo.get(sink) ?? 0) - (to!.receivedFrom.get(source) ?? 0);
        if (packets > 0) really.push(`missing ${packets} from ${source} to ${sink}`);
        if (packets < 0) really.push(`duplicated ${-packets} from ${source} to ${sink}`);
      }
    }
    const said = faults
      .filter(({ kind }) => kind !== 'changed')
      .map(({ kind, packets, source, sink }) => `${kind} ${packets} from ${source} to ${sink}`);
    if (really.length === said.length && really.every((one) => said.includes(one))) return;
    this.#found(
      'named',
      `run ${run}: named ${said.join(', ') || 'nothing'}; really ${really.join(', ') || 'nothing'}`,
    );
  }

  #keep(node: number): void {
    const { sentTo, receivedFrom, isBlind } = this.#of(node);
    this.#asked.set(node, { sentTo: new Map(sentTo), receivedFrom: new Map(receivedFrom), isBlind });
  }

  #of(node: number): Counting {
    this.#now[node] ??= nothing();
    return this.#now[node];
  }
}

function nothing(): Counting {
  return { sentTo: new Map(), receivedFrom: new Map(), isBlind: false };
}

function add(counts: Map<number, number>, id: number): void {
  counts.set(id, (counts.get(id) ?? 0) + 1);
}

/** `3 x 17, 1 x 40`, in order of ID. */
function textOf(counts: Iterable<readonly [id: number, packets: number]>): string {
  const sorted = [...counts].sort(([a], [b]) => a - b);
  return sorted.map(([id, packets]) => `${packets} x ${id}`).join(', ') || 'nothing';
}
