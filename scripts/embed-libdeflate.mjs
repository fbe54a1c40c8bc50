// Writes libdeflate as WebAssembly, as the package of that name brings it, to src/generated/libdeflate.js, so that no
// file is looked for at run time. Its own JavaScript, which wants Node 24, is left out.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const folder = new URL('../src/generated/', import.meta.url);
const script = readFileSync(
  createRequire(import.meta.url)
    .resolve('libdeflate')
    .replace(/index\.js$/, 'dist/libdeflate.wasm.mjs'),
  'utf8',
);

/** What a pattern finds in the script. */
function found(pattern) {
  const match = pattern.exec(script);
  if (!match) throw new Error(`libdeflate is built otherwise than thought: no ${pattern}`);
  return match[1];
}

const wasm = found(/"data:application\/octet-stream;base64,([\w+/=]+)"/);

/** The one letter that a function of the module has for a name. */
const letterOf = name => found(new RegExp(`_${name}"\\]=asm\\["(\\w)"\\]`));
const names = [
  'malloc',
  'free',
  'libdeflate_alloc_compressor',
  'libdeflate_deflate_compress',
  'libdeflate_deflate_compress_bound',
  'libdeflate_zlib_compress',
  'libdeflate_zlib_compress_bound',
];
const memory = found(/wasmMemory=Module\["asm"\]\["(\w)"\]/);
const begin = letterOf('__wasm_call_ctors');
const resize = found(/"(\w)":_emscripten_resize_heap/);
const copy = found(/"(\w)":_emscripten_memcpy_big/);

mkdirSync(folder, { recursive: true });
writeFileSync(
  new URL('libdeflate.js', folder),
  `const wasm = '${wasm}';
const PAGE = 65536;

export function newLibdeflate() {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(wasm, 'base64')), {
    a: {
      ${copy}: (to, from, length) => {
        new Uint8Array(memory.buffer).copyWithin(to, from, from + length);
      },
      ${resize}: size => {
        try {
          memory.grow(Math.ceil(((size >>> 0) - memory.buffer.byteLength) / PAGE));
          return 1;
        } catch {
          return 0;
        }
      },
    },
  });
  const memory = exports.${memory};
  exports.${begin}();
  return {
    memory,
${names.map(name => `    ${name}: exports.${letterOf(name)},`).join('\n')}
  };
}
`,
);
writeFileSync(
  new URL('libdeflate.d.ts', folder),
  `/** The functions of a new instance, by their names in libdeflate.h; addresses and sizes are in bytes of its memory. */
export declare const newLibdeflate: () => {
  readonly memory: { readonly buffer: ArrayBuffer };
${names.map(name => `  ${name}(...operands: number[]): number;`).join('\n')}
};
`,
);
