// A registry's puzzle, solved beside what else the process does: some tries in each turn of the event loop.

import type { Puzzle } from '../overlay/puzzle.ts';

/** About 5 ms. */
const TRIES_PER_TURN = 1024;

/** `solved` takes the counter. Returns a function that gives it up. */
export function solveInSlices(puzzle: Puzzle, solved: (counter: number) => void): () => void {
  let immediate: NodeJS.Immediate;
  const turn = () => {
    const counter = puzzle.attempt(TRIES_PER_TURN);
    if (counter !== undefined) solved(counter);
    else immediate = setImmediate(turn);
  };
  immediate = setImmediate(turn);
  return () => clearImmediate(immediate);
}
