// Sends each report to the right place in the right form: results to stdout, all else to stderr; as JSON Lines,
// everything to stdout. It holds when runs began, and whether a bar is on the screen.

import type { MessengerReport, RegistryReport, Summary, Who } from '../overlay/report.ts';
import { type EventWriter, eventWriter, reportEvent } from '../results/events.ts';
import {
  DIAGNOSTICS_HEADER,
  diagnosticsCsv,
  nodesCsv,
  pathCsv,
  tablesCsv,
  trafficCsv,
  whoCsv,
} from '../results/report-csv.ts';
import {
  listeningSentence,
  messengerSentence,
  pathSentence,
  registrySentence,
  seedSentence,
  type Way,
} from '../results/sentences.ts';
import { diagnosticsLines, nodesTable, routingTables, trafficTable, whoTable } from '../results/table.ts';
import { runLine, verdictLines } from '../results/verdict.ts';
import { printable } from '../text/text.ts';
import type { Output } from './output.ts';
import { amount, type Progress, ProgressLine } from './progress.ts';

export const FORMATS = ['table', 'csv', 'json'] as const;
export type Format = (typeof FORMATS)[number];

export interface ReporterOptions {
  readonly format: Format;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Whether results on stdout may have colours. */
  readonly color: boolean;
  /** Columns of the terminal now; 80 is good where there is none, and taken for 0, as some terminals say. */
  readonly width: () => number;
  /** A clock that never goes back, in milliseconds. */
  readonly nowMs: () => number;
  /** Writes events to stdout, where others write some too. */
  readonly event?: EventWriter;
}

export interface Reporter {
  registry(report: RegistryReport): void;
  messenger(report: MessengerReport): void;
  listening(address: { readonly host: string; readonly port: number }): void;
  /** `drawn`: nobody asked for this seed. */
  seed(seed: string, drawn: boolean): void;
  /** A log line of the program itself, without a line break. */
  note(text: string): void;
  /** One line that says what was wrong and what would be right. */
  error(text: string): void;
  /** The answer to a `help` command. */
  help(text: string): void;
}

/** Options as above; no stream or clock is touched but those. */
export function createReporter(options: ReporterOptions): Reporter {
  const width = () => options.width() || 80;
  return options.format === 'json' ? jsonReporter(options) : textReporter({ ...options, width });
}

function jsonReporter({ stdout, nowMs, event }: ReporterOptions): Reporter {
  const stopwatch = createStopwatch(nowMs);
  const line = event ?? eventWriter((text) => stdout.write(text));
  return {
    registry: (report) => {
      if (report.kind === 'ended' && report.outcome === 'failed') {
        line({ event: 'error', message: `${report.command}: ${report.reason}` });
      }
      line(reportEvent(report, stopwatch.seconds(report)));
    },
    messenger: (report) => line(reportEvent(report)),
    listening: ({ host, port }) => line({ event: 'listening', host, port }),
    seed: (seed, drawn) => line({ event: 'seed', seed, drawn }),
    note: (text) => line(reportEvent({ kind: 'note', text })),
    error: (message) => line({ event: 'error', message }),
    help: (text) => line({ event: 'help', text }),
  };
}

function textReporter(options: ReporterOptions): Reporter {
  const { stderr, width, nowMs, format } = options;
  const stopwatch = createStopwatch(nowMs);
  const progress = new ProgressLine(stderr, width, nowMs);
  const results = resultWriter(options);
  const log = (text: string) => {
    if (text !== '') progress.around(() => stderr.write(`${text}\n`));
  };
  const result = (write: () => void) => progress.around(write);

  return {
    registry: (report) => {
      const seconds = stopwatch.seconds(report);
      switch (report.kind) {
        case 'summary':
          progress.hide();
          results.summary(report.summary);
          return log(runLine(report.summary, seconds));
        case 'nodes':
          return result(() => results.nodes(report.members));
        case 'tables':
          return result(() => results.tables(report.tables));
        case 'path':
          return result(() => results.path(report));
        case 'who':
          return result(() => results.who(report));
        case 'status':
          return result(() =>
            (format === 'csv' ? stderr : options.stdout).write(`${registrySentence(report)}\n`),
          );
        case 'progress':
          return progress.show(progressOf(report));
        case 'waiting':
          return progress.show(waitingOf(report));
        case 'ended':
          if (report.command === 'start-rounds' || report.command === 'wait-for') progress.hide();
          return log(registrySentence(report));
        default:
          return log(registrySentence(report));
      }
    },
    messenger: (report) => {
      if (report.kind === 'diagnostics') result(() => results.diagnostics(report.diagnostics));
      else if (report.kind === 'who') result(() => results.who(report));
      else if (report.kind === 'trace') result(() => results.path(report));
      else if (report.kind === 'fingerprint') {
        result(() => (format === 'csv' ? stderr : options.stdout).write(`${messengerSentence(report)}\n`));
      } else log(messengerSentence(report));
    },
    listening: ({ host, port }) => log(listeningSentence(host, port)),
    seed: (seed, drawn) => log(seedSentence(seed, drawn)),
    note: (text) => log(printable(text)),
    error: (text) => log(`error: ${printable(text)}`),
    help: (text) => result(() => (format === 'csv' ? stderr : options.stdout).write(text)),
  };
}

function progressOf({ received, expected }: Extract<RegistryReport, { kind: 'progress' }>): Progress {
  const said = [amount(received, expected, 'packets received')];
  return { label: 'start-rounds', done: received, total: expected, said };
}

function waitingOf({ registered, wanted }: Extract<RegistryReport, { kind: 'waiting' }>): Progress {
  const said = [amount(registered, wanted, 'nodes registered')];
  return { label: 'wait-for', done: registered, total: wanted, said };
}

interface ResultWriter {
  summary(summary: Summary): void;
  nodes(members: Extract<RegistryReport, { kind: 'nodes' }>['members']): void;
  who(who: Who): void;
  tables(tables: Extract<RegistryReport, { kind: 'tables' }>['tables']): void;
  path(way: Way): void;
  diagnostics(diagnostics: Extract<MessengerReport, { kind: 'diagnostics' }>['diagnostics']): void;
}

function resultWriter(options: ReporterOptions): ResultWriter {
  return options.format === 'csv' ? csvResults(options) : tableResults(options);
}

function tableResults({ stdout, color, width }: ReporterOptions): ResultWriter {
  const style = () => ({ width: width(), color });
  return {
    summary: (summary) => stdout.write(trafficTable(summary, style()) + verdictLines(summary, color)),
    nodes: (members) => stdout.write(nodesTable(members, style())),
    who: (who) => stdout.write(whoTable(who, style())),
    tables: (tables) => stdout.write(routingTables(tables, style())),
    path: (way) => stdout.write(`${pathSentence(way)}\n`),
    diagnostics: (diagnostics) => stdout.write(diagnosticsLines(diagnostics)),
  };
}

/** Blocks of different columns are set apart by an empty line. The verdict is no CSV: it goes to stderr. */
function csvResults({ stdout, stderr }: ReporterOptions): ResultWriter {
  let blocks = 0;
  let inDiagnostics = false;
  const block = (text: string) => {
    stdout.write(blocks++ === 0 ? text : `\n${text}`);
    inDiagnostics = false;
  };
  return {
    summary: (summary) => {
      block(trafficCsv(summary));
      stderr.write(verdictLines(summary, false));
    },
    nodes: (members) => block(nodesCsv(members)),
    who: ({ nodes }) => block(whoCsv(nodes)),
    tables: (tables) => block(tablesCsv(tables)),
    path: ({ ids }) => block(pathCsv(ids)),
    diagnostics: (diagnostics) => {
      if (!inDiagnostics) block(DIAGNOSTICS_HEADER);
      inDiagnostics = true;
      stdout.write(diagnosticsCsv(diagnostics));
    },
  };
}

interface Stopwatch {
  /** Notes when a run starts; for a summary, the seconds that its run took, and the same again when asked again. */
  seconds(report: RegistryReport): number | undefined;
}

function createStopwatch(nowMs: () => number): Stopwatch {
  let current: { readonly run: number; readonly startMs: number; seconds?: number } | undefined;
  return {
    seconds: (report) => {
      if (report.kind === 'started') current = { run: report.run, startMs: nowMs() };
      if (report.kind !== 'summary' || current?.run !== report.summary.run) return undefined;
      current.seconds ??= (nowMs() - current.startMs) / 1000;
      return current.seconds;
    },
  };
}
