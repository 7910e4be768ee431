// A trace in the Chrome trace event format (a JSON array, an event a line), which Perfetto and
// chrome://tracing open: a lane per node, clockwise by ID. A packet is a slice on each node that it visits,
// with an arrow from one to the next.
//
// Work at a node takes no virtual time, so slices are drawn 0.1 µs long, and simultaneous ones at a node one
// after the other. The exact time is in the slice's arguments.

import type { EventRecord, World } from '../simulator/world.ts';
import { nameOf, PacketNames, type PacketRecord } from './trace.ts';

const SLICE_NS = 100;

export class ChromeTrace {
  readonly #names = new PacketNames();
  /** By node: the end of its last slice. */
  readonly #laneNs: Float64Array;
  /** By node: its ID, -1 before it has one. */
  readonly #id: Int32Array;
  /** By slot of the pool: the arrow's number, and the time of the packet's last slice. */
  #flow = new Float64Array(1024);
  #lastNs = new Float64Array(1024);
  #flows = 0;

  readonly #registryLane: number;
  readonly #process: number;

  /** nodes: without the registry. */
  constructor(nodes: number) {
    // Viewers treat lane 0, and a lane with its process's number, specially; neither is used here.
    this.#registryLane = nodes + 1;
    this.#process = nodes + 2;
    this.#laneNs = new Float64Array(nodes + 1);
    this.#id = new Int32Array(nodes + 1).fill(-1);
  }

  /** The events that begin a file, without the commas between. */
  head(program: string): string[] {
    return [
      this.#metadata('process_name', 0, { name: `sinkward ${program}, virtual time` }),
      ...this.#lane(0, 'registry', -1),
    ];
  }

  /** The lines of one event, without the commas between. */
  events(record: EventRecord, world: World): string[] {
    switch (record.what) {
      case 'send':
      case 'relay':
      case 'deliver':
      case 'drop':
        return this.#packet(record, world);
      case 'lose':
        return [this.#instant(record, 'packet', { packet: this.#names.of(record, world) })];
      case 'message':
        return [...this.#learnId(record), this.#message(record)];
      case 'command':
        return [this.#instant(record, 'command', record.detail)];
      case 'lost':
      case 'timer':
        return [this.#instant(record, 'control', record.detail)];
      default:
        return [this.#instant(record, 'control', record.other < 0 ? {} : { from: record.other })];
    }
  }

  /** Lanes of nodes that never got an ID. */
  tail(): string[] {
    return Array.from(this.#id).flatMap((id, node) =>
      id < 0 && node > 0 ? this.#lane(node, `node ${node}, never registered`, 2 ** 31 - 1) : [],
    );
  }

  #packet(record: PacketRecord, world: World): string[] {
    const { what, node, us, detail: place } = record;
    if (place >= this.#flow.length) this.#grow(place);
    if (what === 'send') {
      this.#flow[place] = ++this.#flows;
      this.#lastNs[place] = 0;
    }
    const packet = this.#names.of(record, world);
    const ns = Math.max(1000 * us, this.#laneNs[node]!, this.#lastNs[place]! + SLICE_NS);
    this.#laneNs[node] = ns + SLICE_NS;
    this.#lastNs[place] = ns;
    const args = { packet, us, hops: world.packets.hops[place] };
    const step = what === 'send' ? 's' : what === 'relay' ? 't' : 'f';
    return [
      JSON.stringify({
        ph: 'X',
        name: what,
        cat: 'packet',
        ts: ns / 1000,
        dur: SLICE_NS / 1000,
        pid: this.#process,
        tid: this.#tid(node),
        args,
      }),
      // bp e: the arrow ends at the enclosing slice, as those of s and t do, not at the next one.
      JSON.stringify({
        ph: step,
        name: 'packet',
        cat: 'packet',
        id: this.#flow[place],
        ts: (ns + SLICE_NS / 2) / 1000,
        pid: this.#process,
        tid: this.#tid(node),
        ...(step === 'f' ? { bp: 'e' } : {}),
      }),
    ];
  }

  #message({ us, node, other, detail }: Extract<EventRecord, { what: 'message' }>): string {
    const ns = Math.max(1000 * us, this.#laneNs[node]!);
    this.#laneNs[node] = ns + SLICE_NS;
    return JSON.stringify({
      ph: 'X',
      name: detail.message.kind,
      cat: 'control',
      cname: 'olive',
      ts: ns / 1000,
      dur: SLICE_NS / 1000,
      pid: this.#process,
      tid: this.#tid(node),
      args: { from: other, us },
    });
  }

  #instant(record: EventRecord, cat: string, args: object): string {
    const { us, node } = record;
    return JSON.stringify({
      ph: 'i',
      s: 't',
      name: nameOf(record),
      cat,
      ts: us,
      pid: this.#process,
      tid: this.#tid(node),
      args,
    });
  }

  #learnId({ node, detail }: Extract<EventRecord, { what: 'message' }>): string[] {
    if (detail.message.kind !== 'registrationResponse') return [];
    const { result } = detail.message;
    if (result < 0 || this.#id[node] === result) return [];
    this.#id[node] = result;
    return this.#lane(node, `ID ${result} (node ${node})`, result);
  }

  #lane(node: number, name: string, order: number): string[] {
    return [
      this.#metadata('thread_name', node, { name }),
      this.#metadata('thread_sort_index', node, { sort_index: order }),
    ];
  }

  #metadata(name: string, node: number, args: object): string {
    return JSON.stringify({ ph: 'M', name, pid: this.#process, tid: this.#tid(node), args });
  }

  #tid(node: number): number {
    return node === 0 ? this.#registryLane : node;
  }

  #grow(place: number): void {
    const grow = (old: Float64Array) => {
      const grown = new Float64Array(2 * place);
      grown.set(old);
      return grown;
    };
    this.#flow = grow(this.#flow);
    this.#lastNs = grow(this.#lastNs);
  }
}
