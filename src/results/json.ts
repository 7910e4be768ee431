// JSON Lines for programs: one object a line for each thing that happens. `event` says what; sums are decimal strings,
// as they exceed 2^53. What a report holds keeps its names.

import type { MessengerReport, RegistryReport } from '../overlay/report.ts';
import { cut, safeJson } from '../text/text.ts';

/** Grows when a field changes its meaning or goes away, not when one is added. */
export const SCHEMA_VERSION = 1;

/** What happens besides the reports of the cores. */
export type OwnEvent =
  | { readonly kind: 'listening'; readonly host: string; readonly port: number }
  | { readonly kind: 'seed'; readonly seed: string; readonly drawn: boolean }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'error'; readonly message: string };

/**
 * The line, with its line break. `seconds` is how long the run of a summary took, undefined when its start was not
 * seen (then null in the line). `first`: this is the first line of all, and carries the version of the format.
 */
export function jsonLine(
  report: RegistryReport | MessengerReport | OwnEvent,
  { seconds, first = false }: { readonly seconds?: number | undefined; readonly first?: boolean } = {},
): string {
  const version = first ? { schemaVersion: SCHEMA_VERSION } : {};
  return `${safeJson({ event: report.kind, ...version, ...fields(report, seconds) }, replacer)}\n`;
}

function fields(report: RegistryReport | MessengerReport | OwnEvent, seconds: number | undefined): object {
  if (report.kind === 'summary') {
    const rounded = seconds === undefined ? null : Math.round(seconds * 1000) / 1000;
    return { ...report.summary, seconds: rounded };
  }
  if (report.kind === 'diagnostics') return report.diagnostics;
  if (report.kind === 'note') return { text: cut(report.text) };
  if (report.kind === 'nodes') return { nodes: report.members };
  const { kind: _, ...rest } = report;
  return rest;
}

/** Fields that may hold what a peer has said. */
const MAY_BE_STRANGE = new Set(['reason', 'info', 'address', 'host', 'message']);

function replacer(key: string, value: unknown): unknown {
  if (typeof value === 'string' && MAY_BE_STRANGE.has(key)) return cut(value);
  return typeof value === 'bigint' ? value.toString() : value;
}
