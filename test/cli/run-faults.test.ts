/** What is wrong with a run outside its filings stands in its report, and in all that is made of that. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { fixtureFolder } from './folder.ts';
import { perfgoal } from './run.ts';

const schema = readFileSync(
  new URL('../../schemas/run-report.schema.json', import.meta.url),
  'utf8',
);
const validate = new Ajv({ strict: false, formats: { 'date-time': true } }).compile(
  JSON.parse(schema),
);

async function reported(cwd: string, report: string, ...names: string[]) {
  const args = ['render', ...names, '--out', 'out/', '--report', report];
  const { status } = await perfgoal(args, { cwd });
  const value = JSON.parse(readFileSync(join(cwd, report), 'utf8'));
  expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
  return { status, faults: value.faults };
}

const nowhere = { name: 'nope<.yaml', fault: '没有这个文件或文件夹' };

test('a name that leads to nothing', async () => {
  const cwd = fixtureFolder();
  expect(await reported(cwd, 'sound.json', 'filings/good.yaml')).toEqual({ status: 0 });
  expect(await reported(cwd, 'r.json', 'filings/good.yaml', 'nope<.yaml')).toEqual({
    status: 2,
    faults: [nowhere],
  });
  const merge = async (...more: string[]) => {
    const { status, stdout } = await perfgoal(['merge-reports', 'r.json', ...more], { cwd });
    expect(status).toBe(2);
    return stdout.toString();
  };
  expect(await merge()).toBe(
    'nope<.yaml: 错误: 没有这个文件或文件夹 [fault]\n1 份报告，1 份申报：已生成 0 份，没有变化 1 份；申报之外的错误 1 个\n',
  );
  expect(await merge('--lang', 'en')).toMatch(/; 1 error outside the filings\n$/);
  expect(JSON.parse(await merge('--format', 'json')).faults).toEqual([nowhere]);
  const junit = await merge('--format', 'junit');
  expect(junit.match(/<failure /g)).toHaveLength(1);
  expect(junit).toContain('name="nope&lt;.yaml"');
  const page = await merge('--format', 'html');
  expect(page).toMatch(/申报之外的错误 <small>1<.*<dt>nope&lt;\.yaml<\/dt>.*没有这个文件或文件夹/s);
});

test('shards at fault in the same way tell it once', async () => {
  const cwd = fixtureFolder();
  for (const shard of ['1/2', '2/2']) {
    const report = `r${shard[0]}.json`;
    await reported(cwd, report, 'filings', 'nope<.yaml', '--shard', shard);
  }
  const args = ['merge-reports', 'r1.json', 'r2.json', '--format', 'json'];
  const { stdout } = await perfgoal(args, { cwd });
  expect(JSON.parse(stdout.toString()).faults).toEqual([nowhere]);
});

test('a cache that cannot be written', async () => {
  const cwd = fixtureFolder();
  mkdirSync(join(cwd, 'out/.perfgoal-cache.json'), { recursive: true });
  const { status, faults } = await reported(cwd, 'r.json', 'filings/good.yaml');
  expect([status, faults.length, faults[0].name]).toEqual([2, 1, 'out/.perfgoal-cache.json']);
  expect(faults[0].fault).toContain('写不了');
});
