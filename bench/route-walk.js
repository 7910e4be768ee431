// One measurement of bench/route.ts, in its own process. Plain JavaScript, without tsx: its loader transfers a
// buffer between threads, after which V8 checks before each access whether an array is detached, which makes it a
// quarter slower.
//
//   node bench/route-walk.js '{"geometry":"chord","nodes":1000,"entries":1,"packets":1000,"seed":"1","bits":31,"threads":0}'

import { THREAD_ENTRY } from '../dist/commands/route/thread-entry.js';
import { buildOverlay } from '../dist/flat/flat-overlay.js';
import { prepare } from '../dist/flat/prepare.js';
import { Router } from '../dist/flat/router.js';
import { createTally, tallyHash } from '../dist/flat/tally.js';
import { routeOnThreads } from '../dist/flat/threads/pool.js';
import { definitions } from '../dist/geometries/definitions.js';

const { geometry: name, nodes, entries, bits, seed, packets, threads } = JSON.parse(process.argv[2]);
const geometry = definitions[name];
const spec = { nodes, bits, seed };
const measured = threads > 0 ? await onThreads() : alone();
process.stdout.write(JSON.stringify({ ...measured, peakBytes: process.resourceUsage().maxRSS * 1024 }));

/** Wall-clock seconds. */
async function onThreads() {
  const job = { ...spec, geometry, entries, packets, detail: 'none' };
  const { tally, buildMs, walkMs } = await routeOnThreads(job, { threads, threadEntry: THREAD_ENTRY });
  return { ...counted(tally), setupSeconds: buildMs / 1000, seconds: walkMs / 1000 };
}

/** CPU seconds. */
function alone() {
  const began = cpuSeconds();
  const overlay = buildOverlay(spec);
  const prepared = prepare(overlay, { geometry, entries });
  const built = cpuSeconds();
  const tally = createTally(nodes, 'none');
  const router = new Router(overlay, { geometry, entries }, tally, prepared);
  router.assign(0, packets);
  while (!router.step(1e6));
  return { ...counted(tally), setupSeconds: built - began, seconds: cpuSeconds() - built };
}

function counted(tally) {
  return { hops: tally.hops, copies: tally.copies, hash: tallyHash(tally) };
}

function cpuSeconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
