// A trace as JSON Lines: the scenario, then a line per event in order, then totals and a digest. It has no
// time of day, no path and no host name: one seed gives the same bytes everywhere.

import type { Event } from '../overlay/node.ts';
import type { EventRecord, World } from '../simulator/world.ts';
import { scenarioFile } from './format.ts';
import type { Result } from './run-scenario.ts';
import type { Scenario } from './scenario.ts';

/** Incremented when a line changes its form or meaning. */
const TRACE_VERSION = 2;
const FORMAT = 'sinkward trace';

export interface TraceHeader {
  /** The program's version. */
  readonly program: string;
  /** As in a scenario file; not validated yet. */
  readonly scenario: unknown;
}

/** The first line, without its line break. */
export function traceHeader(program: string, scenario: Scenario): string {
  return canonicalJson({ format: FORMAT, version: TRACE_VERSION, program, scenario: scenarioFile(scenario) });
}

/** Parses the first line; a text says what is wrong with it. */
export function parseTraceHeader(line: string): TraceHeader | string {
  const header = parseObject(line);
  if (header?.['format'] !== FORMAT) return 'not a Sinkward trace: the header line is missing';
  const { version, program, scenario } = header;
  if (version !== TRACE_VERSION) {
    return `it has version ${JSON.stringify(version)} of the format; this program reads version ${TRACE_VERSION}`;
  }
  if (typeof program !== 'string' || scenario === undefined) return 'its header is damaged';
  return { program, scenario };
}

/** The last line, without its line break. */
export function traceEnd(result: Result, lines: number, digest: string): string {
  const { truth } = result.world;
  return canonicalJson({
    end: { ...truth, virtualUs: Math.round(result.virtualSeconds * 1e6), lines, digest },
  });
}

/** Whether a line is a JSON object. */
export function isObjectLine(line: string): boolean {
  return parseObject(line) !== undefined;
}

/**
 * Formats events. Nodes are named by index (0 is the registry), packets as source/sink/index, where source
 * and sink are IDs and the index counts the source's packets of the run, from 0.
 */
export class TraceLines {
  readonly #names = new PacketNames();
  /** Lines so far. */
  count = 0;

  /** The event's line, without its line break. */
  line(record: EventRecord, world: World): string {
    this.count++;
    const { us, node, other } = record;
    const start = `{"us":${us},"what":"${nameOf(record)}","node":${node}`;
    switch (record.what) {
      case 'send':
      case 'relay':
      case 'lose':
        return `${start},"to":${other},${this.#packet(record, world)}}`;
      case 'deliver':
        return `${start},"from":${other},${this.#packet(record, world)}}`;
      case 'drop':
        return `${start},${this.#packet(record, world)}}`;
      case 'command':
        return `${start},"command":${canonicalJson(record.detail)}}`;
      case 'accepted':
      case 'opened':
      case 'message':
      case 'ended':
      case 'lost':
      case 'garbled':
      case 'timer': {
        const from = other < 0 ? '' : `,"from":${other}`;
        return `${start}${from}${eventFields(record.detail)}}`;
      }
      default:
        return `${start}}`;
    }
  }

  #packet(record: PacketRecord, world: World): string {
    const name = this.#names.of(record, world);
    return `"packet":"${name}","hops":${world.packets.hops[record.detail]}`;
  }
}

/** The kind of event, in a word. */
export function nameOf(record: EventRecord): string {
  return record.what === 'fault' ? record.detail : record.what;
}

/** The input of a core, as fields after the others. */
function eventFields(event: Event): string {
  switch (event.kind) {
    case 'message': {
      const { message } = event;
      const id = message.kind === 'registrationResponse' ? `,"id":${message.result}` : '';
      return `,"message":"${message.kind}"${id}`;
    }
    case 'lost':
    case 'garbled':
      return `,"reason":${JSON.stringify(event.reason)}`;
    case 'timer':
      return `,"timer":${JSON.stringify(event.timer)}`;
    case 'accepted':
    case 'opened':
    case 'ended':
      return '';
    default:
      return event satisfies never;
  }
}

/** What happens to a packet. */
export type PacketRecord = Extract<EventRecord, { readonly detail: number }>;

/** Names the packet in each slot of the pool: `source/sink/index`. */
export class PacketNames {
  #index: Int32Array = new Int32Array(1024);

  of({ what, node, detail: place }: PacketRecord, world: World): string {
    if (place >= this.#index.length) this.#grow(place);
    if (what === 'send') this.#index[place] = world.columns.originated[node - 1]!;
    const { source, sink } = world.packets;
    return `${source[place]}/${sink[place]}/${this.#index[place]}`;
  }

  #grow(place: number): void {
    const grown = new Int32Array(2 * place);
    grown.set(this.#index);
    this.#index = grown;
  }
}

/** JSON with sorted object keys and no whitespace: equal values, equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

function parseObject(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
