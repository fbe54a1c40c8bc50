import { defineConfig } from 'vitest/config';

const times = Number(process.env.PERFGOAL_FUZZ || 1);

/**
 * Files of which each has a process of its own: they start the built program, put something in the place of a module
 * (patterns), or make so many objects outside the heap (display-width) that collecting the garbage of a shared one is slow.
 */
const apart = [
  'cli/batch-ci',
  'cli/batch-faults',
  'cli/batch-threads',
  'cli/batch-waiting',
  'cli/batch-watch',
  'cli/batch-watch-forms',
  'cli/killed-runs',
  'cli/limits',
  'cli/node-versions',
  'cli/patterns',
  'cli/signals',
  'cli/special-files',
  'cli/standard-output',
  'source/display-width',
].map(name => `test/${name}.test.ts`);

export default defineConfig({
  test: {
    setupFiles: ['test/random.ts'],
    testTimeout: 60_000 * times,
    // By default one processor is left free: on two, half of the machine.
    maxWorkers: '100%',
    reporters: process.env.CI
      ? ['default', ['json', { outputFile: 'test-results.json' }]]
      : ['default'],
    projects: [
      {
        extends: true,
        test: { name: 'apart', include: apart, globalSetup: ['test/cli/build.ts'] },
      },
      {
        extends: true,
        // A worker runs one file after another in one process: to load perfgoal for each took a quarter of the time.
        test: { name: 'together', include: ['test/**/*.test.ts'], exclude: apart, isolate: false },
      },
    ],
  },
});
