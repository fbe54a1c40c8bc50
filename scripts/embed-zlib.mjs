// Writes zlib as WebAssembly, as zip.js brings it, to src/generated/zlib.js, so that no file is looked for at run time.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const out = new URL('../src/generated/', import.meta.url);
const wasm = readFileSync(
  createRequire(import.meta.url).resolve('@zip.js/zip.js/dist/zip-module.wasm'),
);
mkdirSync(out, { recursive: true });
writeFileSync(
  new URL('zlib.js', out),
  `const wasm = '${wasm.toString('base64')}';
export const newZlib = () =>
  new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(wasm, 'base64'))).exports;
`,
);
writeFileSync(
  new URL('zlib.d.ts', out),
  `/** The exports of a new instance, not yet initialized. */\nexport declare const newZlib: () => unknown;\n`,
);
