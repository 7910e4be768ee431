// JSON Lines for programs: one event a line. What the cores report is an event with the same fields; sums are decimal strings,
// as they exceed 2^53.

import type { z } from 'zod';
import type { Counters, MessengerReport, RegistryReport } from '../overlay/report.ts';
import { cut, safeJson } from '../text/text.ts';
import type { eventSchema } from './event-schema/index.ts';

type ReadonlyDeep<T> = T extends object ? { readonly [K in keyof T]: ReadonlyDeep<T[K]> } : T;

/** Every event of every program; docs/events.schema.json is its JSON Schema. */
export type SinkwardEvent = ReadonlyDeep<z.infer<typeof eventSchema>>;

/** The event of a name; where two programs have one of that name, either. */
export type EventOf<Name extends SinkwardEvent['event']> = Extract<SinkwardEvent, { event: Name }>;

/** Increases when a field changes its meaning or goes away, not when one is added. */
export const SCHEMA_VERSION = 1;

/** The line, with its line break. `first`: it is the first line of its output, and carries the version of the format. */
export function eventLine({ event, ...fields }: SinkwardEvent, { first = false } = {}): string {
  const version = first ? { schemaVersion: SCHEMA_VERSION } : {};
  return `${safeJson({ event, ...version, ...fields }, cutStrange)}\n`;
}

export type EventWriter = (event: SinkwardEvent) => void;

/** Writes each event as a line of one output, the version of the format on the first. */
export function eventWriter(write: (line: string) => unknown): EventWriter {
  let first = true;
  return (event) => {
    write(eventLine(event, { first }));
    first = false;
  };
}

/** Fields that may hold what a peer has said. */
const MAY_BE_STRANGE = new Set(['reason', 'info', 'address', 'host', 'message', 'expected', 'got']);

function cutStrange(key: string, value: unknown): unknown {
  return typeof value === 'string' && MAY_BE_STRANGE.has(key) ? cut(value) : value;
}

/** `seconds`: how long the run of a summary took; undefined when its start was not seen. */
export function reportEvent(report: RegistryReport | MessengerReport, seconds?: number): SinkwardEvent {
  switch (report.kind) {
    case 'summary':
      return {
        event: 'summary',
        ...report.summary,
        nodes: report.summary.nodes.map(withDecimalSums),
        totals: withDecimalSums(report.summary.totals),
        seconds: seconds === undefined ? null : Math.round(seconds * 1000) / 1000,
      };
    case 'diagnostics':
      return { event: 'diagnostics', ...withDecimalSums(report.diagnostics) };
    case 'note':
      return { event: 'note', text: cut(report.text) };
    case 'nodes':
      return { event: 'nodes', nodes: report.members };
    default:
      return sameFields(report);
  }
}

function withDecimalSums<C extends Counters>(counters: C) {
  const { sumSent, sumReceived } = counters;
  return { ...counters, sumSent: String(sumSent), sumReceived: String(sumReceived) };
}

type SameFields<R> = R extends { readonly kind: infer K }
  ? { readonly event: K } & { readonly [F in keyof R as F extends 'kind' ? never : F]: R[F] }
  : never;

function sameFields<R extends RegistryReport | MessengerReport>({ kind, ...fields }: R): SameFields<R> {
  return { event: kind, ...fields } as unknown as SameFields<R>;
}
