// Writes the trace of --trace, as JSON Lines or for Perfetto.

import { ChromeTrace } from '../../scenario/chrome-trace.ts';
import type { Result, SimulationOptions } from '../../scenario/run-scenario.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { TraceLines, traceEnd, traceHeader } from '../../scenario/trace.ts';
import { LineWriter } from '../trace-file.ts';
import { programVersion } from '../version.ts';

export const TRACE_FORMATS = ['jsonl', 'chrome'] as const;
export type TraceFormat = (typeof TRACE_FORMATS)[number];

export interface TraceWriter {
  readonly observe: NonNullable<SimulationOptions['observe']>;
  end(result: Result, digest: string): void;
}

/** Throws FileError at once when the file cannot be made, and later when it cannot be written. */
export function openTrace(path: string, format: TraceFormat, scenario: Scenario): TraceWriter {
  const file = new LineWriter(path);
  return format === 'jsonl' ? jsonLines(file, scenario) : chrome(file, scenario);
}

function jsonLines(file: LineWriter, scenario: Scenario): TraceWriter {
  const lines = new TraceLines();
  file.write(`${traceHeader(programVersion(), scenario)}\n`);
  return {
    observe: (record, world) => file.write(`${lines.line(record, world)}\n`),
    end: (result, digest) => {
      file.write(`${traceEnd(result, lines.count, digest)}\n`);
      file.close();
    },
  };
}

function chrome(file: LineWriter, scenario: Scenario): TraceWriter {
  const trace = new ChromeTrace(scenario.nodes);
  file.write(`[\n${trace.head(programVersion()).join(',\n')}`);
  const add = (events: readonly string[]) => {
    for (const event of events) file.write(`,\n${event}`);
  };
  return {
    observe: (record, world) => add(trace.events(record, world)),
    end: () => {
      add(trace.tail());
      file.write('\n]\n');
      file.close();
    },
  };
}
