// Reads the shipped forms once, after the build, to dist/forms/*.json, so that no run waits for their YAML.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const root = new URL('../', import.meta.url);
const out = fileURLToPath(new URL('dist/forms/', root));
rmSync(out, { recursive: true, force: true });

const { listForms, templateLoader } = await import(new URL('dist/internal.js', root));
const load = templateLoader(path => readFileSync(path));

function textsOf(id) {
  const text = readFileSync(new URL(`templates/${id}.yaml`, root), 'utf8');
  const parent = parse(text, { schema: 'failsafe' }).extends;
  return { [id]: text, ...(parent && textsOf(parent)) };
}

for (const id of listForms()) {
  const file = `${out}${id}.json`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ texts: textsOf(id), template: load(id) }));
}
