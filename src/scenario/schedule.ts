// Schedules a scenario's node starts and timeline before the first event, and performs them at their times.

import type { RegistryCommand } from '../overlay/commands.ts';
import { STREAM, seedKey, streamKey } from '../random/draw.ts';
import { Draws } from '../random/draws.ts';
import type { SimulatedNode } from '../simulator/nodes/simulated-node.ts';
import type { World } from '../simulator/world.ts';
import { type Fault, kindOf } from './faults/index.ts';
import type { Scenario, Step } from './scenario.ts';
import type { Selection } from './selection.ts';
import { toUs } from './time.ts';

const NO_NODE = -1;

export class Schedule {
  readonly #world: World;
  readonly #scenario: Scenario;
  /** Draws for starts and clocks in node order, then for faults in order of time. */
  readonly #draws: Draws;
  readonly #give: (command: RegistryCommand) => void;
  #acted = 0;

  /** give: gives the registry a command of the timeline. */
  constructor(world: World, scenario: Scenario, give: (command: RegistryCommand) => void) {
    this.#world = world;
    this.#scenario = scenario;
    this.#draws = new Draws(streamKey(seedKey(scenario.seed), STREAM.faults, 0));
    this.#give = give;
  }

  plan(): void {
    const { nodes, startOverMs, startNodes = nodes, clockSkew, faults } = this.#scenario;
    for (let index = 1; index <= nodes; index++) {
      const atUs = index > startNodes ? undefined : this.#drawUs(startOverMs);
      if (clockSkew > 0) {
        this.#world.nodes[index]!.clockRate = 1 + (clockSkew * (this.#draws.below(2001) - 1000)) / 1000;
      }
      if (atUs !== undefined) this.#world.plan(atUs, 'start', index);
    }
    for (const [step, { atMs }] of faults.entries()) this.#world.plan(toUs(atMs), 'fault', step);
  }

  /** When the last effect of the last step begins. */
  get lastUs(): number {
    const endUs = ({ atMs, action }: Step) =>
      toUs(atMs) + (action.kind === 'command' ? 0 : toUs(kindOf(action).beginsOverMs?.(action) ?? 0));
    return this.#scenario.faults.reduce((last, step) => Math.max(last, endUs(step)), 0);
  }

  /** Every step of the timeline has been performed. */
  get isOver(): boolean {
    return this.#acted === this.#scenario.faults.length;
  }

  /** Performs the step at that index of the timeline. */
  act(step: number): void {
    this.#acted++;
    const { action } = this.#scenario.faults[step]!;
    if (action.kind === 'command') return this.#give(action.command);
    this.#begin(action);
  }

  #begin(fault: Fault): void {
    const { begin, wantsDown = false } = kindOf(fault);
    const world = this.#world;
    const chosen = this.#select(fault.nodes, ({ up }) => up !== wantsDown);
    begin(fault, chosen, {
      world,
      drawUs: (overMs) => this.#drawUs(overMs),
      tell: (node) => world.observer.tell('fault', node, NO_NODE, fault.kind),
    });
  }

  /** Uniform from 0 to overMs in whole microseconds, both included; draws nothing when there is no choice. */
  #drawUs(overMs: number): number {
    const steps = toUs(overMs) + 1;
    return steps === 1 ? 0 : this.#draws.below(steps);
  }

  /** Selected from the eligible nodes at this moment. */
  #select(selection: Selection, fits: (node: SimulatedNode) => boolean): SimulatedNode[] {
    const { nodes } = this.#world;
    const all = nodes.slice(1).filter(fits);
    switch (selection.kind) {
      case 'registry':
        return nodes.slice(0, 1).filter(fits);
      case 'range':
        return all.filter(({ index }) => index >= selection.from && index <= selection.to);
      case 'list':
        return all.filter(({ index }) => selection.nodes.includes(index));
      case 'drawn': {
        const chosen: SimulatedNode[] = [];
        while (chosen.length < selection.count && all.length > 0) {
          chosen.push(...all.splice(this.#draws.below(all.length), 1));
        }
        return chosen;
      }
      default:
        return selection satisfies never;
    }
  }
}
