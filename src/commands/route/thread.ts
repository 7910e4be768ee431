// What a thread of a flat run starts with: the engine's worker, for all geometries that there are.

import { runWorker } from '../../flat/threads/worker.ts';
import { allDefinitions } from '../../geometries/definitions.ts';

runWorker(allDefinitions);
