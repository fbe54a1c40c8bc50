/**
 * `perfgoal check` on 1,000 filings beside programs that check YAML against a schema: whole processes in
 * turn, in seconds of the processor. Goal: a sixth of spectral's at most.
 * node bench/check.mjs <folder with the peers in node_modules>
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './printed.mjs';

const COUNT = 1000;
const RUNS = Number(process.env.BENCH_RUNS ?? 5);
const pathOf = path => fileURLToPath(new URL(path, import.meta.url));
const peers = resolve(process.argv[2] ?? 'node_modules');
const folder = mkdtempSync(join(tmpdir(), 'perfgoal-bench-'));
const schema = pathOf('../schemas/filing.schema.json');

// Each file has a project of its own, or it would be told that it is filed a thousand times.
const seed = readFileSync(pathOf('../examples/xizang/fujian2.yaml'), 'utf8');
for (let index = 1; index <= COUNT; index++) {
  const text = seed.replace('name: 2023年昌都市', `name: 第${index}号2023年昌都市`);
  writeFileSync(join(folder, `${String(index).padStart(4, '0')}.yaml`), text);
}
writeFileSync(
  join(folder, 'spectral.json'),
  `{ "rules": { "filing": {
    "given": "$",
    "message": "{{error}}",
    "then": {
      "function": "schema",
      "functionOptions": { "allErrors": true, "schema": ${readFileSync(schema, 'utf8')} }
    }
  } } }`,
);

const bin = path => join(peers, 'node_modules', path);
const commands = {
  'perfgoal check': [pathOf('../bin/perfgoal.js'), 'check', folder, '--format', 'json'],
  spectral: [
    bin('@stoplight/spectral-cli/dist/index.js'),
    'lint',
    '--ruleset',
    join(folder, 'spectral.json'),
    '--format',
    'json',
    join(folder, '*.yaml'),
  ],
  'ajv-cli': [
    bin('ajv-cli/dist/index.js'),
    'validate',
    '--all-errors',
    '--strict=false',
    '-s',
    schema,
    '-d',
    join(folder, '*.yaml'),
  ],
};

/** Makes a process tell the processor's time that it took, all threads, at its end. */
const meter = `data:text/javascript,${encodeURIComponent(`
  import { writeSync } from 'node:fs';
  process.on('exit', () => {
    const { user, system } = process.cpuUsage();
    writeSync(2, '\\ncpu ' + (user + system) / 1e6);
  });
`)}`;

function secondsOf(name, args) {
  const options = { encoding: 'utf8', maxBuffer: 2 ** 28 };
  const { status, error, stderr } = spawnSync(
    process.execPath,
    ['--import', meter, ...args],
    options,
  );
  // Status 1 says that filings have errors, here with ajv-cli: it reads dates as dates.
  if (error || status === null || status > 1) throw error ?? new Error(`${name}: ${stderr}`);
  return Number(/\ncpu ([\d.]+)$/.exec(stderr)?.[1]);
}

try {
  const rows = Object.entries(commands).map(([name, args]) => ({ name, args, runs: [] }));
  for (let run = 0; run < RUNS; run++)
    for (const { name, args, runs } of rows) runs.push(secondsOf(name, args));
  const [base] = rows;
  console.log(
    `| ${readdirSync(folder).length - 1} filings | s | perfgoal = 1 | goal |\n| --- | --- | --- | --- |`,
  );
  for (const { name, runs } of rows) {
    const ratio = median(runs.map((seconds, run) => seconds / base.runs[run]));
    const goal = name === 'spectral' ? `≥ 6${ratio < 6 ? ', missed' : ''}` : '';
    console.log(`| ${name} | ${median(runs).toFixed(2)} | ${ratio.toFixed(2)} | ${goal} |`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
