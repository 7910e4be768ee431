// Nodes without names that were registered when their registry ended. Their IDs wait for them for a while: a node has its own
// again when it comes from the same address and says it. Names keep their IDs anyway (names.ts).

import { type Address, formatAddress } from '../overlay/address.ts';
import type { Effects } from '../overlay/node.ts';
import type { Members } from './members.ts';
import type { KeptNode } from './memory.ts';

/** How long IDs wait, from the registry's start: as long as messengers try to reach it, unless they were told otherwise. */
const RETURN_MS = 600_000;

const TIMER = 'returning';

export class Returning {
  readonly #effects: Pick<Effects<never>, 'setTimer' | 'clearTimer'>;
  readonly #members: Members;
  readonly #forgotten: (id: number) => void;
  readonly #byId = new Map<number, KeptNode>();
  readonly #byAddress = new Map<string, KeptNode>();

  /** `forgotten`: that ID waits for nobody any more. */
  constructor(
    effects: Pick<Effects<never>, 'setTimer' | 'clearTimer'>,
    members: Members,
    nodes: readonly KeptNode[],
    forgotten: (id: number) => void,
  ) {
    this.#effects = effects;
    this.#members = members;
    this.#forgotten = forgotten;
    for (const node of nodes) {
      this.#byId.set(node.id, node);
      this.#byAddress.set(node.address, node);
      members.keep(node.id);
    }
  }

  begin(): void {
    if (this.#byId.size > 0) this.#effects.setTimer(TIMER, RETURN_MS);
  }

  /** In no order. */
  get nodes(): readonly KeptNode[] {
    return [...this.#byId.values()];
  }

  /** Whether the ID waits for the node at that address. */
  waits(id: number, address: Address): boolean {
    return this.#byAddress.get(formatAddress(address))?.id === id;
  }

  /** A node registers at that address and says that it had that ID: nobody else comes back there. */
  returned(id: number, address: Address): void {
    const node = this.#byAddress.get(formatAddress(address));
    if (node === undefined) return;
    this.#remove(node);
    if (node.id !== id) this.#release(node);
  }

  /** An ID waits no longer; false: it did not. */
  forget(id: number): boolean {
    const node = this.#byId.get(id);
    if (node === undefined) return false;
    this.#remove(node);
    this.#release(node);
    return true;
  }

  /** True when it is the timer of the IDs that wait. */
  timer(name: string): boolean {
    if (name !== TIMER) return false;
    for (const { id } of this.nodes) this.forget(id);
    return true;
  }

  #remove(node: KeptNode): void {
    this.#byId.delete(node.id);
    this.#byAddress.delete(node.address);
    if (this.#byId.size === 0) this.#effects.clearTimer(TIMER);
  }

  #release({ id }: KeptNode): void {
    this.#members.release(id);
    this.#forgotten(id);
  }
}
