/** Whole processes from start to end: what a clerk waits for one document. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './printed.mjs';

const RUNS = Number(process.env.BENCH_RUNS ?? 15);
const pathOf = path => fileURLToPath(new URL(path, import.meta.url));

function run(node, { args, input }) {
  const start = performance.now();
  const { status, stderr } = spawnSync(node, args, { input });
  if (status !== 0) throw new Error(`${args.join(' ')}: ${status}\n${stderr}`);
  return performance.now() - start;
}

/**
 * The commands in turn, RUNS times, by the binary `node`: the median of each, of its ratio to `node -e 0`, and of the ms
 * that it takes more.
 */
export function measureProcesses(node, { yaml, form, fill }) {
  const folder = mkdtempSync(join(tmpdir(), 'perfgoal-bench-'));
  try {
    const filing = join(folder, 'filing.yaml');
    writeFileSync(filing, yaml);
    const cli = pathOf('../bin/perfgoal.js');
    const render = ending => [cli, 'render', filing, '--out', join(folder, `form.${ending}`)];
    const one = pathOf('one.mjs');
    const commands = {
      'node -e 0': { args: ['-e', '0'] },
      'perfgoal check': { args: [cli, 'check', filing] },
      'perfgoal render docx': { args: render('docx') },
      'perfgoal render pdf': { args: render('pdf') },
      docxtemplater: { args: [one, 'docxtemplater'], input: JSON.stringify(fill) },
      'easy-template-x': { args: [one, 'easyTemplateX'], input: JSON.stringify(fill) },
      pdfmake: { args: [one, 'pdfmakePdf'], input: JSON.stringify(form) },
      'typst (Node)': { args: [one, 'typstPdf'], input: JSON.stringify(form) },
    };
    const times = Object.entries(commands).map(([name, command]) => ({ name, command, runs: [] }));
    for (const { command } of times) run(node, command);
    for (let index = 0; index < RUNS; index++) {
      for (const { command, runs } of times) runs.push(run(node, command));
    }
    const [{ runs: floor }] = times;
    return times.map(({ name, runs }) => ({
      name,
      ms: median(runs),
      ratio: median(runs.map((ms, index) => ms / floor[index])),
      more: median(runs.map((ms, index) => ms - floor[index])),
    }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
