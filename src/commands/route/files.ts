// The folder of a flat run: its result as JSON, the distributions of path lengths and relay load, and the table of all nodes,
// whose columns are those of a live run's.

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Failures, isDead } from '../../flat/failures.ts';
import type { FlatOverlay } from '../../flat/flat-overlay.ts';
import { DELIVERED, type Tally, type Traffic } from '../../flat/tally.ts';
import type { RouteResult } from '../../flat/threads/pool.ts';
import { eventLine } from '../../results/events.ts';
import { TRAFFIC_HEADER, trafficRow } from '../../results/report-csv.ts';
import { csvLine } from '../../text/csv.ts';
import { LineWriter } from '../trace-file.ts';
import { type RouteFacts, relayCounts } from './facts.ts';
import { routeEvent } from './report.ts';

const FILES = ['route.json', 'path-lengths.csv', 'relay-load.csv', 'nodes.csv'] as const;

type FileName = (typeof FILES)[number];

export interface Writing {
  /** When it is aborted, the file that is being written is removed, and the rest are not written. */
  readonly signal: AbortSignal | undefined;
  /** Called now and then. */
  tell(name: FileName): void;
}

/** Whether all files were written. Older files of these names are removed first. Throws FileError. */
export async function writeFolder(
  folder: string,
  facts: RouteFacts,
  result: RouteResult,
  { signal, tell }: Writing,
): Promise<boolean> {
  for (const name of FILES) rmSync(join(folder, name), { force: true });
  const contents = contentsOf(facts, result);
  for (const name of FILES) {
    const lines = contents[name];
    if (lines === undefined) continue;
    const path = join(folder, name);
    if (await writeLines(path, lines, signal, () => tell(name))) continue;
    rmSync(path, { force: true });
    return false;
  }
  return true;
}

type Contents = { readonly [N in FileName]: Iterable<string> | undefined };

function contentsOf(facts: RouteFacts, { tally, overlay, failures }: RouteResult): Contents {
  const { relayed, traffic } = tally;
  const dead = overlay && failures ? overlay.nodes - failures.live.length : 0;
  return {
    'route.json': [eventLine(routeEvent(facts), { first: true })],
    'path-lengths.csv': pairLines('hops,packets', facts.pathLengths.entries()),
    'relay-load.csv': relayed && pairLines('relayed,nodes', relayCounts(relayed, dead)),
    'nodes.csv': overlay && traffic && nodeLines(overlay, tally, traffic, failures),
  };
}

const LINES_A_SLICE = 32_768;

/** Lines with their line breaks, in slices, so that signals are handled. False when interrupted before the last. */
async function writeLines(
  path: string,
  lines: Iterable<string>,
  signal: AbortSignal | undefined,
  tell: () => void,
): Promise<boolean> {
  const file = new LineWriter(path);
  let written = 0;
  for (const line of lines) {
    if (written++ % LINES_A_SLICE === 0) {
      tell();
      await new Promise((resolve) => setImmediate(resolve));
      if (signal?.aborted) break;
    }
    file.write(line);
  }
  file.close();
  return signal?.aborted !== true;
}

function* pairLines(
  header: string,
  pairs: Iterable<readonly [value: number, count: number]>,
): Generator<string> {
  yield `${header}\n`;
  for (const pair of pairs) yield csvLine(pair);
}

/** The columns of TRAFFIC_HEADER, ascending by ID; `left` is 1 for a node that has failed. */
function* nodeLines(
  { ids, nodes }: FlatOverlay,
  { relayed, outcomes }: Tally,
  { sent, received, sumSent, sumReceived }: Traffic,
  failures: Failures | undefined,
): Generator<string> {
  const dropped = outcomes.reduce((sum, packets, place) => (place === DELIVERED ? sum : sum + packets), 0);
  const total = { sent: 0, received: 0, relayed: 0, sumSent: 0n, sumReceived: 0n, dropped };
  let left = 0;
  yield TRAFFIC_HEADER;
  for (let rank = 0; rank < nodes; rank++) {
    const node = {
      sent: sent[rank]!,
      received: received[rank]!,
      relayed: relayed![rank]!,
      sumSent: BigInt(sumSent[rank]!),
      sumReceived: BigInt(sumReceived[rank]!),
      // Where a packet failed is not counted.
      dropped: dropped === 0 ? 0 : ('' as const),
    };
    const hasFailed = failures !== undefined && isDead(failures.dead, rank) ? 1 : 0;
    total.sent += node.sent;
    total.received += node.received;
    total.relayed += node.relayed;
    total.sumSent += node.sumSent;
    total.sumReceived += node.sumReceived;
    left += hasFailed;
    yield trafficRow(ids[rank]!, node, hasFailed);
  }
  yield trafficRow('Sum', total, left);
}
