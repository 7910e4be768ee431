// One simulation with everything that the commands of `sinkward` attach to it, and the facts that come of it.

import { createHash } from 'node:crypto';
import { trafficCsv } from '../../results/report-csv.ts';
import { relayLoad, type SimulationFacts } from '../../results/simulation.ts';
import { type Result, type SimulationOptions, simulate } from '../../scenario/run-scenario.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Stage } from '../../scenario/stages.ts';
import { canonicalJson } from '../../scenario/trace.ts';
import type { Progress, ProgressLine } from '../../terminal/progress.ts';
import { count, plural } from '../../text/text.ts';
import { ThroughCodec } from './through-codec.ts';

type Observe = NonNullable<SimulationOptions['observe']>;

export interface RunOptions extends Pick<SimulationOptions, 'registryReports' | 'pause'> {
  readonly codec: boolean;
  readonly observe?: Observe | undefined;
  /** Shows how far it is, and has nothing drawn when this ends. */
  readonly progress?: ProgressLine | undefined;
}

export interface Ran {
  readonly result: Result;
  readonly controlBytes: number | undefined;
  readonly wallMs: number;
  readonly digest: string;
}

export function run(scenario: Scenario, { progress, ...options }: RunOptions): Ran {
  progress?.wait('simulate: starting');
  try {
    return runWith(scenario, options, (events, stage) => progress?.show(progressOf(events, stage)));
  } finally {
    progress?.hide();
  }
}

function progressOf(events: number, { what, done, total }: Stage): Progress {
  return {
    label: `simulate: ${what}`,
    done,
    total,
    said: [`${count(done)} of ${count(total)}`, plural(events, 'event')],
  };
}

function runWith(
  scenario: Scenario,
  { codec, observe, ...options }: Omit<RunOptions, 'progress'>,
  progress: NonNullable<SimulationOptions['progress']>,
): Ran {
  const through = codec ? new ThroughCodec() : undefined;
  const looks = [through?.observe, observe].filter((look) => look !== undefined);
  const startMs = performance.now();
  const result = simulate(scenario, {
    ...options,
    progress,
    ...(through === undefined ? {} : { throughCodec: through.message }),
    ...(looks.length === 0
      ? {}
      : { observe: (record, world) => looks.forEach((look) => void look(record, world)) }),
  });
  const wallMs = performance.now() - startMs;
  return { result, controlBytes: through?.controlBytes, wallMs, digest: digestOf(result) };
}

/** 64 bits of a hash over everything that came of a simulation, tables and distributions included. */
function digestOf(result: Result): string {
  const { world, commands, summaries, pathLengths, deliveryUs, complete } = result;
  const { virtualSeconds, events, controlMessages } = result;
  const text = canonicalJson([
    commands,
    summaries.map(trafficCsv),
    world.truth,
    [...pathLengths.entries()],
    [...deliveryUs.entries(), deliveryUs.sum],
    { complete, virtualSeconds, events, controlMessages },
  ]);
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

export function factsOf(
  { result, controlBytes, digest }: Ran,
  { nodes, idBits }: Scenario,
  command: readonly string[],
): SimulationFacts {
  const { world, summaries, pathLengths, deliveryUs, controlMessages, virtualSeconds, events } = result;
  const { originated, received, dropped, lost, hops } = world.truth;
  return {
    nodes,
    idBits,
    packets: { sent: originated, received, dropped, lost },
    hops,
    reportedHops: summaries.reduce((sum, summary) => sum + summary.hops, 0),
    pathLengths,
    deliveryUs,
    load: relayLoad(summaries),
    controlMessages,
    controlBytes,
    virtualSeconds,
    events,
    digest,
    command,
  };
}
