// D15 and injected faults: a proxy in front of one messenger spoils single packets, and the registry must see and name
// each. Counts that are equal prove nothing, and equal sums neither.

import { expect, onTestFinished, test } from 'vitest';
import { proxy } from '../peers/proxy.ts';
import { listen } from '../peers/sockets.ts';
import { decodeFrame, encodeFrame, type MessageOf } from '../peers/wire.ts';
import {
  type Registry,
  registered,
  startMessenger,
  startMessengers,
  startNodes,
  startRegistry,
} from './overlay.ts';
import { start } from './program.ts';

type Packet = MessageOf<'nodeData'>;
/** What goes on in place of a packet; undefined: the packet itself. */
type Spoil = (packet: Packet) => Packet[] | undefined;

interface Spoiler {
  spoil: Spoil;
  /** What `messenger` is started with to be behind it. */
  readonly args: readonly string[];
}

async function createSpoiler(): Promise<Spoiler> {
  const { server, port } = await listen(() => {});
  await new Promise((resolve) => server.close(resolve));
  const tamper = (frame: Buffer): Uint8Array[] => {
    const packet = decodeFrame(frame);
    const others = packet?.kind === 'nodeData' ? spoiler.spoil(packet) : undefined;
    return others === undefined ? [frame] : others.map(encodeFrame);
  };
  const between = await proxy({ to: port, tamper });
  onTestFinished(() => between.close());
  const args = ['--port', String(port), '--advertise', `127.0.0.1:${between.port}`];
  const spoiler: Spoiler = { spoil: () => undefined, args };
  return spoiler;
}

/** Ten nodes, one of them behind a proxy. */
async function spoiltOverlay(): Promise<{ registry: Registry; spoiler: Spoiler; spoilt: number }> {
  const registry = await startRegistry('--settle', '1');
  const spoiler = await createSpoiler();
  const { id } = await registered(startMessenger(registry.port, spoiler.args));
  await startMessengers(registry, 1);
  await startNodes(registry, 8);
  await registry.setUp();
  expect(await registry.startRounds(200)).toMatchObject({ outcome: 'done', matched: true });
  return { registry, spoiler, spoilt: id };
}

test('a lost packet, one that came twice, and a changed one are seen and named', async () => {
  const { registry, spoiler } = await spoiltOverlay();
  const faults: [kind: string, missing: number, (packet: Packet) => Packet[]][] = [
    ['missing', 1, () => []],
    ['duplicated', -1, (packet) => [packet, packet]],
    ['changed', 0, (packet) => [{ ...packet, payload: packet.payload ^ 1 }]],
  ];
  for (const [kind, missing, spoil] of faults) {
    const spoilt: Packet[] = [];
    // Not the first: counts and sums have begun then.
    let before = 20;
    spoiler.spoil = (packet) => {
      if (before-- !== 0) return undefined;
      spoilt.push(packet);
      return spoil(packet);
    };
    const summary = await registry.startRounds(200);
    const [{ source, destination: sink }] = spoilt as [Packet];
    expect(summary).toMatchObject({
      outcome: 'mismatch',
      matched: false,
      missing,
      totals: { sent: 2000, received: 2000 - missing },
      faults: [{ kind, packets: 1, source, sink }],
      faultCount: 1,
    });
    spoiler.spoil = () => undefined;
    expect(await registry.startRounds(50)).toMatchObject({ outcome: 'done', matched: true, faults: [] });
  }
  registry.program.send('exit');
  expect(await registry.program.ends()).toBe(3);
});

test('one lost and one that came twice are seen, though the counts are equal', async () => {
  const { registry, spoiler } = await spoiltOverlay();
  const { lost, twice, spoil } = loseOneAndRepeatAnother((packet) => packet);
  spoiler.spoil = spoil;
  const summary = await registry.startRounds(200);
  expect(summary).toMatchObject({ outcome: 'mismatch', missing: 0, totals: { sent: 2000, received: 2000 } });
  expect(summary.totals.sumSent).not.toBe(summary.totals.sumReceived);
  expectBoth(summary.faults, lost[0]!, twice[0]!);
});

test('and though the sums are equal too', async () => {
  const { registry, spoiler } = await spoiltOverlay();
  const { lost, twice, spoil } = loseOneAndRepeatAnother((packet) => ({
    ...packet,
    payload: lost[0]!.payload,
  }));
  spoiler.spoil = spoil;
  const summary = await registry.startRounds(200);
  expect(summary).toMatchObject({ outcome: 'mismatch', matched: false, missing: 0 });
  expect(summary.totals.sumSent).toBe(summary.totals.sumReceived);
  expectBoth(summary.faults, lost[0]!, twice[0]!);
});

/** The repeated packet goes between other nodes than the lost one. */
function loseOneAndRepeatAnother(again: (packet: Packet) => Packet) {
  const lost: Packet[] = [];
  const twice: Packet[] = [];
  const spoil: Spoil = (packet) => {
    if (lost.length === 0) {
      lost.push(packet);
      return [];
    }
    if (twice.length > 0 || packet.source === lost[0]!.source) return undefined;
    twice.push(packet);
    return [packet, again(packet)];
  };
  return { lost, twice, spoil };
}

function expectBoth(faults: readonly object[], lost: Packet, twice: Packet): void {
  expect(faults).toHaveLength(2);
  expect(faults).toEqual(
    expect.arrayContaining([
      { kind: 'missing', packets: 1, source: lost.source, sink: lost.destination },
      { kind: 'duplicated', packets: 1, source: twice.source, sink: twice.destination },
    ]),
  );
}

test('a person reads it under the table, and the exit code is 3', async () => {
  const args = [
    '0',
    '--settle',
    '1',
    '--wait-for',
    '10',
    '--exec',
    'setup-overlay 3; start-rounds 200; exit',
  ];
  const registry = start('registry', args, { stdin: 'ignore' });
  const port = Number((await registry.says(/Listening on 127\.0\.0\.1:(\d+)\./))[1]);
  const spoiler = await createSpoiler();
  const lost: Packet[] = [];
  spoiler.spoil = (packet) => {
    if (lost.length > 0) return undefined;
    lost.push(packet);
    return [];
  };
  startMessenger(port, spoiler.args);
  startMessenger(port, ['--nodes', '9']);
  expect(await registry.ends()).toBe(3);
  const [{ source, destination }] = lost as [Packet];
  expect(registry.stdout).toMatch(
    new RegExp(
      '\\n✗ NOT verified: 1 packet missing \\(sent 2,000, received 1,999\\)\\n' +
        `  missing: 1 packet from ${source} to ${destination}\\n$`,
    ),
  );
});
