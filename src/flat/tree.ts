// The tree's hop. While nobody fails, it is Kademlia's with one contact for each bit: routing/tree.ts.

import { createKademliaWalk } from './kademlia.ts';
import type { CreateWalk } from './walk.ts';

export const createTreeWalk: CreateWalk = createKademliaWalk;
