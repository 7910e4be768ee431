// What sets the four known dialects apart, one row each: the table of the protocol as data. The messenger and
// the registry beside this file ask it and branch on nothing else.

export type DialectName = 'A' | 'B' | 'C' | 'D';

export interface Dialect {
  /** Where a messenger takes the registry's orders; anywhere else it ignores them. */
  orders: 'registration' | 'listener';
  /** A messenger and a registry read one frame of a connection and ignore what follows. */
  readsOneFrame: boolean;
  /** Which connection carries a messenger's NodeRegistryResponse. */
  answer: 'registration' | 'where it came from' | 'new';
  /** Which connection carries TaskFinished, TrafficSummary and Deregistration. */
  reports: 'registration' | 'new';
  /** Packets go over links opened at set-up, or over a new connection each. */
  keepsLinks: boolean;
  /** Closes its end of a connection that packets came on when the other side has. */
  closesAfterPackets: boolean;
  stopsListeningAtStart: boolean;
  endsAfterSummary: boolean;
  address: (port: number) => string;
  good: (id: number) => number;
  bad: number;
  /** Whether the Result of a DeregistrationResponse is one that it takes as good. */
  hasLeft: (result: number, id: number) => boolean;
  finished: (me: { address: string; id: number }) => { address?: string; id?: number };
  countsHops: boolean;
  traces: 'itself' | 'the next hop';
  highestId: number;
  diesOfSplitFrame: boolean;
  /** How its registry brings an order to a messenger. */
  delivers: 'on the registration connection' | 'on one kept connection' | 'on a new connection each';
  /** Its registry leaves the connection of a NodeRegistry open, for the answer. */
  keepsOpenForAnswer: boolean;
  /** Its registry compares the host of an address with the connection's as text. */
  comparesText: boolean;
  /** Its registry asks for summaries until the sums match; the others ask once. */
  asksAgain: boolean;
}

export const dialects: Readonly<Record<DialectName, Dialect>> = {
  A: {
    orders: 'registration',
    readsOneFrame: false,
    answer: 'registration',
    reports: 'registration',
    keepsLinks: true,
    closesAfterPackets: true,
    stopsListeningAtStart: true,
    endsAfterSummary: true,
    address: (port) => `127.0.0.1:${port}`,
    good: (id) => id,
    bad: 128,
    hasLeft: (result, id) => result === 0 || result === id,
    finished: ({ address, id }) => ({ address, id }),
    countsHops: false,
    traces: 'itself',
    highestId: 127,
    diesOfSplitFrame: false,
    delivers: 'on the registration connection',
    keepsOpenForAnswer: false,
    comparesText: false,
    asksAgain: false,
  },
  B: {
    orders: 'listener',
    readsOneFrame: true,
    answer: 'new',
    reports: 'new',
    keepsLinks: false,
    closesAfterPackets: false,
    stopsListeningAtStart: false,
    endsAfterSummary: false,
    // The table says `host:p`: a name, where the others write a number.
    address: (port) => `localhost:${port}`,
    good: (id) => id,
    bad: 4294967294,
    hasLeft: (result) => result === 0,
    finished: ({ id }) => ({ id }),
    countsHops: true,
    traces: 'itself',
    highestId: 127,
    diesOfSplitFrame: true,
    delivers: 'on a new connection each',
    keepsOpenForAnswer: false,
    comparesText: false,
    asksAgain: false,
  },
  C: {
    orders: 'listener',
    readsOneFrame: false,
    answer: 'registration',
    reports: 'registration',
    keepsLinks: true,
    closesAfterPackets: false,
    stopsListeningAtStart: false,
    endsAfterSummary: false,
    address: (port) => `[::]:${port}`,
    good: () => 0,
    bad: 0,
    hasLeft: (result, id) => result === 0 || result === id,
    finished: () => ({}),
    countsHops: true,
    traces: 'the next hop',
    highestId: 1023,
    diesOfSplitFrame: true,
    // Its messengers keep their links; its registry is taken to keep its connections too.
    delivers: 'on one kept connection',
    keepsOpenForAnswer: false,
    comparesText: false,
    asksAgain: true,
  },
  D: {
    orders: 'listener',
    readsOneFrame: false,
    answer: 'where it came from',
    reports: 'new',
    keepsLinks: false,
    closesAfterPackets: true,
    stopsListeningAtStart: false,
    endsAfterSummary: false,
    address: (port) => `127.0.0.1:${port}`,
    good: () => 0,
    bad: -1,
    hasLeft: (result, id) => result === 0 || result === id,
    finished: ({ id }) => ({ id }),
    countsHops: true,
    traces: 'itself',
    highestId: 1023,
    diesOfSplitFrame: true,
    delivers: 'on a new connection each',
    keepsOpenForAnswer: true,
    comparesText: true,
    asksAgain: true,
  },
};
