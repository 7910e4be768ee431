// What could be next, in a clock without a world: the rules that stand at the top of choice-clock.ts.

import { expect, test } from 'vitest';
import { ChoiceClock, type Pending } from '../../src/explore/choice-clock.ts';
import { EVENT } from '../../src/simulator/events/event-kinds.ts';
import { LOST } from '../../src/simulator/network/arrivals.ts';

const NAMES = new Map<number, string>(Object.entries(EVENT).map(([name, kind]) => [kind, name]));

/** A clock whose next events are chosen by name; `offered`: what there was to choose from, each time. */
function clockOf(maxDelayUs = 0, isVoid: (pending: Pending) => boolean = () => false) {
  const offered: string[][] = [];
  let wanted = '';
  const nameOf = ({ kind, a, b }: Pending) => `${NAMES.get(kind)} ${a}${b === 0 ? '' : `:${b}`}`;
  const clock = new ChoiceClock(maxDelayUs, {
    isVoid,
    choose(enabled) {
      const names = enabled.map(nameOf);
      offered.push(names);
      return wanted === '' ? 0 : names.indexOf(wanted);
    },
  });
  const choose = (name = '') => {
    wanted = name;
    clock.advance();
    return offered.at(-1);
  };
  return { clock, choose };
}

test('of each direction of a link the oldest, whatever it is; at other ends, nodes and from outside, all', () => {
  const { clock, choose } = clockOf();
  clock.schedule(5, EVENT.syn, 1);
  clock.schedule(9, EVENT.message, 1, 7);
  clock.schedule(8, EVENT.broke, 1);
  clock.schedule(7, EVENT.message, 2, 8);
  clock.schedule(6, EVENT.turn, 1);
  clock.schedule(0, EVENT.fault, 0);
  clock.schedule(0, EVENT.fault, 1);
  clock.schedule(0, EVENT.command, 3);
  const outside = ['command 3', 'fault 0', 'fault 1'];
  expect(choose('message 2:8')).toEqual(['syn 1', 'message 2:8', 'turn 1', ...outside]);
  expect(choose('syn 1')).toEqual(['syn 1', 'turn 1', ...outside]);
  expect(choose('fault 1')).toEqual(['message 1:7', 'turn 1', ...outside]);
  expect(choose('message 1:7')).toEqual(['message 1:7', 'turn 1', 'command 3', 'fault 0']);
  expect(choose()).toEqual(['broke 1', 'turn 1', 'command 3', 'fault 0']);
});

test('a timer fires when nothing is under way, the one that is due first, and only then time passes', () => {
  const { clock, choose } = clockOf();
  clock.schedule(2000, EVENT.timer, 1);
  clock.schedule(1000, EVENT.timer, 2);
  clock.schedule(500, EVENT.lost, 4, LOST.noAnswer);
  clock.schedule(900, EVENT.message, 3);
  clock.schedule(0, EVENT.fault, 0);
  expect(choose()).toEqual(['message 3', 'fault 0']);
  expect(clock.nowUs).toBe(1);
  expect(choose()).toEqual(['lost 4', 'fault 0']);
  expect(clock.nowUs).toBe(500);
  expect(choose('fault 0')).toEqual(['timer 2', 'fault 0']);
  expect(choose()).toEqual(['timer 2']);
  expect(choose()).toEqual(['timer 1']);
  expect(clock.nowUs).toBe(2000);
  expect(clock.advance()).toBe(false);
});

test('with a delay, a timer may fire while a message is under way, as long as that is not too long', () => {
  const { clock, choose } = clockOf(1000);
  clock.schedule(0, EVENT.message, 3);
  clock.schedule(600, EVENT.timer, 1);
  clock.schedule(1100, EVENT.timer, 2);
  expect(choose('timer 1')).toEqual(['message 3', 'timer 1']);
  expect(choose()).toEqual(['message 3']);
  expect(choose()).toEqual(['timer 2']);
});

test('what has no effect happens at once, and no time passes', () => {
  const { clock, choose } = clockOf(0, ({ kind }) => kind === EVENT.timer);
  clock.schedule(0, EVENT.message, 3);
  clock.schedule(600, EVENT.timer, 1);
  expect(choose()).toBeUndefined();
  expect([clock.kind, clock.nowUs]).toEqual([EVENT.timer, 1]);
  expect(choose()).toEqual(['message 3']);
});

test('nodes that start do so before all else', () => {
  const { clock, choose } = clockOf();
  clock.schedule(0, EVENT.command, 0);
  clock.schedule(0, EVENT.start, 1);
  clock.schedule(0, EVENT.start, 2);
  expect([choose(), choose(), choose()]).toEqual([['start 1'], ['start 2'], ['command 0']]);
});
