// Watches who has which name and ID: a name has one key at a time, an ID one owner, and a node with a name that comes back has
// its ID. Who is there is told as it is, with those that are lost and keep their names.

import type { RegistryCommand } from '../overlay/commands.ts';
import type { RegistryReport } from '../overlay/report.ts';
import type { Found } from '../scenario/checks.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { EventRecord } from '../simulator/world.ts';

/** A name that stands, or is kept for its key. Each node has a key of its own. */
interface Holding {
  readonly node: number;
  readonly id: number;
  /** Its node has not deregistered: the ID is kept. */
  readonly stands: boolean;
  /** When it was lost, in virtual microseconds; undefined: it is registered. */
  readonly lostUs: number | undefined;
}

const REGISTRY = 0;

export class NameWatch {
  readonly #names: readonly string[];
  readonly #heartbeatUs: number;
  /** IDs of all registered nodes. */
  readonly #members: Pick<ReadonlyMap<number, number>, 'has' | 'keys'>;
  readonly #found: Found;
  readonly #holdings = new Map<string, Holding>();
  /** The name in the last forget command. */
  #forgetting = '';
  #nowUs = 0;
  /** How long the registry has stood still in all, and since when it does. */
  #stillUs = 0;
  #stillSinceUs: number | undefined;

  constructor(
    { names = [], heartbeatMs = 0 }: Scenario,
    members: Pick<ReadonlyMap<number, number>, 'has' | 'keys'>,
    found: Found,
  ) {
    this.#names = names;
    this.#heartbeatUs = 1000 * heartbeatMs;
    this.#members = members;
    this.#found = found;
  }

  see({ us, what, node, ...rest }: EventRecord): void {
    this.#nowUs = us;
    if (node !== REGISTRY) return;
    if (what === 'fault' && 'detail' in rest && rest.detail === 'pause') this.#stillSinceUs ??= us;
    if (what !== 'resume') return;
    this.#stillUs += us - (this.#stillSinceUs ?? us);
    this.#stillSinceUs = undefined;
  }

  /** The registry is given a command: the node that it removes with its name, if it does. */
  commanded(command: RegistryCommand): { readonly id: number; readonly node: number } | undefined {
    if (command.name !== 'forget') return undefined;
    this.#forgetting = command.who;
    const holding = this.#holdings.get(command.who);
    return holding !== undefined && this.#members.has(holding.id) ? holding : undefined;
  }

  /** Whether another node claims the same name: one of them is refused it. */
  isDisputed(node: number): boolean {
    const name = this.#names[node - 1];
    return name !== undefined && this.#names.indexOf(name) !== this.#names.lastIndexOf(name);
  }

  /** Whether an ID is kept for a node that is lost. */
  isKept(id: number): boolean {
    return [...this.#holdings.values()].some(
      (one) => one.id === id && one.stands && one.lostUs !== undefined,
    );
  }

  /** The ID that a name had last, if nobody else has it. To be asked before the registration is reported here. */
  idOf(name: string): number | undefined {
    const holding = this.#holdings.get(name);
    if (holding === undefined || this.#members.has(holding.id)) return undefined;
    return holding.stands || !this.isKept(holding.id) ? holding.id : undefined;
  }

  /** To be told before the members change. node: the index of a node, by its address. */
  registrySays(report: RegistryReport, node: (address: string) => number | undefined): void {
    switch (report.kind) {
      case 'registered':
        return this.#registered(report, node(report.address)!);
      case 'left':
        return this.#left(report);
      case 'who':
        return this.#who(report);
      case 'ended':
        return report.command === 'forget' ? this.#forgotten(report.outcome) : undefined;
      default:
    }
  }

  #registered({ id, name }: Extract<RegistryReport, { kind: 'registered' }>, node: number): void {
    const own = this.#names[node - 1];
    if (name !== own) this.#found('owner', `the node at ${node} registers as ${name}, and is ${own}`);
    for (const [other, holding] of this.#holdings) {
      if (holding.id === id && holding.stands && other !== name) {
        this.#found('owner', `the node at ${node} is given ID ${id}, which is that of ${other}`);
      }
    }
    if (name === undefined) return;
    const before = this.#holdings.get(name);
    if (before !== undefined && before.node !== node) {
      this.#found('owner', `the node at ${node} is given the name ${name} of the node at ${before.node}`);
    }
    if (before?.stands && before.id !== id) {
      this.#found('owner', `${name} comes back as ${id}, and was ${before.id}`);
    }
    this.#holdings.set(name, { node, id, stands: true, lostUs: undefined });
  }

  #left({ id, how }: Extract<RegistryReport, { kind: 'left' }>): void {
    for (const [name, holding] of this.#holdings) {
      if (holding.id !== id || !holding.stands) continue;
      this.#holdings.set(name, { ...holding, stands: how === 'lost', lostUs: this.#nowUs });
    }
  }

  #forgotten(outcome: string): void {
    const isKnown = this.#holdings.delete(this.#forgetting);
    if ((outcome === 'done') !== isKnown) {
      this.#found('owner', `forget ${this.#forgetting} ended ${outcome}; the name was known: ${isKnown}`);
    }
  }

  #who({ nodes }: Extract<RegistryReport, { kind: 'who' }>): void {
    const lost = new Map(
      [...this.#holdings].flatMap(([name, one]) =>
        one.stands && one.lostUs !== undefined ? [[one.id, { ...one, name }] as const] : [],
      ),
    );
    const wanted = [...this.#members.keys(), ...lost.keys()].sort((a, b) => a - b);
    const told = nodes.map(({ id }) => id);
    if (`${told}` !== `${wanted}`) this.#found('who', `who shows ${told}, and there are ${wanted}`);
    for (const { id, name, presence, seconds } of nodes) {
      const one = lost.get(id);
      if (one === undefined) continue;
      if (name !== one.name || presence !== 'away') {
        this.#found(
          'who',
          `who shows node ${id} as ${presence} with the name ${name}; it is ${one.name}, and lost`,
        );
      }
      const mostUs = this.#nowUs - one.lostUs! + this.#heartbeatUs;
      const leastUs = mostUs - 2 * this.#heartbeatUs - this.#stillUs - 1e6;
      const us = 1e6 * seconds;
      if (this.#heartbeatUs > 0 && (us > mostUs || us < leastUs)) {
        this.#found(
          'who',
          `who shows that ${name} is away for ${seconds} s; it was lost ${mostUs} us ago, at most`,
        );
      }
    }
  }
}
