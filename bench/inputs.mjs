/** The variants of a size as the tools take them: as YAML, checked, as Word, as a template with values, as cells. */
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { asYaml, filing, variant } from './documents.mjs';
import { readForm } from './tables.mjs';
import { templateOf } from './template.mjs';

const VARIANTS = 40;
const FONT = 'Perfgoal Song';

/** perfgoal as built in a folder, by default this one. */
export const perfgoal = (folder = fileURLToPath(new URL('..', import.meta.url))) =>
  import(pathToFileURL(join(resolve(folder), 'dist/index.js')).href);

/** The variants of a size, made by the perfgoal of a folder: one of another build would work on what is not its own. */
export async function inputsOf(size, of) {
  const { check, render } = await perfgoal(of);
  const plain = filing(size);
  const inputs = [];
  for (let turn = 1; turn <= VARIANTS; turn++) {
    const yaml = asYaml(variant(plain, turn));
    const checked = check(yaml, { name: `${size}-${turn}.yaml` });
    const { bytes: docx } = await render(checked, { format: 'docx' });
    if (!docx) throw new Error(JSON.stringify(checked.findings, undefined, 2));
    const { template, values } = templateOf(docx);
    inputs.push({ yaml, checked, docx, template, values, form: readForm(docx), font: FONT });
  }
  // One template for all: where texts stand is the same in every variant.
  const [{ template }] = inputs;
  return inputs.map(input => ({ ...input, template }));
}

/** The bytes of the variants of S as filled forms of a format. */
export async function filledForms(format) {
  const { render } = await perfgoal();
  const inputs = await inputsOf('S');
  const made = [];
  for (const { checked } of inputs) made.push((await render(checked, { format })).bytes);
  return made;
}
