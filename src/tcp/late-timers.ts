// Timeouts that do not blame peers for a pause of this process or machine: before one fires, data already received is read,
// and after a pause the peers, which may have been paused too, get some more time.

/** A timer that fires this much too late indicates a pause. */
const LATE_MS = 500;
/** Maximum extra time after a pause. */
const GRACE_MS = 1000;
/** Turns of the event loop: one accepts connections, one reads from them, one handles what was read. */
const TURNS = 3;

/** Calls `act` once data received by now is read. Returns a function that cancels it. */
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

/** setTimeout for timeouts of peers. Returns a function that cancels it. */
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
