import { defineConfig } from 'vitest/config';
import { freshSeed, TEST_SEED } from './test/support/fresh.ts';
import { HANG_MS, TEST_MS } from './test/support/hang.ts';

/** Limits for what hangs, and no others: a test says none of its own. */
const limits = { testTimeout: TEST_MS, hookTimeout: TEST_MS, expect: { poll: { timeout: HANG_MS } } };

const seed = String(freshSeed());
process.env[TEST_SEED] = seed;
console.log(`Fresh cases are drawn from ${TEST_SEED}=${seed}`);

// core: pure, no socket; tcp: sockets on loopback; process: the built programs, as a user starts them.
export default defineConfig({
  test: {
    // Processes and sockets mostly wait for each other: two files at a time, on two processors too.
    maxWorkers: 2,
    reporters: process.env['CI'] ? ['default', 'json'] : ['default'],
    outputFile: { json: 'coverage/tests.json' },
    projects: [
      {
        test: {
          name: 'core',
          include: ['test/**/*.test.ts'],
          exclude: ['test/tcp/**', 'test/process/**'],
          ...limits,
        },
      },
      {
        test: {
          name: 'tcp',
          include: ['test/tcp/**/*.test.ts'],
          ...limits,
        },
      },
      {
        test: {
          name: 'process',
          include: ['test/process/**/*.test.ts'],
          globalSetup: ['test/process/build.ts'],
          ...limits,
        },
      },
    ],
  },
});
