import { defineConfig } from 'vitest/config';

const times = Number(process.env.PERFGOAL_FUZZ || 1);

/** Files that start the built program as a process, or take the place of modules, each in a process of its own. */
const apart = [
  'batch-ci',
  'batch-faults',
  'batch-threads',
  'batch-waiting',
  'batch-watch',
  'batch-watch-forms',
  'node-versions',
  'patterns',
  'special-files',
  'standard-output',
].map(name => `test/cli/${name}.test.ts`);

export default defineConfig({
  test: {
    setupFiles: ['test/random.ts'],
    testTimeout: 60_000 * times,
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
        // One process for all files: loading perfgoal for each of them took a quarter of the time.
        test: { name: 'together', include: ['test/**/*.test.ts'], exclude: apart, isolate: false },
      },
    ],
  },
});
