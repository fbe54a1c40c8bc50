/**
 * The long load: 10,000 filings through perfgoal as built in dist/, in a process of its own. Prints tables in Markdown
 * and fails where documents are lost or half, where memory or the time of a filing grow, or where threads do not pay.
 *
 *     npm run -s build && node bench/soak.mjs [number of filings] > soak.md
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MANY = Number(process.argv[2] ?? 10_000);
const program = fileURLToPath(new URL('../bin/load.js', import.meta.url));
const seed = readFileSync(new URL('../examples/xizang/fujian2.yaml', import.meta.url), 'utf8');
const root = mkdtempSync(join(tmpdir(), 'perfgoal-soak-'));
process.on('exit', () => rmSync(root, { recursive: true }));

const failures = [];
const expect = (holds, text) => {
  if (!holds) failures.push(text);
};

/** Files in one folder, all alike but for the name of the project. */
function fill(folder, count) {
  mkdirSync(join(root, folder));
  for (let number = 0; number < count; number++) {
    const text = seed.replace(/^ {2}name: .*/m, line => `${line}第${number}号`);
    writeFileSync(join(root, folder, `f${String(number).padStart(5, '0')}.yaml`), text);
  }
}

// Tells the peak of its memory on a pipe of its own; what the system counts for the process would include its parent's.
writeFileSync(
  join(root, 'perfgoal.mjs'),
  `import { readFileSync, writeSync } from 'node:fs';
import loader from ${JSON.stringify(program)};
const { main, processIo } = loader.load('cli');
process.exitCode = await main(process.argv, processIo());
writeSync(3, readFileSync('/proc/self/status', 'utf8').match(/VmHWM:\\s*(\\d+)/)[1]);
`,
);

/** Runs perfgoal; `kill` is given the process and may end it. Times in seconds, memory in MB. */
function run(args, kill = () => {}) {
  return new Promise(resolve => {
    const start = performance.now();
    const options = { cwd: root, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] };
    const child = spawn(process.execPath, [join(root, 'perfgoal.mjs'), ...args], options);
    let peak = '';
    let tail = '';
    child.stdout.resume();
    child.stdio[3].on('data', chunk => {
      peak += chunk;
    });
    child.stderr.on('data', chunk => {
      tail = (tail + chunk).slice(-2000);
    });
    kill(child);
    child.on('close', (status, signal) => {
      const seconds = (performance.now() - start) / 1000;
      resolve({ status: status ?? signal, seconds, mb: Number(peak) / 1024, tail });
    });
  });
}

const render = (folder, out, ...more) => [
  'render',
  folder,
  '--out',
  out,
  '--report',
  `${out}.json`,
  ...more,
];
const reportOf = out => JSON.parse(readFileSync(join(root, `${out}.json`), 'utf8'));
const documentsIn = out => readdirSync(join(root, out)).filter(name => /\.(docx|pdf)$/.test(name));
const hashOf = path => createHash('sha256').update(readFileSync(path)).digest('hex');

/** Every document of the report is there, as it says; and none besides but those of an earlier run. */
function expectTruth(out, count, { after = false } = {}) {
  const { filings, totals } = reportOf(out);
  const told = new Map(
    filings.flatMap(({ outputs }) => outputs.map(({ file, hash }) => [file, hash])),
  );
  expect(filings.length === count, `${out}: ${filings.length} of ${count} filings in the report`);
  const found = documentsIn(out);
  const ours = after ? found.filter(name => told.has(`${out}/${name}`)) : found;
  expect(
    ours.length === told.size,
    `${out}: ${found.length} documents, ${told.size} in the report`,
  );
  for (const name of ours)
    expect(
      told.get(`${out}/${name}`) === hashOf(join(root, out, name)),
      `${out}/${name} is another`,
    );
  return totals;
}

const round = number => String(Number(number.toPrecision(3)));

function table(head, rows) {
  const line = cells => `| ${cells.join(' | ')} |`;
  console.log([line(head), line(head.map(() => '---')), ...rows.map(line), ''].join('\n'));
}

console.log(
  `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)}\n`,
);

/** Time of a filing and memory by the number of filings, the start of the process included. */
async function growth() {
  const rows = [];
  const measured = new Map();
  for (const count of [...new Set([100, 500, 1000, MANY])]) {
    fill(`in${count}`, count);
    const { status, seconds, mb, tail } = await run(render(`in${count}`, `out${count}`));
    expect(status === 0, `${count} filings ended with ${status}: ${tail}`);
    expectTruth(`out${count}`, count);
    measured.set(count, { ms: (seconds * 1000) / count, mb });
    rows.push([
      count,
      round(seconds),
      round((seconds * 1000) / count),
      round(count / seconds),
      round(mb),
    ]);
  }
  const again = await run(render(`in${MANY}`, `out${MANY}`));
  const { unchanged } = reportOf(`out${MANY}`).totals;
  expect(unchanged === MANY, `${unchanged} of ${MANY} unchanged`);
  rows.push([
    `${MANY}, nothing changed`,
    round(again.seconds),
    round((again.seconds * 1000) / MANY),
    round(MANY / again.seconds),
    round(again.mb),
  ]);
  table(['filings (docx)', 's', 'ms each', 'filings/s', 'peak MB'], rows);
  const [few, thousand, many] = [500, 1000, MANY].map(count => measured.get(count));
  expect(
    many.mb <= 1.3 * few.mb,
    `memory grows ${round(many.mb / few.mb)} times from 500 to ${MANY}`,
  );
  expect(many.mb < 400, `${round(many.mb)} MB`);
  expect(
    many.ms <= 1.2 * thousand.ms,
    `a filing takes ${round(many.ms / thousand.ms)} times as long`,
  );
  console.log(
    `Memory ${MANY}/500: ${round(many.mb / few.mb)}×. Time of a filing ${MANY}/1000: ${round(many.ms / thousand.ms)}×.\n`,
  );
}

/** One thread and two, by turns, the best of each. */
async function threads() {
  const rows = [];
  fill('inpdf', Math.ceil(MANY / 5));
  for (const [format, folder, count] of [
    ['docx', `in${MANY}`, MANY],
    ['pdf', 'inpdf', Math.ceil(MANY / 5)],
  ]) {
    const best = { 1: Number.POSITIVE_INFINITY, 2: Number.POSITIVE_INFINITY };
    for (let turn = 0; turn < 2; turn++)
      for (const jobs of [1, 2]) {
        const more = ['--format', format, '--jobs', String(jobs), '--force'];
        const { status, seconds } = await run(render(folder, `${format}${jobs}`, ...more));
        expect(status === 0, `${format} with ${jobs} jobs ended with ${status}`);
        best[jobs] = Math.min(best[jobs], seconds);
      }
    const ratio = best[1] / best[2];
    rows.push([format, count, round(count / best[1]), round(count / best[2]), `${round(ratio)}×`]);
    expect(ratio >= 1.4, `two threads make ${round(ratio)} times as many ${format}`);
    for (const name of documentsIn(`${format}1`)) {
      const [one, two] = [1, 2].map(jobs => hashOf(join(root, `${format}${jobs}`, name)));
      expect(one === two, `${name} differs`);
    }
  }
  table(['format', 'filings', 'filings/s, 1 job', 'filings/s, 2 jobs', ''], rows);
}

/** Killed again and again, then completed; with a filing of 20 MB among the others. */
async function faults() {
  fill('inkill', MANY);
  writeFileSync(join(root, 'inkill/large.yaml'), `# ${'x'.repeat(20 * 1024 * 1024)}\n${seed}`);
  let kills = 0;
  for (const [signal, after] of [
    ['SIGKILL', 4000],
    ['SIGTERM', 4000],
    ['SIGINT', 4000],
  ]) {
    const { status } = await run(render('inkill', 'outkill'), child => {
      setTimeout(() => child.kill(signal), after);
    });
    if (status === signal || status >= 130) kills += 1;
    if (status >= 130) expectTruth('outkill', MANY + 1, { after: true });
  }
  const before = documentsIn('outkill').length;
  const { status, seconds } = await run(render('inkill', 'outkill'));
  expect(status === 2, `the last run ended with ${status}`);
  const totals = expectTruth('outkill', MANY + 1);
  expect(totals.failed === 1 && totals.left === 0, JSON.stringify(totals));
  for (const name of documentsIn('outkill'))
    expect(
      hashOf(join(root, 'outkill', name)) === hashOf(join(root, `out${MANY}`, name)),
      `${name} differs`,
    );
  console.log(
    `Stopped ${kills} times (SIGKILL, SIGTERM, SIGINT); ${before} documents stood before the last run, which took ${round(seconds)} s; ${totals.rendered} rendered, ${totals.unchanged} unchanged, 1 failed (20 MB).\n`,
  );
}

/** Shards at once into one folder, merged. */
async function shards() {
  const all = [1, 2, 3, 4].map(index =>
    run([
      'render',
      `in${MANY}`,
      '--out',
      'outshards',
      '--jobs',
      '1',
      '--quiet',
      '--shard',
      `${index}/4`,
      '--report',
      `shard${index}.json`,
    ]),
  );
  for (const { status } of await Promise.all(all))
    expect(status === 0, `a shard ended with ${status}`);
  const merged = await run([
    'merge-reports',
    ...[1, 2, 3, 4].map(index => `shard${index}.json`),
    '--out',
    'outshards.json',
  ]);
  expect(merged.status === 0, `merging ended with ${merged.status}`);
  const totals = expectTruth('outshards', MANY);
  expect(totals.rendered === MANY, JSON.stringify(totals));
  console.log(
    `Four shards at once into one folder, merged in ${round(merged.seconds)} s: ${totals.rendered} rendered.\n`,
  );
}

await growth();
await threads();
await shards();
await faults();
if (failures.length > 0) {
  console.log(
    failures
      .slice(0, 50)
      .map(text => `- FAILED: ${text}`)
      .join('\n'),
  );
  process.exitCode = 1;
}
