// TCP is a stream: frames come cut anywhere, one byte at a time, or a thousand in a chunk, and mean the same.

import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { proxy } from '../peers/proxy.ts';
import { type Draft, encodeFrame } from '../peers/wire.ts';
import {
  atEnd,
  endAll,
  ourMessengers,
  ourOverlay,
  ourRegistry,
  rawTo,
  type TestMessengers,
} from './support.ts';

afterEach(endAll);

/** A packet from one node of the overlay to another, as a third one's relay would pass it on. */
function packet(source: number, destination: number, payload: number): Buffer {
  const far: Draft = { kind: 'nodeData', source, destination, payload, hops: 1, trace: [source] };
  return encodeFrame(payload % 2 === 0 ? far : { kind: 'nodeData', source, destination, payload });
}

interface Arrived {
  readonly count: number;
  readonly sum: number;
  readonly relayed: number;
}

function arrivedAt({ host, ids }: TestMessengers, id: number): Arrived {
  const row = host.columns.id.indexOf(id);
  expect(ids).toContain(id);
  const { received, sumReceived, relayed } = host.columns;
  return { count: received[row]!, sum: sumReceived[row]!, relayed: relayed[row]! };
}

/** Three nodes, each with the next as its only peer, in order of ID. */
async function ring() {
  const { messengers } = await ourOverlay(3, 1);
  const [first, second, third] = [...messengers.ids].sort((one, other) => one - other);
  const raw = await rawTo(messengers.portOf(second!));
  const expectArrived = async (count: number, sum: number, relayed: number) => {
    const here = () => arrivedAt(messengers, second!);
    const next = () => arrivedAt(messengers, third!);
    await messengers.sees(
      () => here().count >= count && next().count >= relayed,
      () => `${count} packets and ${relayed} relayed; ${JSON.stringify([here(), next()])}`,
    );
    expect(here()).toEqual({ count, sum, relayed });
    expect(next().count).toBe(relayed);
  };
  return { raw, first: first!, second: second!, third: third!, expectArrived };
}

test('registration, set-up and a run, with the registry’s connections a byte at a time', async () => {
  const registry = await ourRegistry();
  const between = await proxy({ to: registry.port, byteByByte: true });
  atEnd(() => between.close());
  await ourMessengers(between, 4);
  await registry.setUp(2);
  await registry.runMatched(50);
  expect(between.connections).toBe(4);
});

test('packets a byte at a time', async () => {
  const { raw, first, second, third, expectArrived } = await ring();
  const here = Array.from({ length: 20 }, (_, payload) => packet(first, second, payload));
  const onwards = Array.from({ length: 10 }, (_, payload) => packet(first, third, payload));
  await raw.dribble(Buffer.concat([...here, ...onwards]));
  await expectArrived(20, 190, 10);
});

test('a thousand packets in a chunk', async () => {
  const { raw, first, second, third, expectArrived } = await ring();
  const frames = Array.from({ length: 1000 }, (_, i) => packet(first, i % 4 === 0 ? third : second, i));
  raw.send(Buffer.concat(frames));
  const sum = frames.reduce((before, _, i) => before + (i % 4 === 0 ? 0 : i), 0);
  await expectArrived(750, sum, 250);
});

test('two packets, cut in two at every place', async () => {
  const { raw, first, second, third, expectArrived } = await ring();
  const frames = Buffer.concat([packet(first, second, 2), packet(first, third, 4)]);
  const cuts = Array.from({ length: frames.length - 1 }, (_, i) => i + 1);
  for (const [done, cut] of cuts.entries()) {
    raw.send(frames.subarray(0, cut));
    await turn();
    raw.send(frames.subarray(cut));
    await expectArrived(done + 1, 2 * (done + 1), done + 1);
  }
});

test('a registration, cut in two at every place', async () => {
  const registry = await ourRegistry();
  const frame = (port: number) => encodeFrame({ kind: 'registration', address: `127.0.0.1:${port}` });
  for (let cut = 1; cut < frame(5001).length; cut++) {
    const raw = await rawTo(registry.port);
    raw.send(frame(5000 + cut).subarray(0, cut));
    await turn();
    raw.send(frame(5000 + cut).subarray(cut));
    expect(await raw.readMessages()).toMatchObject([
      { kind: 'registrationResponse', info: expect.stringContaining(`overlay is (${cut})`) },
    ]);
  }
});

test('two messages in a chunk', async () => {
  const registry = await ourRegistry();
  const raw = await rawTo(registry.port);
  const registration = encodeFrame({ kind: 'registration', address: '127.0.0.1:5001' });
  raw.send(Buffer.concat([registration, registration]));
  expect(await raw.readMessages(2)).toMatchObject([{ info: expect.stringContaining('(1)') }, { result: -1 }]);
});
