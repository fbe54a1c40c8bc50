import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Rolldown, type UserConfig } from 'tsdown';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The folder of the package that a module is of. */
const folderOf = (module: string | null | undefined) =>
  /.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(module ?? '')?.[0];

/** The folders of the packages in dist/; scripts/embed-libdeflate.mjs copies what is WebAssembly in libdeflate. */
const bundled = new Set([here('node_modules/libdeflate')]);

/** Writes the licences of the packages in dist/. */
function writeNotices(dist: string) {
  const notices = [...bundled].map(folder => {
    const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
    const file = readdirSync(folder).find(entry => /^licen[cs]e/i.test(entry));
    if (!file) throw new Error(`${name} has no licence to ship`);
    return `${name} ${version} (${license})\n\n${readFileSync(`${folder}/${file}`, 'utf8').trim()}\n`;
  });
  writeFileSync(`${dist}/THIRD-PARTY.txt`, notices.sort().join(`\n${'-'.repeat(72)}\n\n`));
}

/** Replaces packages where pdfkit imports them; scripts/pdfkit-stubs.mjs says why. */
const pdfkitStubs: Rolldown.Plugin = {
  name: 'pdfkit-stubs',
  resolveId: {
    order: 'pre',
    filter: { id: /^(fontkit|linebreak|png-js|fflate|@noble\/ciphers\/aes)$/ },
    handler: (_, importer) =>
      importer?.includes('/pdfkit/') ? here('scripts/pdfkit-stubs.mjs') : undefined,
  },
};

const shared: UserConfig = {
  platform: 'node',
  target: 'node20',
  hash: false,
  checks: { pluginTimings: false },
  alias: {
    // Builds for browsers, which need neither require() nor modules of Node that take time to load.
    yaml: here('node_modules/yaml/browser/index.js'),
    fflate: here('node_modules/fflate/esm/browser.js'),
    pdfkit: here('node_modules/pdfkit/js/pdfkit.browser.mjs'),
  },
  plugins: pdfkitStubs,
  // devDependencies that src/ imports are bundled, dependencies are not; test/package.test.ts proves it.
  deps: { onlyBundle: false },
  hooks: {
    'build:done': ({ chunks, options: { outDir } }) => {
      for (const chunk of chunks)
        for (const module of 'moduleIds' in chunk ? chunk.moduleIds : []) {
          const folder = folderOf(module);
          if (folder) bundled.add(folder);
        }
      writeNotices(outDir);
    },
  },
};

/** Puts all modules that main.ts imports, but not those that are imported when they are needed, into one chunk. */
const startModules = new Set<string>();
const chunkOf: Rolldown.CodeSplittingNameFunction = (module, context) => {
  const add = (id: string) => {
    if (startModules.has(id)) return;
    startModules.add(id);
    context.getModuleInfo(id)?.importedIds.forEach(add);
  };
  add(here('src/cli/main.ts'));
  return startModules.has(module) ? 'program' : undefined;
};

export default defineConfig([
  {
    ...shared,
    entry: { index: 'src/index.ts', internal: 'src/internal.ts' },
    format: 'esm',
    dts: { resolver: 'tsc' },
    outExtensions: () => ({ js: '.js', dts: '.d.ts' }),
    clean: true,
  },
  // Goal: a Word document at most 100 ms later than `node -e 0`, on Node 20 too, by the line “perfgoal render docx” in
  // the last table of bench/run.mjs. CommonJS saves 8 ms of that; one chunk for what is imported from the start 10 ms,
  // against dozens; short names 3 ms, of which those of functions stay for the reports of bugs.
  {
    ...shared,
    entry: { cli: 'src/cli/main.ts', worker: 'src/cli/render/worker.ts' },
    format: 'cjs',
    dts: false,
    clean: false,
    minify: { compress: true, mangle: { keepNames: true }, codegen: { removeWhitespace: true } },
    outputOptions: {
      // A chunk of one package bears its name, also where several chunks share it.
      chunkFileNames: ({ name, facadeModuleId, moduleIds }) => {
        const folders = new Set(moduleIds.map(folderOf));
        const shared = folders.size === 1 ? [...folders][0] : undefined;
        return `${(folderOf(facadeModuleId) ?? shared)?.split('/').at(-1) ?? name}.cjs`;
      },
      codeSplitting: { groups: [{ name: chunkOf }] },
    },
  },
]);
