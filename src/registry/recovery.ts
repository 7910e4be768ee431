// How a registry goes on that was started with what it had kept, or with its network's key alone: what it knew, the IDs that
// wait for their nodes, and what it learns where its records are lost.

import type { Address } from '../overlay/address.ts';
import type { Epoch } from '../overlay/epoch.ts';
import type { Epochs } from './epochs.ts';
import type { RegistryEffects } from './host.ts';
import { Learning } from './learning.ts';
import type { LostNode, Members } from './members.ts';
import { type Kept, Memory, type MemoryOptions, recall } from './memory.ts';
import { Returning } from './returning.ts';

/** Epochs from here on are not believed: nobody has changed that many tables, and the wire's numbers end at 2^32. */
const MAX_TOLD = 2 ** 31;

export class Recovery {
  readonly kept: Kept;
  readonly memory: Memory;
  readonly #effects: RegistryEffects;
  readonly #returning: Returning;
  readonly #learning: Learning | undefined;

  /** `learned`: IDs and epochs are known as far as they will be. */
  constructor(
    effects: RegistryEffects,
    members: Members,
    { records, isLost }: MemoryOptions,
    learned: () => void,
  ) {
    this.#effects = effects;
    this.kept = recall(records);
    this.memory = new Memory((changes) => effects.persist(changes));
    const forgotten = (id: number) => this.memory.left(id);
    this.#returning = new Returning(effects, members, this.kept.nodes, forgotten);
    this.#learning = isLost ? new Learning(effects, learned) : undefined;
  }

  begin(): void {
    const { runs, names, nodes } = this.kept;
    const expected = nodes.length + names.filter(({ daysLeft }) => daysLeft === undefined).length;
    if (runs.underWay) {
      this.memory.runs({ ...runs, underWay: false });
      this.#note(`Run ${runs.last} was under way when the registry ended: it has no summary`);
    }
    if (expected > 0) {
      const are = expected === 1 ? '1 node is' : `${expected} nodes are`;
      this.#note(
        `${are} expected back, with the same IDs; then the overlay needs a new set-up: setup-overlay`,
      );
    }
    if (this.isLearning)
      this.#note('The records of this network are lost; its nodes are asked what they had');
    this.#returning.begin();
    this.#learning?.begin();
  }

  /** No table may change yet, and no stranger has an ID. */
  get isLearning(): boolean {
    return this.#learning?.isOver === false;
  }

  /** As Learning.wait. */
  wait(link: number, isReturning: boolean, admit: () => void): boolean {
    return this.#learning!.wait(link, isReturning, admit);
  }

  /** Nodes say which IDs they had, as nobody else knows. */
  get isLost(): boolean {
    return this.#learning !== undefined;
  }

  /** The ID that a node of this network without a name gets back if that is free, or -1. */
  idOf(had: number, address: Address): number {
    return this.isLost || this.#returning.waits(had, address) ? had : -1;
  }

  /** As Returning.returned. */
  returned(id: number, address: Address): void {
    this.#returning.returned(id, address);
  }

  /** The next table is later than that of a node which had this ID, or has proved its key. */
  sees({ term, n }: Epoch, epochs: Epochs): void {
    if (term < MAX_TOLD && n < MAX_TOLD) epochs.seen({ term, n });
  }

  get lost(): readonly LostNode[] {
    return this.#returning.nodes;
  }

  /** As Returning.forget. */
  forget(id: number): boolean {
    return this.#returning.forget(id);
  }

  gone(link: number): void {
    this.#learning?.gone(link);
  }

  timer(name: string): boolean {
    return this.#returning.timer(name) || this.#learning?.timer(name) === true;
  }

  #note(text: string): void {
    this.#effects.report({ kind: 'note', text });
  }
}
