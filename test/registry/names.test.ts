import { describe, expect, test } from 'vitest';
import { Names } from '../../src/registry/names.ts';

const [bob, mallory] = [Uint8Array.of(1), Uint8Array.of(2)];

/** Names whose days pass when they are told to. */
function withDays() {
  const timers = new Set<string>();
  const names = new Names({
    setTimer: (name) => timers.add(name),
    clearTimer: (name) => timers.delete(name),
  });
  const pass = (days: number) => {
    for (let day = 0; day < days; day++) {
      const due = [...timers];
      timers.clear();
      for (const timer of due) expect(names.timer(timer)).toBe(true);
    }
  };
  return { names, timers, pass };
}

describe('a name that was freed', () => {
  test('is its key’s at once, and another’s after 30 whole days', () => {
    const { names, timers, pass } = withDays();
    names.free(names.take('bob', bob));
    expect(names.whyNot('bob', bob)).toBe(undefined);
    // The first day may have begun long before.
    pass(30);
    expect(names.whyNot('bob', mallory)).toContain('is kept for its last key');
    expect(names.whyNot('b0b', mallory)).toContain('looks like');
    pass(1);
    expect(names.whyNot('bob', mallory)).toBe(undefined);
    expect(timers.size).toBe(0);
  });

  test('is not freed again while its key has it back', () => {
    const { names, pass } = withDays();
    names.free(names.take('bob', bob));
    pass(29);
    names.take('bob', bob);
    pass(100);
    expect(names.whyNot('bob', mallory)).toContain('belongs to another key');
  });

  test('leaves its key free to take another name, and is kept all the same', () => {
    const { names } = withDays();
    names.free(names.take('bob', bob));
    expect(names.whyNot('robert', bob)).toBe(undefined);
    names.take('robert', bob);
    expect(names.whyNot('bob', mallory)).toContain('is kept');
    expect(names.whyNot('bob', bob)).toContain('this key has the name "robert"');
  });
});

test('a name that is forgotten is anybody’s at once, with all that look like it', () => {
  const { names } = withDays();
  const named = names.take('Alice', bob);
  expect(names.whyNot('aIice', mallory)).toContain('looks like');
  names.forget(named);
  expect(names.whyNot('aIice', mallory)).toBe(undefined);
  expect(names.find('Alice')).toBe(undefined);
  expect([...names.standing()]).toEqual([]);
});
