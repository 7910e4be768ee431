// The folder that --out names: what a table has no room for, as CSV.

import { join } from 'node:path';
import { TICKS_PER_SECOND } from '../../churn/churn-options.ts';
import type { LookupCounts } from '../../churn/lookup-counts.ts';
import { LineWriter, makeFolder } from '../trace-file.ts';
import type { ChurnFacts } from './facts.ts';

export class CsvFolder {
  readonly #timeline: LineWriter;
  readonly #hops: LineWriter;
  readonly #latency: LineWriter;

  /** Makes the folder where there is none, and its files anew. Throws FileError, as all of this does. */
  constructor(path: string) {
    makeFolder(path);
    this.#timeline = new LineWriter(join(path, 'timeline.csv'));
    this.#hops = new LineWriter(join(path, 'hops.csv'));
    this.#latency = new LineWriter(join(path, 'latency.csv'));
  }

  write({ timeline }: ChurnFacts, { hops, latency }: LookupCounts): void {
    this.#timeline.write('second,live,issued,delivered,failed,joins,departures,maintenance_messages\n');
    for (const one of timeline) {
      const { live, issued, delivered, failed, joins, departures, maintenanceMessages } = one;
      const cells = [live, issued, delivered, failed, joins, departures, maintenanceMessages];
      this.#timeline.write(`${[one.endMs / TICKS_PER_SECOND, ...cells].join(',')}\n`);
    }
    this.#hops.write('hops,lookups\n');
    for (const row of hops.entries()) this.#hops.write(`${row.join(',')}\n`);
    this.#latency.write('latency_ms,lookups\n');
    for (const row of latency.entries()) this.#latency.write(`${row.join(',')}\n`);
    for (const file of [this.#timeline, this.#hops, this.#latency]) file.close();
  }
}
