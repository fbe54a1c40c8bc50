import { fileURLToPath } from 'node:url';
import { defineConfig, type UserConfig } from 'tsdown';
import bundled from './scripts/bundled.json' with { type: 'json' };

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const shared: UserConfig = {
  platform: 'node',
  target: 'node20',
  hash: false,
  // Names stay, for the reports of faults.
  minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
  alias: {
    // Their builds for browsers are modules, which a bundle takes only what it needs of; what they do is the same.
    yaml: here('node_modules/yaml/browser/index.js'),
    fflate: here('node_modules/fflate/esm/browser.js'),
    ...Object.fromEntries(
      bundled.stubbed.map(name => [name, here(`scripts/stubs/${name.replace(':', '/')}.mjs`)]),
    ),
  },
  // What most runs need is in the bundle, since looking for hundreds of files takes longer than running them.
  deps: { alwaysBundle: [...bundled.packages, ...bundled.stubbed], onlyBundle: false },
};

/** The name of the package that a module is of. */
const packageOf = (module: string | null | undefined) =>
  module?.split('/node_modules/').at(1)?.split('/').at(0);

/** What only some runs need, and the entries, which are files of their own. */
const APART =
  /\/node_modules\/(?!(?:big\.js|chalk|commander|fastest-levenshtein|get-east-asian-width|yaml)\/)|\/scripts\/stubs\/|\/src\/(?:generated\/report-validator|layout|writers\/(?:docx|pdf)|word|draft|summary(?!\/escape-markup)|cli\/(?:main|merge|render\/(?:cache|pool|report-file|watch|worker)))|\0/;

/** Writes a program in ASCII, which Node reads several times as fast as UTF-8. Nothing may look at its own source, as String.raw does. */
const ascii: NonNullable<UserConfig['plugins']> = {
  name: 'ascii',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      if (/String\.raw`/.test(chunk.code)) throw new Error(`${chunk.fileName} uses String.raw`);
      chunk.code = chunk.code.replace(/[\u0080-\uffff]/g, unit => {
        const digits = unit.charCodeAt(0).toString(16).padStart(4, '0');
        return `\\u${digits}`;
      });
    }
  },
};

export default defineConfig([
  {
    ...shared,
    // With its lines, since Node shows the one that threw.
    minify: false,
    entry: { index: 'src/index.ts', internal: 'src/internal.ts' },
    format: 'esm',
    dts: { resolver: 'tsc' },
    outExtensions: () => ({ js: '.js', dts: '.d.ts' }),
    clean: true,
  },
  // The program is of the older kind of modules: bin/load.js can load these with code made ready for it.
  {
    ...shared,
    entry: { cli: 'src/cli/main.ts', worker: 'src/cli/render/worker.ts' },
    format: 'cjs',
    dts: false,
    clean: false,
    plugins: ascii,
    outputOptions: {
      chunkFileNames: ({ name, facadeModuleId }) => `${packageOf(facadeModuleId) ?? name}.cjs`,
      codeSplitting: { groups: [{ name: 'program', test: id => !APART.test(id) }] },
    },
  },
]);
