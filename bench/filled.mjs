/**
 * Filled forms, file → findings, beside libraries that only read the same tables: python-docx and openpyxl by
 * /usr/bin/python3, and mammoth. Goals on an idle core: 150 .docx and 100 .xlsx a second.
 * node bench/filled.mjs [folder of another perfgoal, to compare with]
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import mammoth from 'mammoth';
import { check, checkDocument, render } from '../dist/index.js';
import { asYaml, filing, variant } from './documents.mjs';
import { measure } from './measure.mjs';
import { pinned } from './pinned.mjs';
import { round, table } from './printed.mjs';

pinned(import.meta.url);

const VARIANTS = 40;
const GOALS = { docx: 150, xlsx: 100 };
const PYTHON = '/usr/bin/python3';
const folder = mkdtempSync(join(tmpdir(), 'perfgoal-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true }));

/** The paths of the variants of S as documents of a format. */
async function documents(format) {
  const paths = [];
  for (let turn = 1; turn <= VARIANTS; turn++) {
    const { bytes } = await render(check(asYaml(variant(filing('S'), turn))), { format });
    if (!bytes) throw new Error(`variant ${turn} is not drawn`);
    const path = join(folder, `${turn}.${format}`);
    writeFileSync(path, bytes);
    paths.push(path);
  }
  return paths;
}

const ours = checkWith => async path => {
  const { findings, labels } = await checkWith(readFileSync(path), { name: path });
  if (labels.found < labels.known || findings.some(({ severity }) => severity === 'error'))
    throw new Error(`${path} is not read as it was written`);
};

/** Milliseconds of the processor that the Python libraries take for a file, every cell read once. */
const READ = `
import sys, time, docx, openpyxl
def read(path):
    if path.endswith('.docx'):
        return sum(len(cell.text) for table in docx.Document(path).tables for row in table.rows for cell in row.cells)
    book = openpyxl.load_workbook(path)
    return sum(len(str(cell.value or '')) for sheet in book for row in sheet.iter_rows() for cell in row)
paths = sys.argv[1:]
read(paths[0])
start = time.process_time()
for path in paths:
    assert read(path) > 0
print((time.process_time() - start) * 1000 / len(paths))
`;

function pythonMs(paths) {
  const { status, stdout } = spawnSync(PYTHON, ['-c', READ, ...paths], { encoding: 'utf8' });
  return status === 0 ? Number(stdout) : undefined;
}

const other = process.argv[2];
const before =
  other && (await import(pathToFileURL(join(resolve(other), 'dist/index.js')).href)).checkDocument;

for (const [format, goal] of Object.entries(GOALS)) {
  const inputs = await documents(format);
  const tools = {
    'perfgoal check': { tool: ours(checkDocument), inputs },
    ...(before && { 'perfgoal check, the other': { tool: ours(before), inputs } }),
    ...(format === 'docx' && {
      'mammoth, text only': { tool: path => mammoth.extractRawText({ path }), inputs },
    }),
  };
  const results = await measure(tools, 'perfgoal check');
  const [first] = results;
  const python = pythonMs(inputs);
  const library = format === 'docx' ? 'python-docx, cells only' : 'openpyxl, cells only';
  if (python !== undefined) results.push({ name: library, ms: python, times: first.ms / python });
  table(
    [`filled .${format}, S, file → findings`, 'ms', 'files/s', '×', 'goal'],
    results.map(({ name, ms, times }) => {
      const isMissed = 1000 / ms < goal;
      const said = name === first.name ? `≥ ${goal}/s${isMissed ? ', missed' : ''}` : '';
      return [name, round(ms), round(1000 / ms), round(times), said];
    }),
  );
}
