// A TCP proxy that stands between two programs and spoils what passes: drops, repeats or changes frames, lets them
// through a byte at a time or late, cuts the connection.

import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { dribble, writeAll } from './raw.ts';
import { listen, Sockets } from './sockets.ts';
import { FrameCutter } from './wire.ts';

/** Gets a whole frame, length included; what it returns goes on in its place. */
type Tamper = (frame: Buffer) => Uint8Array[];

export interface ProxyOptions {
  /** The port of the target. */
  to: number;
  /** On the way to the target. */
  tamper?: Tamper;
  /** On the way back. */
  tamperBack?: Tamper;
  /** Both ways, each byte in a turn of the loop of its own. */
  byteByByte?: boolean;
  /** Both ways, added to every chunk; order is kept. */
  delayMs?: number;
  /** Destroys both sides of a connection once so many frames have gone to the target over it. */
  cutAfterFrames?: number;
}

export interface SpoilingProxy {
  readonly port: number;
  /** Connections that were made to it so far. */
  readonly connections: number;
  /** Destroys the connections that are open now; goes on listening. */
  cut(): void;
  close(): Promise<void>;
}

export async function proxy(options: ProxyOptions): Promise<SpoilingProxy> {
  let sockets = new Sockets();
  let connections = 0;
  const { server, port } = await listen((client) => {
    connections++;
    sockets.add(client);
    void join(client, sockets, options);
  });
  const cut = () => {
    sockets.destroyAll();
    sockets = new Sockets();
  };
  return {
    port,
    get connections() {
      return connections;
    },
    cut,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      cut();
      await closed;
    },
  };
}

async function join(client: Socket, sockets: Sockets, options: ProxyOptions): Promise<void> {
  const target = await sockets.dial(`127.0.0.1:${options.to}`, { allowHalfOpen: true });
  if (target === undefined) return void client.destroy();
  const { tamper, tamperBack, cutAfterFrames, ...pace } = options;
  const forward = tamper ?? (cutAfterFrames === undefined ? undefined : (frame: Buffer) => [frame]);
  pass(client, target, { ...pace, tamper: forward, cutAfterFrames });
  pass(target, client, { ...pace, tamper: tamperBack, cutAfterFrames: undefined });
}

interface Passage {
  tamper: Tamper | undefined;
  cutAfterFrames: number | undefined;
  byteByByte?: boolean;
  delayMs?: number;
}

const mostUnderWay = 64;

/** Everything from one socket to the other, in order, and the closing of its half after it. */
function pass(source: Socket, sink: Socket, { tamper, cutAfterFrames = Infinity, ...pace }: Passage): void {
  const { cut, rest } = tamper === undefined ? uncut : cutter(tamper);
  let underWay = 0;
  let left = cutAfterFrames;
  let tail = Promise.resolve();
  const write = async (bytes: Uint8Array) => {
    if (left === 0 || bytes.length === 0) return;
    await (pace.byteByByte ? dribble(sink, bytes) : writeAll(sink, bytes));
    if (--left === 0) for (const socket of [source, sink]) socket.destroy();
  };
  source.on('data', (chunk: Buffer) => {
    if (++underWay > mostUnderWay) source.pause();
    const due = pace.delayMs === undefined ? undefined : pause(pace.delayMs);
    tail = tail.then(async () => {
      await due;
      for (const bytes of cut(chunk)) await write(bytes);
      if (--underWay <= mostUnderWay) source.resume();
    });
  });
  source.on('end', () => {
    tail = tail.then(async () => {
      await write(rest());
      sink.end();
    });
  });
  source.on('close', () => {
    if (!source.readableEnded) sink.destroy();
  });
}

interface Cutter {
  cut(chunk: Buffer): Uint8Array[];
  /** What came last and is no whole frame. */
  rest(): Uint8Array;
}

const nothing = new Uint8Array(0);
const uncut: Cutter = { cut: (chunk) => [chunk], rest: () => nothing };

/** Whole frames through `tamper`; after a length that cannot be, everything as it is. */
function cutter(tamper: Tamper): Cutter {
  const frames = new FrameCutter();
  let sense = true;
  const cut = (chunk: Buffer) => {
    if (!sense) return [chunk];
    try {
      return frames.push(chunk).flatMap(tamper);
    } catch {
      sense = false;
      return [frames.waiting];
    }
  };
  return { cut, rest: () => (sense ? frames.waiting : nothing) };
}
