/**
 * The benchmark: perfgoal as built in dist/ beside its peers on the same documents, as tables in Markdown, with the
 * goals that are missed named. Start-up is measured with each Node that BENCH_NODES lists (paths, parted by ":").
 */
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { inputsOf } from './inputs.mjs';
import { measureLibreOffice } from './libreoffice.mjs';
import { measure } from './measure.mjs';
import { pinned } from './pinned.mjs';
import { round, table } from './printed.mjs';
import { measureProcesses } from './whole-process.mjs';

pinned(import.meta.url);

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
for (const size of ['S', 'L']) {
  ratios(
    `Word, ${size}, filing in memory → bytes`,
    await measure(
      {
        docxtemplater: { make: 'docxtemplater', size },
        'easy-template-x': { make: 'easyTemplateX', size },
        'perfgoal docx': { make: 'render', size, format: 'docx' },
      },
      'docxtemplater',
    ),
    { 'perfgoal docx': 8 },
  );
  ratios(
    `Word, ${size}, file → file`,
    await measure(
      {
        docxtemplater: { make: 'docxtemplaterFiles', size },
        'perfgoal check + docx': { make: 'renderFiles', size },
      },
      'docxtemplater',
    ),
    { 'perfgoal check + docx': { S: 2.5, L: 1.8 }[size] },
  );
  const pdf = await measure(
    {
      'typst (Node)': { make: 'typst', size },
      pdfmake: { make: 'pdfmake', size },
      'perfgoal pdf': { make: 'render', size, format: 'pdf' },
    },
    'typst (Node)',
  );
  const documents = (await inputsOf(size)).slice(0, 20).map(({ docx }) => docx);
  const office = measureLibreOffice(documents);
  const typstMs = pdf[0].ms;
  const officeRow = office
    ? [{ name: 'LibreOffice docx → pdf, 20 at once', ms: office, times: typstMs / office }]
    : [];
  ratios(`PDF, ${size}, filing in memory → bytes`, [...pdf, ...officeRow], { 'perfgoal pdf': 1.3 });
}

const [first] = await inputsOf('S');
const inputs = {
  yaml: first.yaml,
  form: { form: first.form, font: first.font },
  fill: { template: first.template.toString('base64'), values: first.values },
};
for (const node of process.env.BENCH_NODES?.split(':') ?? [process.execPath])
  startUps(node, measureProcesses(node, inputs));
