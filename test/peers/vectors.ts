// The published vectors: messages and the bytes of their frames.

import type { Draft } from './wire.ts';

export const vectors: readonly [Draft, hex: string][] = [
  [
    { kind: 'registration', address: '127.0.0.1:5001' },
    '00000000000000138a01100a0e3132372e302e302e313a35303031',
  ],
  [
    { kind: 'registrationResponse', result: -1, info: 'full' },
    '000000000000000e92010b15ffffffff1a0466756c6c',
  ],
  [
    {
      kind: 'nodeRegistry',
      nr: 2,
      peers: [
        { address: '127.0.0.1:5002', id: 0 },
        { address: '127.0.0.1:5003', id: 7 },
      ],
      ids: [0, 7, 42],
      noIds: 3,
    },
    '0000000000000044aa014125020000002a100a0e3132372e302e302e313a353030322a150a0e3132372e302e302e313a' +
      '353030331507000000320c00000000070000002a0000003d03000000',
  ],
  [{ kind: 'initiateTask', packets: 25000 }, '0000000000000008ba01056da8610000'],
  [
    { kind: 'nodeData', destination: 7, source: 42, payload: -2147483648 },
    '00000000000000117a0f0d07000000152a0000001d00000080',
  ],
  [
    { kind: 'nodeData', destination: 7, source: 42, payload: 2147483647, hops: 2, trace: [0, 101] },
    '00000000000000207a1e0d07000000152a0000001dffffff7f25020000002a080000000065000000',
  ],
  [{ kind: 'taskFinished' }, '0000000000000003c20100'],
  [{ kind: 'requestTrafficSummary' }, '0000000000000003ca0100'],
  [
    {
      kind: 'reportTrafficSummary',
      id: 42,
      sent: 25000,
      received: 24998,
      relayed: 22222,
      totalSent: -5000000000n,
      totalReceived: 5000000001n,
    },
    '0000000000000029d20126152a0000005da861000065ce5600006da661000071000efad5feffffff7901f2052a01000000',
  ],
];
