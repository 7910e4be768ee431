// Faults that people make in messengers, planted in docs/messenger.py one at a time.

import type { Mutant } from './mutants.ts';

const NEAR = 'near = [peer for peer in peers if (peer - me) % RING <= (sink - me) % RING]';
const CHOICE = 'min(near, key=lambda peer: (sink - peer) % RING)';
const JOIN = '    for waiting in peers.values(): waiting.join()\n';
const FINISHED = '    tell_registry(24, i32(2, me))  # TaskFinished';
const ON_PACKET =
  '        if sink == me: return count(received=1, sum_received=payload)\n        count(relayed=1)\n';
const READ_AND_RESET = `        with lock:
            c = dict(counters)
            counters.update(dict.fromkeys(counters, 0))
`;
const ANSWER = '        tell_registry(26, body + i64(14, c["sum_sent"]) + i64(15, c["sum_received"]))\n';

/** What needs packets that leave by the right link. */
const MISROUTED = [
  'task.first-hop',
  'setup.again',
  'registration.id-zero',
  'counters.received',
  'frames.long',
];

export const MESSENGER_MUTANTS: readonly Mutant[] = [
  {
    name: 'always routes to the nearest clockwise peer',
    changes: [[CHOICE, 'min(near, key=lambda peer: (peer - me) % RING)']],
    foundBy: 'routing.closest',
    alsoFails: ['routing.direct', 'routing.never-past', 'routing.wraps', ...MISROUTED],
  },
  {
    name: 'routes to the peer nearest in numbers',
    changes: [[CHOICE, 'min(peers, key=lambda peer: abs(sink - peer))']],
    foundBy: 'routing.never-past',
    alsoFails: ['routing.closest', 'routing.wraps', ...MISROUTED],
  },
  {
    name: 'does not wrap IDs',
    changes: [
      [CHOICE, 'min([p for p in peers if p <= sink] or list(peers), key=lambda peer: abs(sink - peer))'],
    ],
    foundBy: 'routing.wraps',
    alsoFails: ['routing.closest', 'routing.never-past', ...MISROUTED],
  },
  {
    name: 'passes on packets that are for itself',
    changes: [
      ['if sink == me: return count(received=1', 'if sink == me and not peers: return count(received=1'],
    ],
    foundBy: 'routing.own',
    alsoFails: ['registration.id-zero', 'counters.received', 'counters.relayed'],
  },
  {
    name: 'does not look the sink up in its table',
    changes: [[CHOICE, 'min([p for p in near if p != sink] or near, key=lambda peer: (sink - peer) % RING)']],
    foundBy: 'routing.direct',
    alsoFails: ['routing.wraps', ...MISROUTED],
  },
  {
    name: 'says TaskFinished before it sends',
    changes: [
      [JOIN + FINISHED, '    for waiting in peers.values(): waiting.join()  # TaskFinished'],
      ['def run(packets):\n', 'def run(packets):\n    tell_registry(24, i32(2, me))\n'],
    ],
    foundBy: 'task.finished-last',
  },
  {
    name: 'says TaskFinished when packets are in queues',
    changes: [
      [JOIN, ''],
      ['waiting.task_done()', 'waiting.task_done(); time.sleep(0.00005)'],
    ],
    foundBy: 'task.finished-last',
  },
  {
    name: 'says TaskFinished twice',
    changes: [[FINISHED, `    tell_registry(24, i32(2, me))\n${FINISHED}`]],
    foundBy: 'task.finished',
  },
  {
    name: 'says no TaskFinished',
    changes: [[FINISHED, '    # TaskFinished']],
    foundBy: 'task.finished',
  },
  {
    name: 'says TaskFinished with another ID',
    changes: [[FINISHED, '    tell_registry(24, i32(2, me + 1))  #']],
    foundBy: 'task.finished',
  },
  {
    name: 'sends one packet too few',
    changes: [['for _ in range(packets):', 'for _ in range(packets - 1):']],
    foundBy: 'task.count',
    alsoFails: ['task.again', 'setup.again'],
  },
  {
    name: 'leaves Trace empty',
    changes: [['numbers(message, 5) + [me])', '[])']],
    foundBy: 'packets.trace',
    alsoFails: ['registration.id-zero'],
  },
  {
    name: 'forgets the Trace of relays before it',
    changes: [['numbers(message, 5) + [me])', '[me])']],
    foundBy: 'packets.trace',
  },
  {
    name: 'puts itself first into the Trace',
    changes: [['numbers(message, 5) + [me])', '[me] + numbers(message, 5))']],
    foundBy: 'packets.trace',
  },
  {
    name: 'does not raise Hops',
    changes: [['number(message, 4) + 1', 'number(message, 4)']],
    foundBy: 'packets.hops',
  },
  {
    name: 'sets Hops to 1',
    changes: [['number(message, 4) + 1', '1']],
    foundBy: 'packets.hops',
  },
  {
    name: 'sends with Hops 1',
    changes: [['forward(sink, me, payload, 0, [])', 'forward(sink, me, payload, 1, [])']],
    foundBy: 'task.source',
  },
  {
    name: 'puts itself into the Trace of its own packets',
    changes: [['forward(sink, me, payload, 0, [])', 'forward(sink, me, payload, 0, [me])']],
    foundBy: 'task.source',
  },
  {
    name: 'puts its ID as Source into what it relays',
    changes: [['        forward(sink, source, payload, number', '        forward(sink, me, payload, number']],
    foundBy: 'packets.fields',
    alsoFails: ['counters.relayed', 'registration.id-zero', 'frames.unknown-fields'],
  },
  {
    name: 'loses the sign of payloads that it relays',
    changes: [
      [
        '        forward(sink, source, payload, number',
        '        forward(sink, source, payload & 0x7fffffff, number',
      ],
    ],
    foundBy: 'packets.fields',
  },
  {
    name: 'sends to itself too',
    changes: [
      ['[i for i in ids if i != me]', 'list(ids)'],
      [NEAR, `${NEAR} or list(peers)`],
    ],
    foundBy: 'task.sinks',
    alsoFails: ['task.first-hop'],
  },
  {
    name: 'sends to its peers only',
    changes: [['[i for i in ids if i != me]', 'list(peers)']],
    foundBy: 'task.sinks',
  },
  {
    name: 'never sends to the last ID',
    changes: [['[i for i in ids if i != me]', '[i for i in ids[:-1] if i != me]']],
    foundBy: 'task.sinks',
  },
  {
    name: 'draws payloads of 0 and more only',
    changes: [['random.randint(-2**31, 2**31 - 1)', 'random.randint(0, 2**31 - 1)']],
    foundBy: 'task.payloads',
  },
  {
    name: 'does not reset its counters',
    changes: [['            counters.update(dict.fromkeys(counters, 0))\n', '']],
    foundBy: 'counters.reset',
  },
  {
    name: 'resets all counters but the sums',
    changes: [
      ['counters.update(dict.fromkeys(counters, 0))', 'counters.update(sent=0, relayed=0, received=0)'],
    ],
    foundBy: 'counters.reset',
  },
  {
    name: 'resets its counters after it has answered',
    changes: [
      [READ_AND_RESET, '        with lock: c = dict(counters)\n'],
      [
        ANSWER,
        `${ANSWER}        time.sleep(0.02)\n        with lock: counters.update(dict.fromkeys(counters, 0))\n`,
      ],
    ],
    foundBy: 'counters.received',
    alsoFails: ['counters.atomic', 'task.again', 'setup.again'],
  },
  {
    name: 'counts as relayed what it receives',
    changes: [
      [
        ON_PACKET,
        '        count(relayed=1)\n        if sink == me: return count(received=1, sum_received=payload)\n',
      ],
    ],
    foundBy: 'counters.received',
    alsoFails: ['registration.id-zero', 'counters.relayed'],
  },
  {
    name: 'counts as relayed what it sends',
    changes: [['count(sent=1, sum_sent=payload)', 'count(sent=1, sum_sent=payload, relayed=1)']],
    foundBy: 'counters.relayed',
    alsoFails: ['task.again'],
  },
  {
    name: 'does not count what it sends',
    changes: [['count(sent=1, sum_sent=payload)', 'count(sum_sent=payload)']],
    foundBy: 'counters.sent',
    alsoFails: ['task.again'],
  },
  {
    name: 'adds sums up in 32 bits',
    changes: [['i64(15, c["sum_received"])', 'i64(15, c["sum_received"] % 2**32)']],
    foundBy: 'counters.received',
  },
  {
    name: 'adds up unsigned payloads',
    changes: [['count(sent=1, sum_sent=payload)', 'count(sent=1, sum_sent=payload % 2**32)']],
    foundBy: 'counters.sent',
  },
  {
    name: 'gives no ID in its summary',
    changes: [['body = i32(2, me) + i32(11', 'body = i32(11']],
    foundBy: 'counters.answers',
  },
  {
    name: 'reads one frame of each read',
    changes: [
      [
        '    while len(header := stream.read(8)) == 8:\n        for kind, [body] in parse(stream.read(struct.unpack(">Q", header)[0])).items(): yield kind, parse(body)\n',
        '    raw = getattr(stream, "raw", stream)\n    while len(data := raw.read(65536) or b"") > 8:\n        for kind, [body] in parse(data[8:8 + struct.unpack(">Q", data[:8])[0]]).items(): yield kind, parse(body)\n',
      ],
    ],
    foundBy: 'frames.many-at-once',
    alsoFails: [
      'frames.in-pieces',
      'frames.order-in-pieces',
      'counters.atomic',
      'counters.received',
      'bad-input.unknown-message',
      'bad-input.half-a-frame',
    ],
  },
  {
    name: 'dies of a frame in pieces',
    changes: [
      ['    while len(header := stream.read(8)) == 8:\n', '    while len(header := stream.read1(8)) == 8:\n'],
    ],
    foundBy: 'frames.in-pieces',
    alsoFails: ['frames.order-in-pieces'],
  },
  {
    name: 'stops at a field that it does not know',
    changes: [
      [
        '        fields.setdefault(tag >> 3, [])',
        '        if tag >> 3 > 26: raise ValueError("unknown field")\n        fields.setdefault(tag >> 3, [])',
      ],
    ],
    foundBy: 'frames.unknown-fields',
  },
  {
    name: 'reads packed lists only',
    changes: [
      [
        'def numbers(message, field): return [n for part in message.get(field, [])',
        'def numbers(message, field): return [n for part in message.get(field, [])[-1:]',
      ],
    ],
    foundBy: 'frames.unpacked',
  },
  {
    name: 'takes 0 for no ID',
    changes: [['            if me < 0: sys.exit(1)', '            if me <= 0: sys.exit(1)']],
    foundBy: 'registration.id-zero',
  },
  {
    name: 'goes on when it is refused',
    changes: [
      ['            print(f"node {me}:", message[3][0].decode(), flush=True)\n', ''],
      ['            if me < 0: sys.exit(1)\n', ''],
    ],
    foundBy: 'registration.refused',
  },
  {
    name: 'registers the port of its connection',
    changes: [['.format(*server.server_address)', '.format(*registry.getsockname())']],
    foundBy: 'registration.listening',
    alsoFails: [
      'setup.answers',
      'frames.many-at-once',
      'routing.direct',
      'routing.closest',
      'routing.never-past',
      'routing.wraps',
      'routing.own',
    ],
  },
  {
    name: 'registers a port without a host',
    changes: [['"{}:{}".format(*server.server_address)', '"{1}".format(*server.server_address)']],
    foundBy: 'registration.address',
    alsoFails: ['registration.listening'],
  },
  {
    name: 'answers a table with Result 1',
    changes: [['tell_registry(22, i32(2, me) + blob(3, b"connected"))', 'tell_registry(22, i32(2, 1))']],
    foundBy: 'setup.answers',
  },
  {
    name: 'connects to one peer only before it answers',
    changes: [
      ['def sender(address):', 'def sender(address, late=[]):'],
      [
        '    link, waiting = dial(address), queue.Queue()\n    def write():\n',
        '    late.append(address); link, waiting = dial(address) if len(late) % 4 == 1 else None, queue.Queue()\n    def write():\n        nonlocal link\n        if link is None: time.sleep(0.4); link = dial(address)\n',
      ],
    ],
    foundBy: 'setup.links',
    alsoFails: ['setup.dead-peer'],
  },
  {
    name: 'adds a second table to the first',
    changes: [
      [
        'ids, peers = numbers(message, 6), {number(e, 2): sender(e[1][0].decode()) for e in table}',
        'ids, peers = ids + numbers(message, 6), {**peers, **{number(e, 2): sender(e[1][0].decode()) for e in table}}',
      ],
    ],
    foundBy: 'setup.again',
  },
  {
    name: 'takes no second table',
    changes: [
      [
        '        table = [parse(entry) for entry in message[5]]\n',
        '        if peers: return tell_registry(22, i32(2, me))\n        table = [parse(entry) for entry in message[5]]\n',
      ],
    ],
    foundBy: 'setup.again',
  },
  {
    name: 'ends of a dead peer',
    changes: [
      [
        '        except OSError as error: return tell_registry(22, i32(2, -1) + blob(3, str(error).encode()))\n',
        '        except OSError: os._exit(1)\n',
      ],
      ['import queue, random', 'import os, queue, random'],
    ],
    foundBy: 'setup.dead-peer',
  },
  {
    name: 'says that all is well with a dead peer',
    changes: [['tell_registry(22, i32(2, -1) +', 'tell_registry(22, i32(2, me) +']],
    foundBy: 'setup.dead-peer',
  },
  {
    name: 'answers before it has its table',
    changes: [
      [
        '        try: ids, peers = numbers',
        '        tell_registry(22, i32(2, me) + blob(3, b"connected"))\n        time.sleep(0.3)\n        try: ids, peers = numbers',
      ],
      ['        tell_registry(22, i32(2, me) + blob(3, b"connected"))\n    elif', '    elif'],
    ],
    foundBy: 'setup.ready',
    alsoFails: [
      'setup.again',
      'setup.dead-peer',
      'frames.many-at-once',
      'registration.id-zero',
      'frames.unknown-fields',
      'frames.unpacked',
      'bad-input.not-a-frame',
      'leaving.deregisters',
    ],
  },
  {
    name: 'ends its connection when the other side ends its half',
    changes: [
      [
        '        for kind, message in frames(self.rfile): handle(kind, message)',
        '        here.sock = self.connection\n        for kind, message in frames(self.rfile): handle(kind, message)',
      ],
      ['class Listener(', 'here = threading.local()\nclass Listener('],
      [
        '    with lock: registry.sendall(frame(kind, body))',
        '    try: lost = here.sock.recv(1, socket.MSG_PEEK) == b""\n    except AttributeError: lost = False\n    if not lost:\n        with lock: registry.sendall(frame(kind, body))',
      ],
    ],
    foundBy: 'setup.half-open',
  },
  {
    name: 'takes orders where it registered, and leaves ended connections open',
    changes: [
      [
        '        for kind, message in frames(self.rfile): handle(kind, message)',
        '        for kind, message in frames(self.rfile):\n            if kind == 15: handle(kind, message)\n        time.sleep(1000)',
      ],
    ],
    foundBy: 'frames.closes',
  },
  {
    name: 'writes the length by itself',
    changes: [
      [
        '    with lock: registry.sendall(frame(kind, body))',
        '    with lock:\n        registry.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)\n        registry.sendall(frame(kind, body)[:8])\n        time.sleep(0.02)\n        registry.sendall(frame(kind, body)[8:])',
      ],
    ],
    foundBy: 'frames.one-write',
  },
  {
    name: 'ends gracefully of bytes that are no message',
    changes: [
      [
        '        for kind, message in frames(self.rfile): handle(kind, message)\n',
        '        try:\n            for kind, message in frames(self.rfile): handle(kind, message)\n        except Exception: threading.Timer(0.25, lambda: os.kill(os.getpid(), 2)).start()\n',
      ],
      ['import queue, random', 'import os, queue, random'],
    ],
    foundBy: 'bad-input.goes-on',
    alsoFails: [
      'bad-input.not-a-frame',
      'bad-input.too-long',
      'bad-input.not-a-message',
      'bad-input.unknown-message',
      'bad-input.half-a-frame',
      'bad-input.reset',
    ],
  },
  {
    name: 'dies of bytes that are no message',
    changes: [
      [
        '        for kind, message in frames(self.rfile): handle(kind, message)\n',
        '        try:\n            for kind, message in frames(self.rfile): handle(kind, message)\n        except Exception: os._exit(1)\n',
      ],
      ['import queue, random', 'import os, queue, random'],
    ],
    foundBy: 'bad-input.not-a-frame',
    alsoFails: ['bad-input.goes-on'],
  },
  {
    name: 'takes no second run',
    changes: [
      [
        'def run(packets):\n',
        'runs = []\ndef run(packets):\n    runs.append(1)\n    if len(runs) > 1: packets = 0\n',
      ],
    ],
    foundBy: 'task.again',
    alsoFails: ['setup.again'],
  },
  {
    name: 'leaves without a word',
    changes: [['    tell_registry(19, blob(1, address) + i32(2, me))\n', '    sys.exit()\n']],
    foundBy: 'leaving.deregisters',
  },
  {
    name: 'deregisters without its ID',
    changes: [
      ['    tell_registry(19, blob(1, address) + i32(2, me))\n', '    tell_registry(19, blob(1, address))\n'],
    ],
    foundBy: 'leaving.deregisters',
  },
  {
    name: 'does not end when it may leave',
    changes: [
      [
        '    next(frames(registry.makefile("rb")), None)',
        '    next(frames(registry.makefile("rb")), None); time.sleep(1000)',
      ],
    ],
    foundBy: 'leaving.ends',
  },
  {
    name: 'holds its lock while it sends',
    changes: [
      [
        'peers[min(near, key=lambda peer: (sink - peer) % RING)].put(frame(15, body))',
        'to = peers[min(near, key=lambda peer: (sink - peer) % RING)]\n    with lock: to.link.sendall(frame(15, body))',
      ],
      ['    def write():\n', '    waiting.link = link\n    def write():\n'],
    ],
    foundBy: 'load.slow-peer',
    load: true,
  },
  {
    name: 'gives up a peer that is slow',
    changes: [
      [
        'link, waiting = dial(address), queue.Queue()',
        'link, waiting = dial(address), queue.Queue()\n    link.settimeout(0.2)',
      ],
    ],
    foundBy: 'load.slow-peer',
    load: true,
  },
];
