// A node's part in a run: the packets that it originates, and its counters, summed over its answers to the registry.

import { type Columns, DROP_REASONS } from '../overlay/columns.ts';
import type { RequestTrafficSummary, TrafficSummary } from '../overlay/message.ts';
import { countDropped, countSent, DROP_LINK_LOST, type Draft, draftPacket } from '../overlay/packets.ts';
import type { Counters, Diagnostics } from '../overlay/report.ts';
import { takeSummary } from '../overlay/summary.ts';
import { STREAM, streamKey } from '../random/draw.ts';
import type { Key } from '../random/threefry.ts';
import type { Outlet } from './host.ts';

const NOTHING_COUNTED: Counters = {
  sent: 0,
  received: 0,
  relayed: 0,
  dropped: 0,
  sumSent: 0n,
  sumReceived: 0n,
};

export class Traffic {
  readonly #columns: Columns;
  readonly #row: number;
  readonly #draft: Draft = { sink: 0, payload: 0, channel: 0 };
  /** Counters of this run up to the last answer. */
  #answered: Counters = NOTHING_COUNTED;

  constructor(columns: Columns, row: number) {
    this.#columns = columns;
    this.#row = row;
  }

  /** A run begins; the node is to originate `packets` packets. */
  begin(run: number, key: Key, packets: number): void {
    const c = this.#columns;
    [c.runKey0[this.#row], c.runKey1[this.#row]] = streamKey(key, STREAM.packets, run);
    [c.redrawKey0[this.#row], c.redrawKey1[this.#row]] = streamKey(key, STREAM.redraw, run);
    c.originated[this.#row] = 0;
    c.toOriginate[this.#row] = packets;
    this.#answered = NOTHING_COUNTED;
  }

  /** Originates up to `limit` packets while there is room. 'idle': no run is under way. */
  originate(limit: number, outlet: Outlet): 'more' | 'finished' | 'idle' {
    const c = this.#columns;
    const row = this.#row;
    const draft = this.#draft;
    if (c.toOriginate[row] === 0) return 'idle';
    for (let n = 0; n < limit; n++) {
      if (c.originated[row]! >= c.toOriginate[row]!) return 'finished';
      draftPacket(c, row, draft);
      if (!outlet.hasRoom(draft.channel)) return 'more';
      const taken = outlet.emit(draft.channel, draft.sink, draft.payload);
      countSent(c, row, draft);
      if (!taken) countDropped(c, row, DROP_LINK_LOST);
    }
    return 'more';
  }

  /** Stops originating. Returns how many packets the start order asked for. */
  stop(): number {
    const packets = this.#columns.toOriginate[this.#row]!;
    this.#columns.toOriginate[this.#row] = 0;
    return packets;
  }

  /** An answer to the registry: the counters since the last one. */
  takeSummary(asked: RequestTrafficSummary['ours']): TrafficSummary {
    const dropped = this.#columns.dropped[this.#row]!; // foreign registries do not get this counter
    const answer = takeSummary(this.#columns, this.#row, asked);
    const before = this.#answered;
    this.#answered = {
      sent: before.sent + answer.sent,
      received: before.received + answer.received,
      relayed: before.relayed + answer.relayed,
      dropped: before.dropped + dropped,
      sumSent: before.sumSent + answer.totalSent,
      sumReceived: before.sumReceived + answer.totalReceived,
    };
    return answer;
  }

  /** State for print-counters-and-diagnostics. `drops` counts since the process began; reasons with no drops are omitted. */
  diagnostics(): Counters & Pick<Diagnostics, 'toSend' | 'drops'> {
    const c = this.#columns;
    const row = this.#row;
    const before = this.#answered;
    return {
      sent: before.sent + c.sent[row]!,
      received: before.received + c.received[row]!,
      relayed: before.relayed + c.relayed[row]!,
      dropped: before.dropped + c.dropped[row]!,
      sumSent: before.sumSent + c.foldedSent[row]! + BigInt(c.sumSent[row]!),
      sumReceived: before.sumReceived + c.foldedReceived[row]! + BigInt(c.sumReceived[row]!),
      toSend: c.toOriginate[row] === 0 ? 0 : c.toOriginate[row]! - c.originated[row]!,
      drops: dropsByReason(c, row),
    };
  }
}

function dropsByReason(c: Columns, row: number): Record<string, number> {
  const drops: Record<string, number> = {};
  DROP_REASONS.forEach((reason, i) => {
    const count = c.drops[row * DROP_REASONS.length + i]!;
    if (count > 0) drops[reason] = count;
  });
  return drops;
}
