// Faults that people make in registries, planted in docs/registry.py one at a time.

import type { Mutant } from './mutants.ts';

const WAIT = '    while len(due) > len(nameless) and time.monotonic() < end: await asyncio.sleep(0.01)';
const EXIT = '__import__("os")._exit(1)';

export const REGISTRY_MUTANTS: readonly Mutant[] = [
  {
    name: 'writes the length of a frame in the order of its machine',
    changes: [['link.write(struct.pack(">Q"', 'link.write(struct.pack("<Q"']],
    foundBy: 'registration.answered',
  },
  {
    name: 'counts the nodes before the new one',
    changes: [['({len(nodes)})."', '({len(nodes) - 1})."']],
    foundBy: 'registration.info',
  },
  {
    name: 'draws an ID without looking who has it',
    changes: [['[id for id in range(128) if id not in nodes]', 'range(8)']],
    foundBy: 'registration.ids-unique',
    alsoFails: ['registration.info'],
  },
  {
    name: 'writes Result as another field, so that it is 0',
    changes: [['write(link, 18, i32(2, node.id)', 'write(link, 18, i32(9, node.id)']],
    foundBy: 'registration.ids-unique',
  },
  {
    name: 'registers an address twice',
    changes: [['elif any(address == other.address for other in nodes.values()):', 'elif False:']],
    foundBy: 'registration.duplicate-refused',
  },
  {
    name: 'registers any host',
    changes: [['elif host != from_host:', 'elif False:']],
    foundBy: 'registration.foreign-host-refused',
  },
  {
    name: 'refuses without a word',
    changes: [['i32(2, -1) + blob(3, f"Registration refused: {why}".encode())', 'i32(2, -1)']],
    foundBy: 'registration.refusal-says-why',
  },
  {
    name: 'answers a Deregistration with a number of its own',
    changes: [['result = id if link is node.home else 0', 'result = 1000']],
    foundBy: 'deregistration.answered',
  },
  {
    name: 'lets anybody deregister a node',
    changes: [[' or node.address != address:', ':']],
    foundBy: 'deregistration.other-refused',
  },
  {
    name: 'says yes when nobody with that ID is registered',
    changes: [
      [
        '        return write(link, 20, i32(2, -1)',
        '        return write(link, 20, i32(2, -1 if node else id)',
      ],
    ],
    foundBy: 'deregistration.unknown-refused',
  },
  {
    name: 'keeps a node that has deregistered',
    changes: [['remove(node, "it deregistered")', 'pass']],
    foundBy: 'deregistration.leaves',
  },
  {
    name: 'leaves a node without its table',
    changes: [
      [
        'for node, body in orders.items(): asyncio.ensure_future',
        'for node, body in list(orders.items())[1:]: asyncio.ensure_future',
      ],
    ],
    foundBy: 'setup.reaches-all',
  },
  {
    name: 'counts one ID too few in NoIds',
    changes: [['i32(7, len(members))', 'i32(7, len(members) - 1)']],
    foundBy: 'setup.counts',
  },
  {
    name: 'writes no NR',
    changes: [['i32(4, entries) + peers', 'peers']],
    foundBy: 'setup.counts',
  },
  {
    name: 'forgets the first ID in Ids',
    changes: [
      [
        'struct.pack(f"<{len(members)}i", *sorted(nodes))',
        'struct.pack(f"<{len(members) - 1}i", *sorted(nodes)[1:])',
      ],
    ],
    foundBy: 'setup.ids',
    alsoFails: ['setup.counts'],
  },
  {
    name: 'gives one entry fewer than was typed',
    changes: [['for i in range(entries)]', 'for i in range(entries - 1)]']],
    foundBy: 'setup.entries',
    alsoFails: ['setup.counts', 'setup.again'],
  },
  {
    name: 'gives the next nodes, not those 1, 2 and 4 places on',
    changes: [['(rank + 2**i)', '(rank + i + 1)']],
    foundBy: 'setup.rule',
  },
  {
    name: 'counts its places anticlockwise',
    changes: [['for id in sorted(nodes)]', 'for id in sorted(nodes, reverse=True)]']],
    foundBy: 'setup.rule',
  },
  {
    name: 'begins a table with the node itself',
    changes: [['(rank + 2**i)', '(rank + 2**i - 1)']],
    foundBy: 'setup.no-self',
    alsoFails: ['setup.rule'],
  },
  {
    name: 'gives as many entries as anybody types',
    changes: [['most = max(len(members) - 1, 0).bit_length()', 'most = 64']],
    foundBy: 'setup.too-many',
  },
  {
    name: 'gives the address of the node in place of its peer',
    changes: [['blob(1, peer.address.encode())', 'blob(1, node.address.encode())']],
    foundBy: 'setup.addresses',
  },
  {
    name: 'links only the nodes an even number of places on',
    changes: [['(rank + 2**i)', '(rank + 2**(i + 1))']],
    foundBy: 'setup.no-partition',
    alsoFails: ['setup.rule'],
  },
  {
    name: 'is ready when the tables are sent',
    changes: [[WAIT, `${WAIT.replace(':', ' and answer != 22:')}\n    if answer == 22: return {}`]],
    foundBy: 'setup.waits-for-all',
    alsoFails: ['setup.refusal'],
  },
  {
    name: 'starts a run though a node could not set up',
    changes: [['if result not in (0, node.id)]', 'if False]']],
    foundBy: 'setup.refusal',
  },
  {
    name: 'does not start one of the nodes',
    changes: [
      ['{node: i32(13, packets) for node in rows}', '{node: i32(13, packets) for node in list(rows)[1:]}'],
    ],
    foundBy: 'run.starts-all',
  },
  {
    name: 'asks for one packet too many',
    changes: [['{node: i32(13, packets) for node in rows}', '{node: i32(13, packets + 1) for node in rows}']],
    foundBy: 'run.packets',
  },
  {
    name: 'asks for summaries while nodes still send',
    changes: [[WAIT, `${WAIT.replace(':', ' and answer != 24:')}\n    if answer == 24: return {}`]],
    foundBy: 'run.waits-for-all',
  },
  {
    name: 'does not ask one of the nodes for its summary',
    changes: [
      [
        'for node in members if is_registered(node)}',
        'for node in members if is_registered(node) and node is not overlay[0]}',
      ],
    ],
    foundBy: 'run.asks-all',
  },
  {
    name: 'adds sums up in 32 bits',
    changes: [
      [
        'return [sum(column) for column in zip(*rows.values())]',
        'return [(sum(column) + 2**31) % 2**32 - 2**31 for column in zip(*rows.values())]',
      ],
    ],
    foundBy: 'run.sums',
  },
  {
    name: 'reads the sums as unsigned',
    changes: [['"<I", "<q", "<q")', '"<I", "<Q", "<Q")']],
    foundBy: 'run.sums',
    alsoFails: ['run.rows'],
  },
  {
    name: 'takes Relayed for Received',
    changes: [['(11, 13, 12, 14, 15)', '(11, 12, 13, 14, 15)']],
    foundBy: 'run.relayed',
    // Its Received is never its Sent: it asks until nothing moves any more.
    alsoFails: ['run.asks-again-or-says'],
  },
  {
    name: 'counts the last answer alone',
    changes: [
      ['rows[node] = [before + more for before, more in zip(rows[node], counts)]', 'rows[node] = counts'],
    ],
    foundBy: 'run.sums',
    alsoFails: ['run.rows', 'run.relayed'],
  },
  {
    name: 'adds sums up in floating point',
    changes: [['return [sum(column) for', 'return [int(sum(map(float, column))) for']],
    foundBy: 'run.wide-sums',
  },
  {
    name: 'prints the sums alone',
    changes: [['*((node.id, row) for node, row in rows.items()), ', '']],
    foundBy: 'run.rows',
    alsoFails: ['run.relayed'],
  },
  {
    name: 'prints the numbers of one node in the row of another',
    changes: [
      [
        '(node.id, row) for node, row in rows.items()',
        '(node.id, row) for node, row in zip(reversed(rows), rows.values())',
      ],
    ],
    foundBy: 'run.rows',
  },
  {
    name: 'takes Received for Sent, and Sent for Received',
    changes: [['(11, 13, 12, 14, 15)', '(13, 11, 12, 14, 15)']],
    foundBy: 'run.rows',
    alsoFails: ['run.asks-again-or-says', 'run.mismatch-shown'],
  },
  {
    name: 'takes Sent for Relayed',
    changes: [['(11, 13, 12, 14, 15)', '(11, 13, 11, 14, 15)']],
    foundBy: 'run.relayed',
  },
  {
    name: 'asks again, and leaves out what nodes say that sent nothing more',
    changes: [
      [
        '[before + more for before, more in zip(rows[node], counts)]',
        '[before + more * bool(counts[0]) for before, more in zip(rows[node], counts)]',
      ],
    ],
    foundBy: 'run.asks-again-or-says',
  },
  {
    name: 'prints as received what should have been',
    changes: [
      [
        'received, _, sum_sent, sum_received = total = await count(rows, once)',
        'received, _, sum_sent, sum_received = total = await count(rows, once); received = total[1] = sent',
      ],
    ],
    foundBy: 'run.mismatch-shown',
  },
  {
    name: 'waits for ever until all packets are there',
    changes: [['if quiet == 20 or quiet and', 'if quiet and']],
    foundBy: 'run.mismatch-shown',
    alsoFails: ['survival.in-run'],
  },
  {
    name: 'goes on counting in the second run',
    changes: [
      [
        'rows, total, quiet = {node: [0] * 5 for node in overlay}, [], 0',
        'rows, total, quiet = globals().setdefault("rows", {node: [0] * 5 for node in overlay}), [], 0',
      ],
    ],
    foundBy: 'run.again',
    // A node that has died stays among its rows, and is asked.
    alsoFails: ['survival.in-run'],
  },
  {
    name: 'takes what one read brings for the length of a frame',
    changes: [['reader.readexactly(8)', 'reader.read(8)']],
    foundBy: 'frames.in-pieces',
  },
  {
    name: 'takes what one read brings for a message',
    changes: [['await reader.readexactly(size)', 'await reader.read(size)']],
    foundBy: 'frames.in-pieces',
  },
  {
    name: 'forgets what came with a frame in one read',
    changes: [
      [
        'parse(await reader.readexactly(size))',
        'parse((await reader.readexactly(size), reader._buffer.clear())[0])',
      ],
    ],
    foundBy: 'frames.many-at-once',
  },
  {
    name: 'cannot skip a varint',
    changes: [['if tag & 7 == 0: size = 0', 'if tag & 7 == 0: raise ValueError("a varint")']],
    foundBy: 'frames.unknown-fields',
  },
  {
    name: 'sends a messenger what is not for one',
    changes: [['if kind: write(link, kind, body)', 'if kind: write(link, kind, body); write(link, 24, b"")']],
    foundBy: 'frames.well-formed',
  },
  {
    name: 'ends of bytes that are no frame',
    changes: [
      [
        'except (ValueError, IndexError, struct.error) as error:',
        `except (ValueError, IndexError, struct.error) as error:\n        ${EXIT}`,
      ],
    ],
    foundBy: 'bad-input.not-a-frame',
  },
  {
    name: 'ends of half a frame',
    changes: [
      [
        'except (EOFError, OSError, asyncio.TimeoutError): pass',
        `except (EOFError, OSError, asyncio.TimeoutError) as error:\n        if getattr(error, "partial", b""): ${EXIT}`,
      ],
    ],
    foundBy: 'bad-input.half-a-frame',
  },
  {
    name: 'ends when a node dies',
    changes: [['or not await reach(node): remove(', `or not await reach(node): ${EXIT}; remove(`]],
    foundBy: 'survival.client-dies',
    alsoFails: ['survival.in-run'],
  },
  {
    name: 'waits for a node that has died in a run',
    changes: [['    due.discard(node)\n', '']],
    foundBy: 'survival.in-run',
    load: true,
  },
  {
    name: 'has no answer when all IDs are taken',
    changes: [['elif len(nodes) == 128: why = "all 128 IDs are taken"', 'elif False: why = ""']],
    foundBy: 'load.full',
    load: true,
  },
];
