/** The folder of a soak, what runs in it, and what is found wrong. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Filings of the long load. */
export const MANY = Number(process.argv[2] ?? 10_000);
const program = fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url));
export const seed = readFileSync(
  new URL('../../examples/xizang/fujian2.yaml', import.meta.url),
  'utf8',
);
export const root = mkdtempSync(join(tmpdir(), 'perfgoal-soak-'));
process.on('exit', () => rmSync(root, { recursive: true }));

/** What did not hold. */
export const failures = [];
export const expect = (holds, text) => {
  if (!holds) failures.push(text);
};

/** Files in one folder, all alike but for the name of the project. */
export function fill(folder, count) {
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
import { createRequire } from 'node:module';
const { main, processIo } = createRequire(import.meta.url)(${JSON.stringify(program)});
process.exitCode = await main(process.argv, processIo());
writeSync(3, readFileSync('/proc/self/status', 'utf8').match(/VmHWM:\\s*(\\d+)/)[1]);
`,
);

/** Runs perfgoal; `kill` is given the process and may end it. Times in seconds, memory in MB. */
export function run(args, kill = () => {}) {
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

export const render = (folder, out, ...more) => [
  'render',
  folder,
  '--out',
  out,
  '--report',
  `${out}.json`,
  ...more,
];
export const reportOf = out => JSON.parse(readFileSync(join(root, `${out}.json`), 'utf8'));
export const documentsIn = out =>
  readdirSync(join(root, out)).filter(name => /\.(docx|pdf)$/.test(name));
const hashOf = path => createHash('sha256').update(readFileSync(path)).digest('hex');

/** Every document of the report is there, as it says; and none besides but those of an earlier run. */
export function expectTruth(out, count, { after = false } = {}) {
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

/** Two runs made the same documents. */
export function expectSame(out, other) {
  const [names, others] = [out, other].map(documentsIn);
  const isSame = names.join() === others.join();
  expect(isSame, `${out} and ${other} hold other documents`);
  for (const name of isSame ? names : [])
    expect(
      hashOf(join(root, out, name)) === hashOf(join(root, other, name)),
      `${out}/${name} differs from ${other}`,
    );
}
