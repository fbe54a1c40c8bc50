// Reads the shipped forms once, after the build, to dist/forms/*.json, so that no run waits for their YAML; and writes
// what all their Word documents have in common to dist/docx/*.json, so that no run waits for docx.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const root = new URL('../', import.meta.url);
for (const folder of ['forms', 'docx'])
  rmSync(new URL(`dist/${folder}/`, root), { recursive: true, force: true });

const { builtWordParts, listForms, templateLoader } = await import(
  new URL('dist/internal.js', root)
);
const load = templateLoader(path => readFileSync(path));

function textsOf(id) {
  const text = readFileSync(new URL(`templates/${id}.yaml`, root), 'utf8');
  const parent = parse(text, { schema: 'failsafe' }).extends;
  return { [id]: text, ...(parent && textsOf(parent)) };
}

function write(name, text) {
  const file = fileURLToPath(new URL(`dist/${name}.json`, root));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

for (const id of listForms()) {
  const template = load(id);
  write(`forms/${id}`, JSON.stringify({ texts: textsOf(id), template }));
  // Forms of the same paper and styles share a file.
  for (const { name, text } of await builtWordParts(template)) write(`docx/${name}`, text);
}
