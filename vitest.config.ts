import { defineConfig } from 'vitest/config';

const times = Number(process.env.PERFGOAL_FUZZ || 1);

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/random.ts'],
    testTimeout: 60_000 * times,
    reporters: process.env.CI
      ? ['default', ['json', { outputFile: 'test-results.json' }]]
      : ['default'],
  },
});
