// The addresses of nodes in a simulation: by index, the registry being 0.

import { type Address, formatAddress } from '../../overlay/address.ts';

const REGISTRY: Address = { host: '10.0.0.0', port: 12345 };
const PORT = 5000;

export class Addresses {
  readonly #indexes = new Map<string, number>();

  /** nodes: without the registry. */
  constructor(nodes: number) {
    for (let index = 0; index <= nodes; index++) this.#indexes.set(formatAddress(this.of(index)), index);
  }

  of(index: number): Address {
    if (index === 0) return REGISTRY;
    return { host: `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`, port: PORT };
  }

  /** undefined when no node has that address. */
  indexOf(address: string): number | undefined {
    return this.#indexes.get(address);
  }
}
