import { defineConfig } from 'vitest/config';

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
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'tcp',
          include: ['test/tcp/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'process',
          include: ['test/process/**/*.test.ts'],
          globalSetup: ['test/process/build.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
