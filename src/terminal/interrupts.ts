// Signals that end a command early: the first asks for what there is so far, a second one ends it at once.

import { constants } from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

export interface Interrupts {
  readonly signal: AbortSignal;
  /** 130 or 143 once somebody has interrupted; undefined before. */
  readonly exitCode: number | undefined;
  /** Signals do again what they usually do. */
  end(): void;
}

export function catchInterrupts(): Interrupts {
  const controller = new AbortController();
  let exitCode: number | undefined;
  const act = (signal: (typeof SIGNALS)[number]) => {
    const code = 128 + constants.signals[signal];
    if (exitCode !== undefined) {
      // What was drawn there stays, and the shell's prompt comes below it.
      if (process.stderr.isTTY) process.stderr.write('\n');
      process.exit(code);
    }
    exitCode = code;
    controller.abort();
  };
  for (const signal of SIGNALS) process.on(signal, act);
  return {
    signal: controller.signal,
    get exitCode() {
      return exitCode;
    },
    end: () => {
      for (const signal of SIGNALS) process.removeListener(signal, act);
    },
  };
}
