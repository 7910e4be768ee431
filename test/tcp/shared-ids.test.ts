// What nodes of one process share: the list of all IDs, until an overlay has another one.

import { afterEach, expect, test } from 'vitest';
import { endAll, ourMessengers, ourRegistry } from './support.ts';

afterEach(endAll);

test('nodes of one process have one membership, and another one when a node has come', async () => {
  const registry = await ourRegistry();
  const messengers = await ourMessengers(registry, 4);
  const memberships = () => [...new Set(messengers.host.columns.memberships)];
  await registry.setUp(2);
  const [first, ...others] = memberships();
  expect([first?.nodes, others]).toEqual([4, []]);

  await registry.setUp(1);
  expect(memberships()).toEqual([first]);
  expect(memberships()[0]).toBe(first);

  await ourMessengers(registry, 1);
  await registry.setUp(2);
  const [second, ...none] = memberships();
  expect([second?.nodes, none]).toEqual([5, []]);
  expect(first?.nodes).toBe(4);
  await registry.runMatched(20);
});
