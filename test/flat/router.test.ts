import { expect, test } from 'vitest';
import { buildOverlay } from '../../src/flat/flat-overlay.ts';
import { Router } from '../../src/flat/router.ts';
import { addTally, createTally, type Tally, tallyHash } from '../../src/flat/tally.ts';
import { definitions } from '../../src/geometries/definitions.ts';

const NODES = 200;
const overlay = buildOverlay({ nodes: NODES, bits: 31, seed: 'router' });

function routed(from: number, to: number, step = 1e6, batchPackets = 100): Tally {
  const tally = createTally(NODES, 'all');
  const router = new Router(overlay, { geometry: definitions.chord, batchPackets }, tally);
  router.assign(from, to);
  while (!router.step(step));
  return tally;
}

test('parts of a run, in any steps and any order, add up to the whole', () => {
  const whole = routed(0, 5000);
  const sum = routed(4321, 5000, 1, 1);
  addTally(sum, routed(0, 17, 13, 1000));
  addTally(sum, routed(17, 4321, 999, 33));
  expect(sum).toEqual(whole);
  expect(tallyHash(sum)).toMatch(/^[0-9a-f]{16}$/);
});

test('a packet missing, or one twice, is another hash', () => {
  const whole = tallyHash(routed(0, 1000));
  expect(tallyHash(routed(0, 999))).not.toBe(whole);
  expect(tallyHash(routed(1, 1000))).not.toBe(whole);
  expect(tallyHash(routed(0, 1001))).not.toBe(whole);
});

test('a step ends soon after its hops, and says how far the run is', () => {
  const tally = createTally(NODES, 'none');
  const router = new Router(overlay, { geometry: definitions.hops, entries: 1, batchPackets: 10 }, tally);
  router.assign(0, 100);
  let before = 0;
  for (let done = false; !done; ) {
    done = router.step(25);
    const { hops } = router.progress;
    expect(hops - before).toBeLessThan(25 + 10);
    before = hops;
  }
  expect(router.progress).toEqual({ packets: 100, hops: tally.hops });
});

test('what is on its way when a run is cancelled is in flight, with the hops that it made', () => {
  const tally = createTally(NODES, 'all');
  const router = new Router(overlay, { geometry: definitions.hops, entries: 1, batchPackets: 10 }, tally);
  router.assign(0, 1000);
  router.step(500);
  const { packets, hops } = router.progress;
  router.cancel();
  expect(tally.inFlight).toBeGreaterThan(0);
  expect(tally.outcomes[0]).toBe(packets);
  expect(tally.packets).toBe(packets + tally.inFlight);
  expect(tally.hops).toBe(hops);
  expect(router.step(1e6)).toBe(true);
  expect(tally.hops).toBe(hops);
});

test('packets far beyond 2^32 are drawn as those before', () => {
  const far = 2 ** 40 - (2 ** 40 % NODES);
  const tally = routed(far, far + 500);
  expect(tally.packets).toBe(500);
  expect([...tally.traffic!.sent].every((sent) => sent === 2 || sent === 3)).toBe(true);
});

test('a sum of payloads that a double could not hold exactly is refused', () => {
  const [total, part] = [createTally(NODES, 'all'), createTally(NODES, 'all')];
  total.traffic!.sumSent[3] = 2 ** 52 - 1;
  part.traffic!.sumSent[3] = 1;
  expect(() => addTally(total, part)).not.toThrow();
  expect(() => addTally(total, part)).toThrow('beyond 2^52 is not exact');
});

test('a hop count of entries that the geometry cannot have is refused', () => {
  const tally = createTally(NODES, 'none');
  expect(() => new Router(overlay, { geometry: definitions.hops, entries: 9 }, tally)).toThrow(RangeError);
  expect(() => new Router(overlay, { geometry: definitions.chord, entries: 0 }, tally)).toThrow(RangeError);
});
