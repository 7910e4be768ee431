// The living overlay: the tables of our nodes are kept up as they join, leave and crash. Each node is sent what has changed in
// its own table, and nothing else stops or waits meanwhile. The first change is sent at once; those that follow soon after
// it are gathered, so that nodes which come together do not cost a message for each pair of them.

import { formatAddress } from '../overlay/address.ts';
import type { TableChange } from '../overlay/message.ts';
import type { Effects } from '../overlay/node.ts';
import type { RegistryReport, TableView } from '../overlay/report.ts';
import { clockwise } from '../routing/clockwise.ts';
import type { Metric } from '../routing/geometry.ts';
import type { CreateLivingTables, LivingTables } from '../routing/living-tables.ts';
import { Ring } from '../routing/ring.ts';
import type { Epochs } from './epochs.ts';
import type { Member } from './members.ts';

const TIMER = 'living';
/** The tables have room for so many nodes at first, and for twice as many whenever they are full. */
const FIRST_SLOTS = 64;

/** After changes were sent, the next are gathered for this long: longer where many tables were sent, so that they are so many a ms. */
const MIN_GATHER_MS = 50;
/** A node is sent a change of its table within this time. */
export const MAX_GATHER_MS = 2000;
const TABLES_PER_MS = 5;

/** Longer than nodes pause between two tries to reach a registry that was started again, and than it learns from them. */
const MAX_HOLD_MS = 5000;

/** One of our nodes. */
interface Node {
  readonly member: Member;
  slot: number;
  /** The peers that it was told last, by ID, and the n of that epoch; undefined: none yet. */
  told: { readonly peers: ReadonlyMap<number, Member>; readonly n: number } | undefined;
}

export class Living {
  readonly #effects: Effects<RegistryReport>;
  readonly #epochs: Epochs;
  readonly #bits: number;
  readonly #create: CreateLivingTables;
  readonly metric: Metric;
  #ring: Ring;
  #tables: LivingTables;
  #slots = FIRST_SLOTS;
  #free: number[] = [];
  #fresh = 0;
  readonly #nodes = new Map<number, Node>();
  /** Nodes that may have to be told. */
  readonly #due = new Set<Node>();
  #gathers = false;
  #isHeld = false;

  constructor(
    effects: Effects<RegistryReport>,
    epochs: Epochs,
    { metric, idBits, create }: { metric: Metric; idBits: number; create: CreateLivingTables },
  ) {
    this.#effects = effects;
    this.#epochs = epochs;
    this.#bits = idBits;
    this.#create = create;
    this.metric = metric;
    this.#ring = new Ring(idBits, FIRST_SLOTS, FIRST_SLOTS);
    this.#tables = create(this.#ring, FIRST_SLOTS);
  }

  get nodes(): number {
    return this.#nodes.size;
  }

  get epoch(): string {
    const { term, n } = this.#epochs.current;
    return `${term}.${n}`;
  }

  /**
   * The registry was started again: its nodes come back one by one, and are told of their tables when `release` says that all
   * have, or after a while. Until then they go on with those that they have, and nobody is told that the others are gone.
   */
  hold(): void {
    this.#isHeld = true;
    this.#gathers = true;
    this.#effects.setTimer(TIMER, MAX_HOLD_MS);
  }

  get isHeld(): boolean {
    return this.#isHeld;
  }

  release(): void {
    if (!this.#isHeld) return;
    this.#effects.clearTimer(TIMER);
    this.timer(TIMER);
  }

  /** A node has registered, and has been told its ID. */
  joined(member: Member): void {
    if (!member.living) return;
    if (this.#free.length === 0 && this.#fresh === this.#slots) this.#grow();
    const slot = this.#free.pop() ?? this.#fresh++;
    this.#tables.join(slot, member.id);
    const node: Node = { member, slot, told: undefined };
    this.#nodes.set(member.id, node);
    this.#due.add(node);
    this.#changed();
  }

  /** It is no longer registered. */
  left(member: Member): void {
    const node = this.#nodes.get(member.id);
    if (node?.member !== member) return;
    this.#tables.leave(node.slot);
    this.#free.push(node.slot);
    this.#nodes.delete(member.id);
    this.#due.delete(node);
    this.#changed();
  }

  /** A node has missed a change. False if it takes no part. */
  requested(member: Member): boolean {
    const node = this.#nodes.get(member.id);
    if (node?.member !== member) return false;
    node.told = undefined;
    this.#due.add(node);
    if (!this.#gathers) this.#tell();
    return true;
  }

  /** True when it is the timer of changes that are gathered. */
  timer(name: string): boolean {
    if (name !== TIMER) return false;
    this.#isHeld = false;
    this.#gathers = false;
    if (this.#due.size > 0) this.#tell();
    return true;
  }

  /** Each node's peers, in clockwise order as seen from it. */
  get tables(): TableView[] {
    const nodes = [...this.#nodes.values()].sort((a, b) => a.member.id - b.member.id);
    return nodes.map(({ member, slot }) => {
      const peers = [...this.#peersOf(slot).values()].sort(
        (a, b) => clockwise(member.id, a.id) - clockwise(member.id, b.id),
      );
      return {
        id: member.id,
        peers: peers.map(({ id, address }) => ({ id, address: formatAddress(address) })),
      };
    });
  }

  #changed(): void {
    // Where many come at once, all are soon due.
    if (this.#due.size < this.#nodes.size) {
      for (const slot of this.#tables.changedSlots()) this.#due.add(this.#nodes.get(this.#ring.id[slot]!)!);
    }
    if (!this.#gathers && this.#due.size > 0) this.#tell();
  }

  /** Tells nodes what is new in their tables. */
  #tell(): void {
    const news = [...this.#due].flatMap((node) => {
      const peers = this.#peersOf(node.slot);
      const change = differenceOf(node, peers);
      return change === undefined ? [] : [{ node, peers, change }];
    });
    this.#due.clear();
    if (news.length === 0) return;
    const epoch = this.#epochs.next();
    for (const { node, peers, change } of news) {
      node.told = { peers, n: epoch.n };
      this.#effects.send(node.member.home, { kind: 'tableChange', epoch, ...change });
    }
    this.#gathers = true;
    const gatherMs = Math.min(Math.max(news.length / TABLES_PER_MS, MIN_GATHER_MS), MAX_GATHER_MS);
    this.#effects.setTimer(TIMER, Math.ceil(gatherMs));
  }

  #peersOf(slot: number): Map<number, Member> {
    const peers = new Map<number, Member>();
    for (const id of this.#tables.peersOf(slot)) peers.set(id, this.#nodes.get(id)!.member);
    return peers;
  }

  /** The same tables, with room for twice as many nodes. */
  #grow(): void {
    this.#slots *= 2;
    const nodes = [...this.#nodes.values()].sort((a, b) => a.member.id - b.member.id);
    this.#ring = new Ring(this.#bits, this.#slots, this.#slots);
    this.#ring.fill(Int32Array.from(nodes, ({ member }) => member.id));
    this.#tables = this.#create(this.#ring, this.#slots);
    this.#tables.fill();
    nodes.forEach((node, slot) => {
      node.slot = slot;
    });
    this.#fresh = nodes.length;
  }
}

/** undefined: it has been told all. An ID that another node has now is a peer that is new. */
function differenceOf(
  { told }: Node,
  peers: ReadonlyMap<number, Member>,
): Pick<TableChange, 'base' | 'added' | 'removed'> | undefined {
  const added = [...peers.values()].filter((peer) => told?.peers.get(peer.id) !== peer).map(addressed);
  if (told === undefined) return { added, removed: [] };
  const removed = [...told.peers.keys()].filter((id) => !peers.has(id));
  return added.length + removed.length === 0 ? undefined : { base: told.n, added, removed };
}

function addressed({ id, address }: Member): { id: number; address: string } {
  return { id, address: formatAddress(address) };
}
