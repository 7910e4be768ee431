// A scenario's nodes that start and its timeline: planned before the first event, done when their time has come.

import type { RegistryCommand } from '../overlay/commands.ts';
import { STREAM, seedKey, streamKey } from '../random/draw.ts';
import { Draws } from '../random/draws.ts';
import type { SimulatedNode } from '../simulator/simulated-node.ts';
import type { World } from '../simulator/world.ts';
import type { Action, Scenario, Selection, Step } from './scenario.ts';

export class Faults {
  readonly #world: World;
  readonly #scenario: Scenario;
  /** For starts and clocks in the order of nodes, then for faults in the order in which they happen. */
  readonly #draws: Draws;
  readonly #give: (command: RegistryCommand) => void;

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

  /** When the last step has begun all that it begins. */
  get lastUs(): number {
    const endUs = ({ atMs, action }: Step) =>
      toUs(atMs) + (action.kind === 'restart' ? toUs(action.overMs ?? 0) : 0);
    return this.#scenario.faults.reduce((last, step) => Math.max(last, endUs(step)), 0);
  }

  /** Does the step of that place in the timeline. */
  act(step: number): void {
    const { action } = this.#scenario.faults[step]!;
    if (action.kind === 'command') return this.#give(action.command);
    const wantsDown = action.kind === 'restart';
    const chosen = this.#select(action.nodes, ({ up }) => up !== wantsDown);
    this.#do(action, chosen);
  }

  #do(action: Exclude<Action, { kind: 'command' }>, chosen: readonly SimulatedNode[]): void {
    const world = this.#world;
    switch (action.kind) {
      case 'crash':
        for (const { index } of chosen) world.crash(index, action.silent);
        return;
      case 'restart':
        for (const { index } of chosen) {
          const afterUs = this.#drawUs(action.overMs ?? 0);
          if (afterUs === 0) world.start(index);
          else world.plan(world.nowUs + afterUs, 'start', index);
        }
        return;
      case 'leave':
        for (const node of chosen) node.leave();
        return;
      case 'reset':
        for (const { index } of chosen) world.reset(index);
        return;
      case 'cut': {
        const inside = new Set(chosen.map(({ index }) => index));
        world.cut((a, b) => inside.has(a) !== inside.has(b), world.nowUs + toUs(action.forMs));
        return;
      }
      case 'slow':
        for (const { index } of chosen) {
          world.slow(index, action.serviceUs, world.nowUs + toUs(action.forMs));
        }
        return;
      case 'slow-connects': {
        const concerned = new Set(chosen.map(({ index }) => index));
        const concerns = (a: number, b: number) => concerned.has(a) || concerned.has(b);
        world.slowConnects(concerns, toUs(action.delayMs), world.nowUs + toUs(action.forMs));
        return;
      }
      default:
        action satisfies never;
    }
  }

  /** 0 to overMs, in whole microseconds, both included; nothing is drawn where there is nothing to choose. */
  #drawUs(overMs: number): number {
    const steps = toUs(overMs) + 1;
    return steps === 1 ? 0 : this.#draws.below(steps);
  }

  /** Of the nodes that fit at this moment. */
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

export function toUs(ms: number): number {
  return Math.round(ms * 1000);
}
