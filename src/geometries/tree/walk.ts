// The tree's hop. While nobody fails, it is Kademlia's with one contact for each bit: routing/tree.ts.

import type { CreateWalk } from '../../flat/walk.ts';
import { createKademliaWalk } from '../kademlia/walk.ts';

export const createTreeWalk: CreateWalk = createKademliaWalk;
