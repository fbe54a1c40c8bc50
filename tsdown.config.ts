import { fileURLToPath } from 'node:url';
import { defineConfig } from 'tsdown';
import bundled from './scripts/bundled.json' with { type: 'json' };

const module = (path: string) => fileURLToPath(new URL(`node_modules/${path}`, import.meta.url));

export default defineConfig({
  entry: { index: 'src/index.ts', cli: 'src/cli/main.ts', worker: 'src/cli/batch/worker.ts' },
  format: 'esm',
  platform: 'node',
  target: 'node20',
  dts: { entry: ['src/index.ts'] },
  outExtensions: () => ({ js: '.js', dts: '.d.ts' }),
  clean: true,
  hash: false,
  // Names stay, for the reports of faults.
  minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
  // For write-file-atomic, which asks for __filename.
  shims: true,
  // Their builds for browsers are modules, which a bundle takes only what it needs of; what they do is the same.
  alias: {
    yaml: module('yaml/browser/index.js'),
    fflate: module('fflate/esm/browser.js'),
  },
  // What every run needs is in the bundle, since looking for hundreds of files takes longer than running them.
  deps: { alwaysBundle: bundled, onlyBundle: false },
});
