/**
 * The benchmark: perfgoal as built in dist/ beside its peers on the same documents, as tables in Markdown, with the
 * goals that are missed named. Start-up is measured with each Node that BENCH_NODES lists (paths, parted by ":").
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import mammoth from 'mammoth';
import { check, render } from '../dist/index.js';
import { asYaml, filing, variant } from './documents.mjs';
import { measureLibreOffice } from './libreoffice.mjs';
import { measure } from './measure.mjs';
import { docxtemplater } from './peers/docxtemplater.mjs';
import { easyTemplateX } from './peers/easy-template-x.mjs';
import { pdfmakePdf } from './peers/pdfmake.mjs';
import { typstPdf } from './peers/typst.mjs';
import { pinned } from './pinned.mjs';
import { round, table } from './printed.mjs';
import { readForm, textsOf } from './tables.mjs';
import { templateOf } from './template.mjs';
import { measureProcesses } from './whole-process.mjs';

pinned(import.meta.url);

const VARIANTS = 40;
const FONT = 'Perfgoal Song';
const folder = mkdtempSync(join(tmpdir(), 'perfgoal-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true }));

/** A variant as each tool takes it, in memory and as a file. */
async function prepare(plain, turn, size) {
  const yaml = asYaml(variant(plain, turn));
  const checked = check(yaml, { name: `${size}-${turn}.yaml` });
  const { bytes } = await render(checked, { format: 'docx' });
  if (!bytes) throw new Error(JSON.stringify(checked.findings, undefined, 2));
  const { template, values } = templateOf(bytes);
  const files = {
    yaml: join(folder, `${size}-${turn}.yaml`),
    json: join(folder, `${size}-${turn}.json`),
  };
  writeFileSync(files.yaml, yaml);
  writeFileSync(files.json, JSON.stringify(values));
  return { yaml, checked, docx: bytes, template, values, form: readForm(bytes), files, font: FONT };
}

const bare = text => text.replace(/\s/g, '');

/** Whoever leaves a text out is not measured. */
async function expectTexts(name, docx, form) {
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(docx) });
  const read = bare(value);
  const missing = textsOf(form).filter(text => !read.includes(bare(text)));
  if (missing.length > 0) throw new Error(`${name} leaves out ${missing.join(' | ')}`);
}

const ours =
  format =>
  ({ checked }) =>
    render(checked, { format });

/** A new file each time, as users write them: cutting one file off again and again makes the system flush it. */
let written = 0;
const nextOut = () => join(folder, `out-${written++}.docx`);

async function oursFromFile({ files }) {
  const checked = check(readFileSync(files.yaml), { name: files.yaml });
  writeFileSync(nextOut(), (await render(checked, { format: 'docx' })).bytes);
}

function docxtemplaterFromFile({ template, files }) {
  const values = JSON.parse(readFileSync(files.json, 'utf8'));
  writeFileSync(nextOut(), docxtemplater({ template, values }));
}

/** A table; `goals` holds for some names how many documents they are to make at least while the first makes one. */
function ratios(title, results, goals) {
  const rows = results.map(({ name, ms, times }) => {
    const goal = goals[name];
    const said = goal === undefined ? '' : `≥ ${goal}${times < goal ? ', missed' : ''}`;
    return [name, round(ms), round(1000 / ms), round(times), said];
  });
  table([title, 'ms', 'docs/s', '×', 'goal'], rows);
}

/** What a start-up is to stay below: others in the same run, and so many ms more than `node -e 0`. */
const startGoals = {
  'perfgoal render docx': { below: ['docxtemplater', 'easy-template-x'], more: 100 },
  'perfgoal render pdf': { below: ['typst (Node)'] },
};

function startUps(node, processes) {
  const goalOf = ({ name, ratio, more }) => {
    const goal = startGoals[name];
    if (!goal) return '';
    const others = processes.filter(other => goal.below.includes(other.name));
    const isMet = others.every(other => ratio < other.ratio) && more <= (goal.more ?? more);
    const below = goal.below.map(other => `< ${other}`);
    const said = [...below, ...(goal.more ? [`≤ ${goal.more} ms more`] : [])].join(', ');
    return isMet ? said : `${said}: missed`;
  };
  const rows = processes.map(each => [
    each.name,
    round(each.ms),
    round(each.ratio),
    round(each.more),
    goalOf(each),
  ]);
  const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  const title = `whole process, S, Node ${stdout.trim().slice(1)}`;
  table([title, 'ms', '× node -e 0', 'ms more', 'goal'], rows);
}

console.log(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model}\n`);
const sizes = {};
for (const size of ['S', 'L']) {
  const plain = filing(size);
  const inputs = [];
  for (let turn = 1; turn <= VARIANTS; turn++) inputs.push(await prepare(plain, turn, size));
  // One template for all: where texts stand is the same in every variant.
  const { template } = inputs[0];
  for (const input of inputs) input.template = template;
  sizes[size] = inputs;
  const [first] = inputs;
  await expectTexts('docxtemplater', docxtemplater(first), first.form);
  await expectTexts('easy-template-x', await easyTemplateX(first), first.form);
  await pdfmakePdf(first);
  await typstPdf(first);
}

for (const [size, inputs] of Object.entries(sizes)) {
  const with40 = tool => ({ tool, inputs });
  ratios(
    `Word, ${size}, filing in memory → bytes`,
    await measure(
      {
        docxtemplater: with40(docxtemplater),
        'easy-template-x': with40(easyTemplateX),
        'perfgoal docx': with40(ours('docx')),
      },
      'docxtemplater',
    ),
    { 'perfgoal docx': 8 },
  );
  ratios(
    `Word, ${size}, file → file`,
    await measure(
      {
        docxtemplater: with40(docxtemplaterFromFile),
        'perfgoal check + docx': with40(oursFromFile),
      },
      'docxtemplater',
    ),
    { 'perfgoal check + docx': { S: 2.5, L: 1.8 }[size] },
  );
  const pdf = await measure(
    {
      'typst (Node)': with40(typstPdf),
      pdfmake: with40(pdfmakePdf),
      'perfgoal pdf': with40(ours('pdf')),
    },
    'typst (Node)',
  );
  const office = measureLibreOffice(inputs.slice(0, 20).map(({ docx }) => docx));
  const typstMs = pdf[0].ms;
  const officeRow = office
    ? [{ name: 'LibreOffice docx → pdf, 20 at once', ms: office, times: typstMs / office }]
    : [];
  ratios(`PDF, ${size}, filing in memory → bytes`, [...pdf, ...officeRow], { 'perfgoal pdf': 1.3 });
}

const [first] = sizes.S;
const inputs = {
  yaml: first.yaml,
  form: { form: first.form, font: FONT },
  fill: { template: first.template.toString('base64'), values: first.values },
};
for (const node of process.env.BENCH_NODES?.split(':') ?? [process.execPath])
  startUps(node, measureProcesses(node, inputs));
