// Whether this process has the terminal: a background job that touches its mode, or reads from it, is stopped by the system.

import { readFileSync } from 'node:fs';

/** A shell's `fg` tells a job that runs nothing: it looks so often. */
const LOOK_MS = 250;

/** True also where there is no terminal, and where the system does not say. */
export function isForeground(): boolean {
  try {
    // pid (name) state ppid pgrp session tty_nr tpgid ...; the name may have spaces and parentheses.
    const stat = readFileSync('/proc/self/stat', 'latin1');
    const [, , group, , terminal, inFront] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return terminal === '0' || group === inFront;
  } catch {
    return true;
  }
}

/** Calls `act` once this process is in the foreground, at once or later; what it gives takes that back. */
export function whenForeground(act: () => void): () => void {
  if (isForeground()) {
    act();
    return () => {};
  }
  const timer = setInterval(() => {
    if (!isForeground()) return;
    clearInterval(timer);
    act();
  }, LOOK_MS);
  return () => clearInterval(timer);
}
