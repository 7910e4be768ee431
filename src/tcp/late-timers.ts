// Timers that a pause of this process, or of the whole machine, does not make into other programs' silence: what has come is
// read first, and after a pause the others, who may have stood still too, are given a while.

/** A timer that comes so much after its time was held up. */
const LATE_MS = 500;
/** What the others are given then, at the most. */
const GRACE_MS = 1000;
/** Turns of the loop: one accepts connections, one reads what came on them, one handles what that led to. */
const TURNS = 3;

/** Calls `act` when what has come by now is read; what is returned calls that off. */
export function afterReading(act: () => void): () => void {
  let turns = TURNS;
  let immediate: NodeJS.Immediate;
  const turn = () => {
    if (turns-- === 0) act();
    else immediate = setImmediate(turn);
  };
  turn();
  return () => clearImmediate(immediate);
}

/** setTimeout, for what concludes something of others from their silence. What is returned calls it off. */
export function setPatientTimeout(act: () => void, delayMs: number): () => void {
  let cancel: () => void;
  const after = (ms: number, then: () => void) => {
    const timeout = setTimeout(then, ms);
    cancel = () => clearTimeout(timeout);
  };
  const read = () => {
    cancel = afterReading(act);
  };
  const dueAt = performance.now() + delayMs;
  after(delayMs, () => {
    const isLate = performance.now() - dueAt > LATE_MS;
    if (isLate) after(Math.min(delayMs, GRACE_MS), read);
    else read();
  });
  return () => cancel();
}
