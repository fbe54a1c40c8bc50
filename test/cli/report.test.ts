/**
 * Every format of report on the same filings, in both languages, against goldens; the formats of others against their
 * schemas. UPDATE_GOLDENS=1 writes what is printed now.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import type { Log } from 'sarif';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { reportFormats } from '../../src/cli/report/index.ts';
import { run as runTool, testWith } from '../examples/tools.ts';
import { fixtureFolder } from './folder.ts';
import { perfgoal } from './run.ts';

/** A name that URIs and annotations must escape; keys with what XML and terminals may not see. */
const AWKWARD = join('100%, 甲:#1', 'a b.yaml');
const awkward = `form: ../forms/lenient.yaml
year: 2025
project:
  name: 县敬老院供氧系统改造项目
  attribute: "<b>&\\"'"
  phone:
remarks: |
  第一行
  第二行 \t
"le\\e[31m\\u0085\\u0000\\uFFFE\\uD800\\u202Eader": 1
`;

function folderWithAwkward(): string {
  const cwd = fixtureFolder();
  mkdirSync(join(cwd, '100%, 甲:#1'));
  writeFileSync(join(cwd, AWKWARD), awkward);
  return cwd;
}

const env = { SOURCE_DATE_EPOCH: '1672531200' };
const all = ['filings', 'twins', 'warned', AWKWARD];

async function reportOf(format: string, files: readonly string[], ...more: readonly string[]) {
  const cwd = folderWithAwkward();
  const args = ['check', ...files, '--format', format, ...more];
  return (await perfgoal(args, { cwd, env })).stdout.toString();
}

describe.each(reportFormats)('%s', format => {
  test.each(['zh', 'en'])('%s', async lang => {
    const printed = settled(await reportOf(format, all, '--lang', lang));
    expect(printed).not.toMatch(/[^\P{Cc}\n]|\u202E|\uFFFE/u);
    const golden = new URL(`goldens/report-${format}-${lang}.txt`, import.meta.url);
    if (process.env.UPDATE_GOLDENS) writeFileSync(golden, printed);
    else expect(printed).toBe(readFileSync(golden, 'utf8'));
  });
});

/** Without what changes with the version and with the texts of rules. */
const settled = (report: string) =>
  report
    .replace(/("perfgoal":)"[^"]*"/, '$1"…"')
    .replace(/"tool":.*/, '"tool":…,')
    .replace(/<style>.*<\/style>/s, '<style>…</style>')
    .replace(/perfgoal \d[^<]*/, 'perfgoal …')
    .replace(/("ruleIndex":)\d+/g, '$1…');

const clean = ['filings/good.yaml'];

describe('json', () => {
  const schema = JSON.parse(
    readFileSync(new URL('../../schemas/report.schema.json', import.meta.url), 'utf8'),
  );
  // A key that the schema does not know would be one that nobody can rely on.
  const strict = JSON.parse(JSON.stringify(schema), (_, value) =>
    value?.properties ? { ...value, additionalProperties: false } : value,
  );
  const validate = new Ajv({ allowUnionTypes: true }).compile(strict);

  test.each([{ files: all }, { files: clean }, { files: ['filings', 'none.yaml'] }])(
    '$files is of its schema',
    async ({ files }) => {
      const report = JSON.parse(await reportOf('json', files));
      validate(report);
      expect(validate.errors).toBeNull();
    },
  );

  test('its places are those of the text', async () => {
    const { findings } = JSON.parse(await reportOf('json', [AWKWARD]));
    const lines = awkward.split('\n');
    const pieces = findings.map(({ line, column, endColumn }: Record<string, number>) =>
      lines[(line ?? 0) - 1]?.slice((column ?? 0) - 1, (endColumn ?? 0) - 1),
    );
    expect(pieces).toContain('"<b>&\\"\'"');
    expect(pieces).toContain('"le\\e[31m\\u0085\\u0000\\uFFFE\\uD800\\u202Eader"');
  });

  test('counts what could not be checked', async () => {
    const { totals } = JSON.parse(await reportOf('json', ['filings', 'none.yaml']));
    expect(totals).toMatchObject({ files: 4, unchecked: 1 });
  });
});

describe('sarif', () => {
  const schema = JSON.parse(
    readFileSync(new URL('schemas/sarif-2.1.0-rtm.4.json', import.meta.url), 'utf8'),
  );
  const { id, $schema: draft04, ...rest } = schema;
  const formats = { uri: /^[a-z]+:[\x21-\x7e]+$/, 'uri-reference': /^[\x21-\x7e]*$/ };
  const validate = new Ajv({
    strict: false,
    unicodeRegExp: false,
    formats: { ...formats, 'date-time': true },
  }).compile(rest);
  const logOf = async (...files: readonly string[]): Promise<Log> =>
    JSON.parse(await reportOf('sarif', files));

  test('the schema is that of SARIF', () => {
    expect([id, draft04].join()).toMatch(/sarif-2\.1\.0.*draft-04/);
    expect(validate({ version: '2.1.0', runs: [{}] })).toBe(false);
  });

  test.each([{ files: all }, { files: clean }, { files: ['none.yaml'] }])(
    '$files is of the schema',
    async ({ files }) => {
      validate(await logOf(...files));
      expect(validate.errors).toBeNull();
    },
  );

  test('every result names a rule that the tool describes, and a region with a start', async () => {
    const [run] = (await logOf(...all)).runs;
    const rules = run?.tool.driver.rules ?? [];
    expect(run?.results?.length).toBeGreaterThan(5);
    for (const { ruleId, ruleIndex, locations } of run?.results ?? []) {
      expect(rules[ruleIndex ?? -1]?.id).toBe(ruleId);
      expect(locations?.[0]?.physicalLocation?.region?.startLine).toBeGreaterThan(0);
    }
  });

  test('paths are relative and encoded', async () => {
    const cwd = folderWithAwkward();
    const args = ['check', join(cwd, AWKWARD), '--format', 'sarif'];
    const log: Log = JSON.parse((await perfgoal(args, { cwd })).stdout.toString());
    const location = log.runs[0]?.results?.[0]?.locations?.[0]?.physicalLocation;
    expect(location?.artifactLocation?.uri).toBe('100%25%2C%20%E7%94%B2%3A%231/a%20b.yaml');
  });

  test('says whether all filings were checked', async () => {
    const success = async (...files: readonly string[]) =>
      (await logOf(...files)).runs[0]?.invocations?.[0]?.executionSuccessful;
    expect(await success(...clean)).toBe(true);
    expect(await success('none.yaml')).toBe(false);
  });
});

describe('junit', () => {
  const reports = [{ files: all }, { files: clean }, { files: ['none.yaml'] }];

  test.each(reports)('$files is well-formed', async ({ files }) => {
    const parser = new SaxesParser();
    const names: string[] = [];
    parser.on('error', error => {
      throw error;
    });
    parser.on('opentag', ({ name }) => names.push(name));
    parser.write(await reportOf('junit', files)).close();
    expect(names[0]).toBe('testsuites');
  });

  testWith('xmllint').each(reports)('$files is of the schema', async ({ files }) => {
    const path = join(fixtureFolder(), 'report.xml');
    writeFileSync(path, await reportOf('junit', files));
    const schema = new URL('schemas/junit-ant.xsd', import.meta.url).pathname;
    runTool('xmllint', ['--noout', '--nonet', '--schema', schema, path]);
  });

  test('a file is one suite; what shows only across files is one at the end', async () => {
    const suitesOf = async (...more: readonly string[]) =>
      (await reportOf('junit', all, ...more)).split('</testsuite>\n').slice(0, -1);
    const nameOf = (suite: string) => /<testsuite name="([^"]*)"/.exec(suite)?.[1];
    const counts = (suite = '') => /tests="(\d+)" failures="(\d+)"/.exec(suite)?.slice(1);
    const suites = await suitesOf();
    expect(new Set(suites.map(nameOf)).size).toBe(suites.length);
    expect(suites.length).toBe(7 + 1);
    expect(counts(suites.at(-1))).toEqual(['1', '0']);
    expect(suites.at(-1)?.match(/\[project-unique\]/g)?.length).toBe(4);
    const failing = await suitesOf('--severity', 'project-unique=error');
    expect(failing.map(nameOf)).toEqual(suites.map(nameOf));
    expect(counts(failing.at(-1))).toEqual(['4', '4']);
    expect(failing.at(-1)).toContain(
      '<testcase name="project-unique 5:9" classname="filings/good.yaml"',
    );
  });

  test('fails for what fails the run', async () => {
    const failures = async (...more: readonly string[]) =>
      (await reportOf('junit', ['warned'], ...more)).match(/<failure /g)?.length ?? 0;
    expect(await failures()).toBe(0);
    expect(await failures('--strict')).toBeGreaterThan(0);
  });
});

test('github: annotations escape what ends their parts', async () => {
  const lines = (await reportOf('github', [AWKWARD])).trimEnd().split('\n');
  for (const line of lines)
    expect(line).toMatch(
      /^::(error|warning|notice) file=100%25%2C 甲%3A#1\/a b\.yaml,line=\d+,[^:]+::[^:]/,
    );
});

test.each(['pretty', 'short', 'github'])('%s: a clean run', async format => {
  const printed = await reportOf(format, clean, '--quiet');
  expect(printed).toBe('');
});
