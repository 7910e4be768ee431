// Results published in papers, to compare ours with: every number with its place and how it was obtained.

export interface Paper {
  readonly authors: string;
  readonly title: string;
  readonly venue: string;
  readonly year: number;
}

/** A published number. */
export interface Published {
  readonly value: number;
  /** The paper's precision: exact (omitted), `about` or `below`. */
  readonly precision?: 'about' | 'below';
}

export interface Figure {
  readonly paper: Paper;
  /** The paper's own numbering: `Figure 10a`. */
  readonly place: string;
  /** How the numbers were obtained. */
  readonly obtained: string;
  /** Keyed by the value on the horizontal axis, ascending. */
  readonly points: ReadonlyMap<number, Published>;
}

export const CHORD_2001: Paper = {
  authors: 'Stoica, Morris, Karger, Kaashoek, Balakrishnan',
  title: 'Chord: A Scalable Peer-to-peer Lookup Service for Internet Applications',
  venue: 'SIGCOMM',
  year: 2001,
};

export const CHORD_2003: Paper = {
  authors: 'Stoica, Morris, Liben-Nowell, Karger, Kaashoek, Dabek, Balakrishnan',
  title: 'Chord: A Scalable Peer-to-peer Lookup Protocol for Internet Applications',
  venue: 'IEEE/ACM Transactions on Networking 11(1)',
  year: 2003,
};

export const PASTRY_2001: Paper = {
  authors: 'Rowstron, Druschel',
  title: 'Pastry: Scalable, Decentralized Object Location, and Routing for Large-Scale Peer-to-Peer Systems',
  venue: 'Middleware',
  year: 2001,
};

export const GEOMETRY_2003: Paper = {
  authors: 'Gummadi, Gummadi, Gribble, Ratnasamy, Shenker, Stoica',
  title: 'The Impact of DHT Routing Geometry on Resilience and Proximity',
  venue: 'SIGCOMM',
  year: 2003,
};

export const SYMPHONY_2003: Paper = {
  authors: 'Manku, Bawa, Raghavan',
  title: 'Symphony: Distributed Hashing in a Small World',
  venue: 'USITS',
  year: 2003,
};

export const KADEMLIA_2002: Paper = {
  authors: 'Maymounkov, Mazières',
  title: 'Kademlia: A Peer-to-peer Information System Based on the XOR Metric',
  venue: 'IPTPS',
  year: 2002,
};

export const KOORDE_2003: Paper = {
  authors: 'Kaashoek, Karger',
  title: 'Koorde: A Simple Degree-optimal Distributed Hash Table',
  venue: 'IPTPS',
  year: 2003,
};

const PLOTTED =
  'values of the plotted points from a list of such; the paper draws them and prints no numbers, so that they are not checked against it';
const PRINTED = 'printed in the paper; from a list of such numbers, not checked against the paper itself';
const QUOTED =
  'from the text of the paper, as two public reading notes quote it alike (one cites doi.org/10.1145/863955.863998)';

const READ =
  'from the text of the paper (chord_sigcomm.pdf of pdos.csail.mit.edu), as copies made by machine have it alike';

/** Keys of the most loaded node, as a multiple of the mean, by virtual nodes: 10,000 nodes, 500,000 keys. */
export const chordMaxKeys: Figure = {
  paper: CHORD_2001,
  place: 'Section 6.2',
  obtained: READ,
  points: exact([[1, 9.1]]),
};

/**
 * The 99th percentile of keys per node, as a multiple of the mean, by virtual nodes: 10,000 nodes, 1,000,000
 * keys.
 */
export const chordKeys99: Figure = {
  paper: CHORD_2001,
  place: 'Section 6.2',
  obtained: READ,
  points: exact([
    [1, 4.8],
    [20, 1.6],
  ]),
};

/** The same for the first percentile. */
export const chordKeys1: Figure = {
  paper: CHORD_2001,
  place: 'Section 6.2',
  obtained: READ,
  points: exact([
    [1, 0],
    [20, 0.5],
  ]),
};

/** Fraction of keys that cannot be found, by fraction of failed nodes: `almost exactly p`, for any p. */
export const chordLostKeys: Figure = {
  paper: CHORD_2001,
  place: 'Section 6.4',
  obtained: READ,
  points: new Map([0.1, 0.2, 0.3, 0.4, 0.5].map((p) => [p, { value: p, precision: 'about' }])),
};

/** Mean path length to a key's predecessor, by number of nodes. */
export const chordPathLength: Figure = {
  paper: CHORD_2001,
  place: 'Figure 10a',
  obtained: PLOTTED,
  points: exact([
    [128, 3.391],
    [256, 3.88],
    [512, 4.381],
    [1024, 4.889],
    [2048, 5.36],
    [4096, 5.85],
    [8192, 6.35],
    [16384, 6.869],
  ]),
};

/** Fraction of paths of each length, with 4096 nodes. */
export const chordPathFractions: Figure = {
  paper: CHORD_2001,
  place: 'Figure 10b',
  obtained: PLOTTED,
  points: fractionsFromOne([
    0.0033, 0.018, 0.0571, 0.1288, 0.2124, 0.2254, 0.1938, 0.1094, 0.0412, 0.0092, 0.0012, 0.0002,
  ]),
};

/** Mean path length of lookups, by fraction of failed nodes. */
export const chordFailurePaths: Figure = {
  paper: CHORD_2003,
  place: 'Table II',
  obtained: PRINTED,
  points: exact([
    [0, 3.84],
    [0.1, 4.03],
    [0.2, 4.22],
    [0.3, 4.44],
    [0.4, 4.69],
    [0.5, 5.09],
  ]),
};

/** Mean timeouts per lookup, by fraction of failed nodes. */
export const chordFailureTimeouts: Figure = {
  paper: CHORD_2003,
  place: 'Table II',
  obtained: PRINTED,
  points: exact([
    [0, 0],
    [0.1, 0.6],
    [0.2, 1.17],
    [0.3, 2.02],
    [0.4, 3.23],
    [0.5, 5.1],
  ]),
};

/** Fraction of lookups that fail, by fraction of failed nodes. */
export const chordFailedLookups: Figure = {
  paper: CHORD_2003,
  place: 'Table II',
  obtained: PRINTED,
  points: exact([...chordFailurePaths.points.keys()].map((p) => [p, 0])),
};

/** Fraction of lookups with each number of hops, with 100,000 nodes. */
export const pastryHopFractions: Figure = {
  paper: PASTRY_2001,
  place: 'Figure 5',
  obtained: PRINTED,
  points: fractionsFromOne([0.0006, 0.0156, 0.1643, 0.6449, 0.1745]),
};

/**
 * Mean hops with 32,768 nodes, four long links used in both directions, and one step of lookahead; by the
 * number of links.
 */
export const symphonyLatency: Figure = {
  paper: SYMPHONY_2003,
  place: 'Table 1',
  obtained:
    'from a table of the paper (manku.pdf of usenix.org), as a public reading note quotes it from a copy made by machine',
  points: exact([[4, 7.56]]),
};

/** The geometries of the paper's comparison that are implemented here. */
export type Compared = 'ring' | 'xor' | 'tree' | 'hypercube';

/** Mean hops with 65,536 nodes and no failures: the geometry is the only axis. */
export const geometryHops: Readonly<Record<Compared, Figure>> = {
  ring: noFailures(7.4),
  xor: noFailures(7.7),
  tree: noFailures(7.7),
  hypercube: noFailures(7.7),
};

/** Fraction of paths that fail, by fraction of failed nodes, with 65,536 nodes. */
export const geometryFailures: Readonly<Record<Compared, Figure>> = {
  ring: at30Percent({ value: 0.07, precision: 'below' }),
  xor: at30Percent({ value: 0.2, precision: 'about' }),
  tree: at30Percent({ value: 0.9, precision: 'about' }),
  hypercube: at30Percent({ value: 0.07, precision: 'below' }),
};

/** The same for the ring with 16 sequential neighbours. */
export const sequentialFailures: Figure = at30Percent({ value: 0 });

function noFailures(value: number): Figure {
  return { paper: GEOMETRY_2003, place: 'Section 3', obtained: QUOTED, points: exact([[0, value]]) };
}

function at30Percent(published: Published): Figure {
  return {
    paper: GEOMETRY_2003,
    place: 'Section 3',
    obtained: QUOTED,
    points: new Map([[0.3, published]]),
  };
}

function exact(points: readonly (readonly [x: number, y: number])[]): ReadonlyMap<number, Published> {
  return new Map(points.map(([x, value]) => [x, { value }]));
}

function fractionsFromOne(fractions: readonly number[]): ReadonlyMap<number, Published> {
  return exact(fractions.map((fraction, i) => [i + 1, fraction]));
}
