/** Reports that somebody else wrote, edited or copied: refused in a sentence, whatever they hold. */
import { cpSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { exit } from '../../src/cli/exit.ts';
import { RUN_REPORT_VERSION, statuses } from '../../src/cli/render/report.ts';
import { formats } from '../../src/internal.ts';
import { fixtureFolder, listing } from './folder.ts';
import { perfgoal } from './run.ts';

/** A folder with the report of a run of one filing, r.json; and what merges reports in it. */
async function reported() {
  const cwd = fixtureFolder();
  const args = ['render', 'filings/good.yaml', '--out', 'out/', '--report', 'r.json'];
  expect((await perfgoal(args, { cwd })).status).toBe(0);
  const text = readFileSync(join(cwd, 'r.json'), 'utf8');
  const merge = (...names: string[]) => perfgoal(['merge-reports', ...names], { cwd });
  return { cwd, text, merge };
}

const NESTED = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;

test.each<[string, string | RegExp, string]>([
  ['a thousand million shards', '"shard":null', '"shard":{"index":1,"total":1000000000}'],
  ['more shards than a list holds', '"shard":null', '"shard":{"index":1,"total":5000000000}'],
  ['no shards', '"shard":null', '"shard":{"index":0,"total":-1}'],
  ['a shard beyond the last', '"shard":null', '"shard":{"index":3,"total":2}'],
  ['a version that is no number', '"version":1', '"version":{"toString":1}'],
  ['an unknown status', '"status":0', '"status":99'],
  ['a status that is text', '"status":0', '"status":"0"'],
  ['a document without a format', '"format":"docx"', '"format":"exe"'],
  ['endless time', /"ms":[0-9.]+/, '"ms":1e999'],
  ['a filing that is none', '"filings":[', '"filings":[null,'],
  ['a place that is none', '"findings":[]', '"findings":[{"rule":"a","severity":"error"}]'],
  ['a time that is none', /"started":"[^"]+"/, '"started":"yesterday"'],
  ['a run without totals', '"totals":', '"sums":'],
])('%s is no report', async (_, part, instead) => {
  const { cwd, text, merge } = await reported();
  const edited = text.replace(part, () => instead);
  expect(edited).not.toBe(text);
  writeFileSync(join(cwd, 'r.json'), edited);
  const { status, stdout, stderr } = await merge('r.json', '--format', 'json');
  expect([status, stdout.toString()]).toEqual([2, '']);
  expect(stderr).toContain('r.json 不是完整的运行报告');
});

test('what is not known of a filing is left out', async () => {
  const { cwd, text, merge } = await reported();
  const edited = text
    .replace('"file":', () => `"extra":${NESTED},"file":`)
    .replace('"format":', () => `"extra":${NESTED},"format":`);
  writeFileSync(join(cwd, 'r.json'), edited);
  const { status, stdout } = await merge('r.json', '--format', 'json');
  expect(status).toBe(0);
  const [filing, own] = [stdout.toString(), text].map(json => JSON.parse(json).filings[0]);
  expect(filing).toEqual(own);
});

test('the schema knows what runs write', () => {
  const { properties, definitions } = JSON.parse(
    readFileSync(new URL('../../schemas/run-report.schema.json', import.meta.url), 'utf8'),
  );
  const { status, outputs } = definitions.filing.properties;
  expect([properties.version.const, properties.status.enum]).toEqual([
    RUN_REPORT_VERSION,
    Object.values(exit),
  ]);
  expect(status.enum).toEqual(statuses);
  expect(outputs.items.properties.format.enum).toEqual(formats);
});

test('a report larger than the limit is refused by its size, and is not read', async () => {
  const { cwd, text, merge } = await reported();
  const path = join(cwd, 'r.json');
  writeFileSync(path, text);
  // The file has a hole: it takes no room on the disk.
  truncateSync(path, 560 * 1024 * 1024);
  const { status, stdout, stderr } = await merge('r.json', '--lang', 'en');
  expect([status, stdout.toString()]).toEqual([2, '']);
  expect(stderr).toMatch(/r\.json: .*560\.0 MB.*256\.0 MB/);
});

test.each<[string, (small: boolean) => string]>([
  ['more values than a report can have', small => '{"a":"\\",{"},'.repeat(small ? 10 : 3_000_000)],
  ['a text longer than any', small => `{"a":"${'\u0085'.repeat(small ? 10 : 5_000_000)}"},`],
])('%s is refused before it fills the memory', async (_, part) => {
  const { cwd, text, merge } = await reported();
  const parse = vi.spyOn(JSON, 'parse');
  onTestFinished(() => parse.mockRestore());
  for (const small of [true, false]) {
    writeFileSync(join(cwd, 'r.json'), text.replace('"filings":[', `$&${part(small)}`));
    parse.mockClear();
    const { status, stderr } = await merge('r.json');
    expect(status).toBe(2);
    expect(stderr).toContain('r.json 不是完整的运行报告');
    const parsed = parse.mock.calls.filter(([json]) => json.includes('"filings"'));
    expect(parsed).toHaveLength(small ? 1 : 0);
  }
});

test('the report of one run is not merged with itself', async () => {
  const { cwd, text, merge } = await reported();
  cpSync(join(cwd, 'r.json'), join(cwd, 'r2.json'));
  const { status, stdout, stderr } = await merge('r.json', 'r2.json', '--out', 'all.json');
  expect([status, stdout.toString()]).toEqual([2, '']);
  expect(stderr).toContain('r.json 和 r2.json 是同一次运行的报告');
  expect(listing(cwd)).not.toContain('all.json');

  const another = text.replaceAll('good', 'other');
  expect(another).not.toBe(text);
  writeFileSync(join(cwd, 'r2.json'), another);
  expect((await merge('r.json', 'r2.json')).stdout.toString()).toContain('2 份报告，2 份申报');
});
