/**
 * Filled forms, file → findings, beside libraries that only read the same tables: python-docx and openpyxl by
 * /usr/bin/python3, and mammoth. Goals on an idle core: 150 .docx and 100 .xlsx a second.
 * node bench/filled.mjs [folder of another perfgoal, to compare with]
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filledForms } from './inputs.mjs';
import { measure } from './measure.mjs';
import { pinned } from './pinned.mjs';
import { round, table } from './printed.mjs';

pinned(import.meta.url);

const GOALS = { docx: 150, xlsx: 100 };
const PYTHON = '/usr/bin/python3';

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

async function pythonMs(format) {
  const folder = mkdtempSync(join(tmpdir(), 'perfgoal-bench-'));
  const paths = (await filledForms(format)).map((bytes, index) => {
    const path = join(folder, `${index}.${format}`);
    writeFileSync(path, bytes);
    return path;
  });
  const { status, stdout } = spawnSync(PYTHON, ['-c', READ, ...paths], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return status === 0 ? Number(stdout) : undefined;
}

const [, , other] = process.argv;

for (const [format, goal] of Object.entries(GOALS)) {
  const results = await measure(
    {
      'perfgoal check': { make: 'checkFilled', format },
      ...(other && { 'perfgoal check, the other': { make: 'checkFilled', format, of: other } }),
      ...(format === 'docx' && { 'mammoth, text only': { make: 'mammoth', format } }),
    },
    'perfgoal check',
  );
  const [first] = results;
  const python = await pythonMs(format);
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
