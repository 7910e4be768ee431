// The same scenario twice, the second time with all messages and packets as bytes: the events must be the same.

import { createHash } from 'node:crypto';
import type { Violation } from '../../scenario/checks.ts';
import type { SimulationOptions } from '../../scenario/run-scenario.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { type Watched, watch } from '../../swarm/watch.ts';
import { ThroughCodec } from '../simulate/through-codec.ts';

/** The sighting of a run whose events were the same. */
export const CODEC_RUN = 'a run through the codec was the same';

/** One seed in this many is run again through the codec. */
export const CODEC_SHARE = 16;

/** Runs the scenario with every message as it is, and again as bytes; what differs, and what then breaks. */
export function runAgainThroughCodec(
  scenario: Scenario,
  options: SimulationOptions,
  codec: Pick<ThroughCodec, 'message' | 'observe'> = new ThroughCodec(),
): Violation[] {
  const { digest } = runDigested(scenario, options);
  const through = { ...options, throughCodec: codec.message, observe: codec.observe };
  const again = runDigested(scenario, through);
  if (again.digest === digest) return [];
  const found = `digest ${again.digest}, ${again.events} events`;
  return [
    ...again.violations,
    { check: 'unchanged', detail: `through the codec other things happen: ${found}` },
  ];
}

interface Digested extends Watched {
  /** Hash over all events (time, kind, nodes) and all reports. */
  readonly digest: string;
}

/** Characters. */
const HASHED_AT_ONCE = 65_536;

function runDigested(scenario: Scenario, options: SimulationOptions): Digested {
  const hash = createHash('sha256');
  const add = (...what: readonly unknown[]) => hash.update(JSON.stringify(what, bigintAsText));
  let lines = '';
  const watched = watch(scenario, {
    ...options,
    observe(record, world) {
      lines += `${record.us} ${record.what} ${record.node} ${record.other}\n`;
      if (lines.length > HASHED_AT_ONCE) {
        hash.update(lines);
        lines = '';
      }
      options.observe?.(record, world);
    },
    registryReports: (report) => add(report),
    messengerReports: (node, report) => add(node, report),
  });
  return { ...watched, digest: hash.update(lines).digest('hex') };
}

function bigintAsText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}` : value;
}
