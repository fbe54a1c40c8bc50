import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: { index: 'src/index.ts', cli: 'src/cli/main.ts', worker: 'src/cli/batch/worker.ts' },
  format: 'esm',
  platform: 'node',
  target: 'node20',
  dts: { entry: ['src/index.ts'] },
  outExtensions: () => ({ js: '.js', dts: '.d.ts' }),
  clean: true,
  hash: false,
});
