// Links and connections over a transport whose bytes, ends and writes come when the test says so.

import { afterEach, describe, expect, test } from 'vitest';
import type { Message } from '../../src/overlay/message.ts';
import type { Event } from '../../src/overlay/node.ts';
import { Connection } from '../../src/tcp/connection.ts';
import { Links } from '../../src/tcp/links.ts';
import { Switchboard } from '../../src/tcp/switchboard.ts';
import type { Transport, TransportEvents } from '../../src/tcp/transport.ts';
import { until } from '../peers/sockets.ts';
import { encodeFrame } from '../peers/wire.ts';
import { atEnd, endAll } from './support.ts';

afterEach(endAll);

/** The near end of a transport that exists only here. */
class FakeTransport implements Transport {
  readonly remoteHost = '192.0.2.1';
  readonly localHost = '192.0.2.2';
  readonly written: Uint8Array[] = [];
  unsentBytes = 0;
  paused = false;
  ended = false;
  destroyed = false;
  #events: TransportEvents | undefined;

  attach(events: TransportEvents): void {
    this.#events = events;
  }

  write(bytes: Uint8Array): void {
    this.written.push(bytes);
  }

  pause(): void {
    this.paused = true;
  }

  resume(): void {
    this.paused = false;
  }

  end(): void {
    this.ended = true;
  }

  destroy(): void {
    this.destroyed = true;
  }

  /** The other side sends; false when that stops the flow. */
  comes(...chunks: Uint8Array[]): boolean {
    const flows = this.#events!.data(Buffer.concat(chunks));
    if (!flows) this.paused = true;
    return flows;
  }

  otherEnds(): void {
    this.#events!.end();
  }

  breaks(reason: string): void {
    this.#events!.close(reason);
  }
}

const task = (packets: number) => encodeFrame({ kind: 'initiateTask', packets });
const half = task(1).subarray(0, 10);

type Step = (event: Event, links: Links) => void;

function linksOf(step: Step, switchboard = new Switchboard(false)) {
  const events: Event[] = [];
  let depth = 0;
  const links: Links = new Links(switchboard, (event) => {
    expect(++depth, `${event.kind} came while the core was at work`).toBe(1);
    events.push(event);
    step(event, links);
    depth--;
  });
  atEnd(() => links.stop());
  const accept = () => {
    const transport = new FakeTransport();
    links.accept(transport);
    return transport;
  };
  const kinds = () => events.map(({ kind }) => kind);
  return { links, events, kinds, accept };
}

describe('events', () => {
  test('name links in the order in which they were accepted, with their hosts', () => {
    const { events, accept } = linksOf(() => {});
    accept().comes(task(7));
    accept().comes(task(8), task(9));
    const order = (packets: number): Message => ({ kind: 'initiateTask', packets });
    expect(events).toMatchObject([
      { kind: 'accepted', link: 1, host: '192.0.2.1' },
      { kind: 'message', link: 1, message: order(7) },
      { kind: 'accepted', link: 2 },
      { kind: 'message', link: 2, message: order(8) },
      { kind: 'message', link: 2, message: order(9) },
    ]);
  });

  test('wait while the core is at work', () => {
    const other: { transport?: FakeTransport } = {};
    const { kinds, accept } = linksOf((event) => {
      if (event.kind === 'message' && event.link === 1) {
        other.transport!.comes(task(2));
        other.transport!.breaks('the cable was cut');
      }
    });
    const first = accept();
    other.transport = accept();
    first.comes(task(1));
    expect(kinds()).toEqual(['accepted', 'accepted', 'message', 'message', 'lost']);
  });

  test('do not follow the core’s own close, whatever still comes', () => {
    const { kinds, accept } = linksOf((event, links) => {
      if (event.kind === 'message') links.close(event.link);
    });
    const transport = accept();
    transport.comes(task(1), task(2));
    transport.comes(task(3));
    transport.otherEnds();
    transport.breaks('the cable was cut');
    expect(kinds()).toEqual(['accepted', 'message']);
    expect(transport.ended).toBe(true);
  });

  test('do not follow a close when they had come up before it, in the same step', () => {
    const { kinds, accept } = linksOf((event, links) => {
      if (event.kind !== 'message') return;
      transport.unsentBytes = 2 ** 30;
      links.send(event.link, event.message);
      links.close(event.link);
    });
    const transport = accept();
    transport.comes(task(1));
    expect(kinds()).toEqual(['accepted', 'message']);
  });

  test('do not follow a frame that is none', () => {
    const { events, accept } = linksOf(() => {});
    const transport = accept();
    transport.comes(task(1), Buffer.alloc(8), task(2));
    transport.comes(task(3));
    transport.breaks('the cable was cut');
    expect(events.slice(2)).toEqual([
      { kind: 'garbled', link: 1, reason: expect.stringContaining('0 bytes') },
    ]);
    expect(transport.destroyed).toBe(true);
  });

  test('do not follow the loss of a link', () => {
    const { events, accept } = linksOf(() => {});
    const transport = accept();
    transport.breaks('the cable was cut');
    transport.comes(task(1));
    expect(events.slice(1)).toEqual([{ kind: 'lost', link: 1, opened: true, reason: 'the cable was cut' }]);
  });

  test('none comes after stop(), timers neither', async () => {
    const { links, kinds, accept } = linksOf(() => {});
    const transport = accept();
    links.setTimer('soon', 1);
    links.stop();
    transport.comes(task(1));
    expect(accept().destroyed).toBe(true);
    const { links: others, events } = linksOf(() => {});
    others.setTimer('later', 5);
    await until(
      () => events.length === 1,
      () => 'the later timer',
    );
    expect(kinds()).toEqual(['accepted']);
  });
});

describe('timers', () => {
  test('of one name replace each other, and a cleared one does not fire', async () => {
    const { links, events } = linksOf(() => {});
    links.setTimer('a', 1);
    links.setTimer('a', 20);
    links.setTimer('b', 1);
    links.clearTimer('b');
    links.setTimer('c', 40);
    await until(
      () => events.length >= 2,
      () => `two timers, ${events.length}`,
    );
    expect(events).toEqual([
      { kind: 'timer', timer: 'a' },
      { kind: 'timer', timer: 'c' },
    ]);
  });
});

/** As a process is held up that gets no processor. */
function holdUp(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

describe('over TCP', () => {
  async function listening() {
    const switchboard = new Switchboard(false);
    const listener = await switchboard.listen('127.0.0.1', 0, (transport) => server.links.accept(transport));
    const server = linksOf(() => {});
    return { switchboard, listener, server };
  }

  test('what has come is told before a timer that is late, and can call it off', async () => {
    const { switchboard, listener, server } = await listening();
    const { links } = linksOf(() => {}, switchboard);
    links.dial(-1, listener.address);
    await until(
      () => server.events.length === 1,
      () => 'the connection',
    );
    server.links.setTimer('silence', 20);
    links.send(-1, { kind: 'initiateTask', packets: 1 });
    holdUp(100);
    await until(
      () => server.events.length === 3,
      () => `a message and a timer, ${server.kinds()}`,
    );
    expect(server.kinds()).toEqual(['accepted', 'message', 'timer']);
    listener.close();
  });

  test('a refused dial is a link lost that was never open', async () => {
    const { switchboard, listener } = await listening();
    listener.close();
    const { links, events } = linksOf(() => {}, switchboard);
    links.dial(-1, listener.address);
    links.send(-1, { kind: 'initiateTask', packets: 1 });
    await until(
      () => events.length > 0,
      () => 'the refusal',
    );
    expect(events).toEqual([{ kind: 'lost', link: -1, opened: false, reason: 'connection refused' }]);
    expect(links.size).toBe(0);
  });

  test('what is sent before a link is open is sent then, and an end after it comes after it', async () => {
    const { switchboard, listener, server } = await listening();
    const { links, events } = linksOf(() => {}, switchboard);
    links.dial(-1, listener.address);
    links.send(-1, { kind: 'initiateTask', packets: 5 });
    links.end(-1);
    await until(
      () => server.events.length === 3,
      () => `three events, ${server.kinds()}`,
    );
    expect(server.kinds()).toEqual(['accepted', 'message', 'ended']);
    expect(events).toEqual([{ kind: 'opened', link: -1, host: '127.0.0.1', localHost: '127.0.0.1' }]);
    // Half-closed: the answer still comes.
    server.links.send(1, { kind: 'taskFinished', address: '', id: 5 });
    await until(
      () => events.length === 2,
      () => 'the answer',
    );
    listener.close();
  });

  test('a dial that the core closes before it is open opens nothing', async () => {
    const { switchboard, listener, server } = await listening();
    const { links, events } = linksOf(() => {}, switchboard);
    links.dial(-1, listener.address);
    links.close(-1);
    links.dial(-2, listener.address);
    await until(
      () => events.length > 0 && server.kinds().includes('ended'),
      () => `events, ${events.length}; ${server.kinds()}`,
    );
    expect(events.map((event) => [event.kind, 'link' in event && event.link])).toEqual([['opened', -2]]);
    listener.close();
  });

  test('a port that is taken is said, and the one that has it is not disturbed', async () => {
    const { switchboard, listener, server } = await listening();
    const { host, port } = listener.address;
    await expect(switchboard.listen(host, port, () => undefined)).rejects.toThrow('EADDRINUSE');
    await expect(switchboard.listen('192.0.2.1', 0, () => undefined)).rejects.toThrow('EADDRNOTAVAIL');
    const { links } = linksOf(() => {}, switchboard);
    links.dial(-1, listener.address);
    await until(
      () => server.events.length === 1,
      () => 'the connection',
    );
    listener.close();
  });
});

describe('a connection whose frames find no room', () => {
  /** Takes so many frames, then none until there is more room. */
  function connectionWith(room: number) {
    const transport = new FakeTransport();
    const state = { room, told: [] as string[] };
    const connection = new Connection(1, transport, 1000, {
      frame: (_, reader) => {
        if (state.room === 0) return false;
        state.room--;
        state.told.push(`frame of ${reader.end - reader.start}`);
        return true;
      },
      ended: () => state.told.push('ended'),
      lost: (_, reason) => state.told.push(`lost: ${reason}`),
      garbled: (_, reason) => state.told.push(`garbled: ${reason}`),
    });
    return { transport, connection, state };
  }
  const frame = `frame of ${task(1).length - 8}`;

  test('stops the flow, and goes on with the very frame', () => {
    const { transport, connection, state } = connectionWith(1);
    expect(transport.comes(task(1), task(2), half)).toBe(false);
    expect(state.told).toEqual([frame]);
    connection.resume();
    expect([state.told, transport.paused]).toEqual([[frame], true]);
    state.room = 5;
    connection.resume();
    expect([state.told, transport.paused]).toEqual([[frame, frame], false]);
    transport.comes(task(3).subarray(half.length));
    expect(state.told).toEqual([frame, frame, frame]);
  });

  test.each([
    ['an end', (transport: FakeTransport) => transport.otherEnds(), 'ended'],
    ['a loss', (transport: FakeTransport) => transport.breaks('cut'), 'lost: cut'],
  ])('tells %s after what came before it', (_, happens, told) => {
    const { transport, connection, state } = connectionWith(0);
    transport.comes(task(1), task(2));
    happens(transport);
    expect(state.told).toEqual([]);
    state.room = 1;
    connection.resume();
    expect(state.told).toEqual([frame]);
    state.room = 1;
    connection.resume();
    expect(state.told).toEqual([frame, frame, told]);
  });

  test('is not blamed for a frame that is not complete while it waits; else it is, in time', () => {
    const { transport, connection, state } = connectionWith(0);
    transport.comes(task(1), half);
    for (let tick = 0; tick < 100; tick++) connection.tick();
    expect(state.told).toEqual([]);
    state.room = 1;
    connection.resume();
    for (let tick = 0; tick < 20; tick++) connection.tick();
    expect(state.told).toEqual([frame]);
    connection.tick();
    expect(state.told).toEqual([frame, 'garbled: began a frame and did not end it']);
    expect(transport.destroyed).toBe(true);
  });

  test('a byte now and then does not make a frame end later', () => {
    const { transport, connection, state } = connectionWith(0);
    for (const byte of task(1).subarray(0, 15)) {
      transport.comes(Uint8Array.of(byte));
      connection.tick();
      connection.tick();
    }
    expect(state.told).toEqual(['garbled: began a frame and did not end it']);
  });
});
