/** Whole processes from start to end: what a clerk waits for one document. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './printed.mjs';

const RUNS = Number(process.env.BENCH_RUNS ?? 15);
const pathOf = path => fileURLToPath(new URL(path, import.meta.url));

function run(args, input) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { input });
  if (status !== 0) throw new Error(`${args.join(' ')}: ${status}\n${stderr}`);
  return performance.now() - start;
}

/** The commands in turn, RUNS times: the median of each, and of its ratio to `node -e 0`. */
export function measureProcesses({ yaml, form, fill }) {
  const folder = mkdtempSync(join(tmpdir(), 'perfgoal-bench-'));
  try {
    const filing = join(folder, 'filing.yaml');
    writeFileSync(filing, yaml);
    const cli = pathOf('../bin/perfgoal.js');
    const render = ending => [cli, 'render', filing, '--out', join(folder, `form.${ending}`)];
    const one = pathOf('one.mjs');
    const commands = {
      'node -e 0': { args: ['-e', '0'] },
      ...(existsSync(pathOf('../dist/cli.cjs')) && {
        'perfgoal check': { args: [cli, 'check', filing] },
        'perfgoal render docx': { args: render('docx') },
        'perfgoal render pdf': { args: render('pdf') },
      }),
      docxtemplater: { args: [one, 'docxtemplater'], input: JSON.stringify(fill) },
      'easy-template-x': { args: [one, 'easyTemplateX'], input: JSON.stringify(fill) },
      pdfmake: { args: [one, 'pdfmakePdf'], input: JSON.stringify(form) },
      'typst (Node)': { args: [one, 'typstPdf'], input: JSON.stringify(form) },
    };
    const times = Object.entries(commands).map(([name, command]) => ({ name, command, runs: [] }));
    for (const { command } of times) run(command.args, command.input);
    for (let index = 0; index < RUNS; index++) {
      for (const { command, runs } of times) runs.push(run(command.args, command.input));
    }
    return times.map(({ name, runs }) => ({
      name,
      ms: median(runs),
      ratio: median(runs.map((ms, index) => ms / times[0].runs[index])),
    }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
