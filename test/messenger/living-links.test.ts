// Links for messages over living tables: opened when they are wanted, few, closed when idle; what does not open is down for a while.

import { describe, expect, it } from 'vitest';
import { LivingLinks } from '../../src/messenger/living-links.ts';
import type { Peer } from '../../src/messenger/peer-links.ts';
import type { Message } from '../../src/overlay/message.ts';
import type { Link } from '../../src/overlay/node.ts';

const HELLO: Message = { kind: 'traceProbe', source: 1, sink: 2, number: 1, path: [1] };

function peer(id: number, host = `10.0.0.${id}`): Peer {
  return { id, address: { host, port: 5000 }, declared: true };
}

function staged() {
  const done: string[] = [];
  const timers = new Set<string>();
  let last = 0;
  const links: LivingLinks = new LivingLinks({
    dial: ({ id, address }): Link => {
      done.push(`dial ${id} at ${address.host}`);
      return --last;
    },
    close: (link) => void done.push(`close ${link}`),
    send: (link, message) => void done.push(`send ${link} ${message.kind}`),
    setTimer: (timer) => void timers.add(timer),
    clearTimer: (timer) => void timers.delete(timer),
    undelivered: (messages) => void done.push(`undelivered ${messages.length}`),
  });
  const fire = (timer: string) => {
    expect(timers.delete(timer)).toBe(true);
    expect(links.timer(timer)).toBe(true);
  };
  return { links, done: () => done.splice(0), timers, fire };
}

describe('a link', () => {
  it('is opened once and kept while it is used', () => {
    const { links, done, fire } = staged();
    links.send(peer(7), HELLO);
    links.send(peer(7), HELLO);
    expect(done()).toEqual(['dial 7 at 10.0.0.7', 'send -1 traceProbe', 'send -1 traceProbe']);
    expect(links.opened(-1)).toBe(true);
    fire('living-sweep');
    links.send(peer(7), HELLO);
    fire('living-sweep');
    expect(done()).toEqual(['send -1 traceProbe']);
    fire('living-sweep');
    expect(done()).toEqual(['close -1']);
    expect(links.has(-1)).toBe(false);
  });

  it('leaves no timer behind', () => {
    const { links, timers, fire } = staged();
    links.send(peer(7), HELLO);
    links.opened(-1);
    fire('living-sweep');
    fire('living-sweep');
    expect([...timers]).toEqual([]);
    links.send(peer(8), HELLO);
    links.closeAll();
    expect([...timers]).toEqual([]);
  });

  it('goes to where the peer is now', () => {
    const { links, done } = staged();
    links.send(peer(7), HELLO);
    links.opened(-1);
    links.send(peer(7, '10.0.0.99'), HELLO);
    expect(done().slice(2)).toEqual(['close -1', 'dial 7 at 10.0.0.99', 'send -2 traceProbe']);
  });

  it('that was used least recently makes room for another', () => {
    const { links, done } = staged();
    for (let id = 1; id <= 32; id++) {
      links.send(peer(id), HELLO);
      links.opened(-id);
    }
    links.send(peer(1), HELLO);
    done();
    links.send(peer(40), HELLO);
    expect(done()).toEqual(['dial 40 at 10.0.0.40', 'close -2', 'send -33 traceProbe'].sort(byOrder));
  });
});

/** The link that makes room is closed before the new one is dialled. */
function byOrder(a: string, b: string): number {
  return a.startsWith('close') ? -1 : b.startsWith('close') ? 1 : 0;
}

describe('a peer that cannot be reached', () => {
  it('is down until the sweep after the next, and what waited is given back', () => {
    const { links, done, fire } = staged();
    links.send(peer(7), HELLO);
    links.send(peer(7), HELLO);
    expect(links.lost(-1)).toBe(true);
    expect(done().at(-1)).toBe('undelivered 2');
    expect(links.isDown(peer(7))).toBe(true);
    expect(links.isDown(peer(7, '10.0.0.99'))).toBe(false);
    fire('living-sweep');
    expect(links.isDown(peer(7))).toBe(true);
    fire('living-sweep');
    expect(links.isDown(peer(7))).toBe(false);
  });

  it('is down when it does not answer in time', () => {
    const { links, done, fire } = staged();
    links.send(peer(7), HELLO);
    fire('living-dial:7');
    expect(done().slice(2)).toEqual(['close -1', 'undelivered 1']);
    expect(links.isDown(peer(7))).toBe(true);
  });

  it('is not down when an open link breaks', () => {
    const { links } = staged();
    links.send(peer(7), HELLO);
    links.opened(-1);
    expect(links.lost(-1)).toBe(true);
    expect(links.lost(-1)).toBe(false);
    expect(links.isDown(peer(7))).toBe(false);
  });

  it('takes no more than so many messages before its link opens', () => {
    const { links } = staged();
    for (let i = 0; i < 64; i++) {
      expect(links.isDown(peer(7))).toBe(false);
      links.send(peer(7), HELLO);
    }
    expect(links.isDown(peer(7))).toBe(true);
    links.opened(-1);
    expect(links.isDown(peer(7))).toBe(false);
  });
});
