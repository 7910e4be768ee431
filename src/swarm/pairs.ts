// What nodes have exchanged with each other since the counts per peer began, and whether a summary names what differs.

import { MAX_FAULTS, type Summary } from '../overlay/report.ts';
import type { Found } from '../scenario/checks.ts';

interface Exchanged {
  readonly sentTo: Map<number, number>;
  readonly receivedFrom: Map<number, number>;
}

export class PairWatch {
  readonly #found: Found;
  /** By index. */
  readonly #now: Exchanged[] = [];
  /** By index: when a node was asked for its counts per peer in this run. */
  readonly #asked = new Map<number, Exchanged>();
  /** A packet found no link: counted as sent, and it is not seen to whom. */
  #isBlind = false;

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

  unsent(): void {
    this.#isBlind = true;
  }

  setUp(): void {
    this.#isBlind = false;
  }

  /** The node is asked. */
  asked(node: number, want: 'progress' | 'pairs' | 'close'): void {
    const { sentTo, receivedFrom } = this.#of(node);
    if (want === 'pairs') {
      this.#asked.set(node, { sentTo: new Map(sentTo), receivedFrom: new Map(receivedFrom) });
    } else if (want === 'close') this.forget(node);
  }

  forget(node: number): void {
    this.#now[node] = { sentTo: new Map(), receivedFrom: new Map() };
  }

  /** nodes: index by ID, of all that took part and stayed. */
  compare({ run, faults, faultCount }: Summary, nodes: ReadonlyMap<number, number>): void {
    const all = [...nodes].map(([id, node]) => ({ id, exchanged: this.#asked.get(node) }));
    if (this.#isBlind || faultCount > MAX_FAULTS || all.some(({ exchanged }) => exchanged === undefined))
      return;
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

  #of(node: number): Exchanged {
    this.#now[node] ??= { sentTo: new Map(), receivedFrom: new Map() };
    return this.#now[node];
  }
}

function add(counts: Map<number, number>, id: number): void {
  counts.set(id, (counts.get(id) ?? 0) + 1);
}
