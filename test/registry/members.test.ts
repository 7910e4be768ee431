import { expect, test } from 'vitest';
import { sinkward } from '../../src/dialects/ours.ts';
import { seedKey } from '../../src/random/draw.ts';
import { Members } from '../../src/registry/members.ts';
import { Names } from '../../src/registry/names.ts';

/** Nodes with names that come and go. */
function nodes() {
  const members = new Members(seedKey('members'), 7);
  const names = new Names({ setTimer: () => {}, clearTimer: () => {} });
  let links = 0;
  const comes = (name: string) => {
    const named = names.take(name, new TextEncoder().encode(name));
    const link = ++links;
    return members.add({ host: '127.0.0.1', port: link }, '127.0.0.1', link, sinkward, { named });
  };
  const leaves = (member: ReturnType<typeof comes>, how: 'deregistered' | 'lost') => {
    if (how === 'deregistered') names.free(member.named!);
    members.remove(member);
  };
  return { members, comes, leaves };
}

test('an ID that is kept for a node that is lost is not given to one that had it before', () => {
  const { comes, leaves } = nodes();
  const first = comes('alice');
  leaves(first, 'deregistered');
  const second = comes('bob');
  expect(second.id).toBe(first.id);
  leaves(second, 'lost');
  expect(comes('alice').id).not.toBe(second.id);
  expect(comes('bob').id).toBe(second.id);
});

test('nor to anybody when the name that had it before is forgotten', () => {
  const { members, comes, leaves } = nodes();
  const first = comes('alice');
  leaves(first, 'deregistered');
  const second = comes('bob');
  leaves(second, 'lost');
  members.release(first.id, first.named);
  expect(comes('carol').id).not.toBe(second.id);
  expect(comes('bob').id).toBe(second.id);
});
