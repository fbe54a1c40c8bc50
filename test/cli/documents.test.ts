/** Forms in Word and Excel where filings are read: in batches, in every report, across filings, and workbooks of several. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { reportFormats } from '../../src/cli/report/index.ts';
import { fixtureFolder, listing } from './folder.ts';
import { perfgoal } from './run.ts';

/** A folder with the form of documents/park.yaml as park.docx and park.xlsx. */
async function withDocuments() {
  const cwd = fixtureFolder();
  const run = async (...args: readonly string[]) => {
    const { status, stdout, stderr } = await perfgoal(args, { cwd });
    return { status, stdout: stdout.toString(), stderr };
  };
  await run('render', 'documents/park.yaml', '--out', './', '--format', 'docx,xlsx', '--draft');
  return { cwd, run };
}

describe('a folder', () => {
  test('without YAML gives its Word and Excel forms, none that Word has open', async () => {
    const { cwd, run } = await withDocuments();
    mkdirSync(join(cwd, 'sent/more'), { recursive: true });
    copyFileSync(join(cwd, 'park.docx'), join(cwd, 'sent/a.docx'));
    copyFileSync(join(cwd, 'park.xlsx'), join(cwd, 'sent/more/b.xlsx'));
    writeFileSync(join(cwd, 'sent/~$a.docx'), 'lock');
    const { stdout, stderr } = await run('check', 'sent', '--json');
    expect(JSON.parse(stdout).files.map(({ file }: { readonly file: string }) => file)).toEqual([
      'sent/a.docx',
      'sent/more/b.xlsx',
    ]);
    expect(stderr).not.toContain('没有读');
    expect((await run('summary', 'sent/', '--out', '-')).stdout).toContain('"sent/more/b.xlsx"');
    // What render writes would be read again, so that it takes documents by name only.
    expect(await run('render', 'sent', '--out', 'out/')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/没有 .yaml 或 .yml 文件\n.*要读就写 "sent\/\*\*\/\*.docx"/),
    });
  });

  test('with YAML gives that alone, and says how to read the documents that are not named like it', async () => {
    const { cwd, run } = await withDocuments();
    mkdirSync(join(cwd, 'both'));
    copyFileSync(join(cwd, 'documents/park.yaml'), join(cwd, 'both/park.yaml'));
    copyFileSync(join(cwd, 'park.docx'), join(cwd, 'both/park.docx'));
    expect((await run('check', 'both', '--verbose')).stderr).not.toContain('没有读');
    copyFileSync(join(cwd, 'park.docx'), join(cwd, 'both/river.docx'));
    expect((await run('check', 'both')).stderr).toContain(
      'both 里的 1 个 Word、Excel 文件没有读，只读了 YAML；要读就写 "both/**/*.docx"',
    );
    expect((await run('check', 'both', '--quiet')).stderr).not.toContain('没有读');
  });
});

test.each(reportFormats)('the %s report names the cell', async format => {
  const { run } = await withDocuments();
  const { stdout } = await run('check', 'park.docx', '--format', format);
  expect(stdout).toMatch(/第3行第3格(「年度资金总额」|".*年度资金总额)/);
  expect(stdout).not.toMatch(/park\.docx:\d|"line":\d|startLine/);
});

test('programs get row, column and label', async () => {
  const { run } = await withDocuments();
  const { findings } = JSON.parse((await run('check', 'park.xlsx', '--json')).stdout);
  expect(findings[0]).toMatchObject({
    line: null,
    column: null,
    fixable: false,
    cell: { name: '表1!D5', row: 5, column: 4, label: '年度资金总额' },
  });
  const sarif = JSON.parse((await run('check', 'park.docx', '--format', 'sarif')).stdout);
  const [result] = sarif.runs[0].results;
  expect(result.properties.cell).toEqual({
    name: '第3行第3格',
    row: 3,
    column: 3,
    label: '年度资金总额',
  });
  expect(result.locations[0].logicalLocations[0].name).toBe('第3行第3格「年度资金总额」');
});

test('the same project in Word and in YAML is told at the cell of its name', async () => {
  const { run } = await withDocuments();
  const { stdout } = await run('check', 'park.docx', 'documents/park.yaml', '--format', 'short');
  expect(stdout).toMatch(/^park\.docx:第1行第2格「项目名称」: .*\[project-unique\]$/m);
  expect(stdout).toMatch(/^documents\/park\.yaml:6:9: .*\[project-unique\]$/m);
});

test('a baseline takes what a document has, also where its rows have moved', async () => {
  const { run } = await withDocuments();
  const baseline = ['--baseline', 'known.json'];
  await run('check', 'park.docx', ...baseline, '--update-baseline');
  const { status, stdout } = await run('check', 'park.docx', ...baseline);
  expect(status).toBe(0);
  expect(stdout).toContain('没有新的问题');
});

test('a document is rendered again only when its bytes or the form changed', async () => {
  const { cwd, run } = await withDocuments();
  const args = ['render', 'p*.docx', '--out', 'all/', '--draft', '--report', 'run.json'];
  const again = async () => {
    await run(...args);
    return JSON.parse(readFileSync(join(cwd, 'run.json'), 'utf8'));
  };
  const first = await again();
  expect(first.filings[0]).toMatchObject({ status: 'rendered', form: 'national/annual' });
  expect(first.filings[0].findings[0]).toMatchObject({
    line: null,
    cell: '第3行第3格「年度资金总额」',
  });
  expect((await again()).filings[0].status).toBe('unchanged');
  const parts = unzipSync(readFileSync(join(cwd, 'park.docx')));
  const body = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const changed = { ...parts, 'word/document.xml': strToU8(body.replace('52.00', '51.00')) };
  writeFileSync(join(cwd, 'park.docx'), zipSync(changed));
  expect((await again()).filings[0]).toMatchObject({ status: 'rendered', findings: [{}, {}] });
  expect(readFileSync(join(cwd, 'all/park.docx'))).not.toHaveLength(0);
});

test('of several documents, one that fits its form poorly is told of', async () => {
  const { run } = await withDocuments();
  const named = ['p*.docx', '--form', 'xizang/fujian2'];
  for (const command of [['check'], ['summary', '--out', '-'], ['render', '--out', 'all/']]) {
    const poor = await run(...command, ...named);
    expect(poor.stderr).toMatch(/^park\.docx 按 xizang\/fujian2 读：\d+ 个栏目认出 \d+ 个$/m);
    const well = await run(...command, 'p*.docx');
    if (command[0] !== 'render') expect(well.stderr).not.toContain('个栏目认出');
  }
});

test('merged reports name the cells', async () => {
  const { run } = await withDocuments();
  await run('render', 'park.docx', '--out', 'all/', '--report', 'run.json');
  for (const format of ['pretty', 'html', 'junit']) {
    const { stdout } = await run('merge-reports', 'run.json', '--format', format);
    expect(stdout).toContain('第3行第3格「年度资金总额」');
  }
});

test('a text that the form has no place for is told at its cell, and kept in the YAML', async () => {
  const { cwd, run } = await withDocuments();
  const parts = unzipSync(readFileSync(join(cwd, 'park.docx')));
  const body = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const more = '<w:tr><w:tc><w:p><w:r><w:t>请补招标文件</w:t></w:r></w:p></w:tc></w:tr></w:tbl>';
  const at = body.lastIndexOf('</w:tbl>');
  const changed = body.slice(0, at) + more + body.slice(at + '</w:tbl>'.length);
  const edited = zipSync({ ...parts, 'word/document.xml': strToU8(changed) });
  writeFileSync(join(cwd, 'edited.docx'), edited);
  const { stdout } = await run('check', 'edited.docx', '--format', 'short');
  const [line = ''] = /^.*\[cell-placed\]$/m.exec(stdout) ?? [];
  expect(line).toMatch(/^edited\.docx:第\d+行第1格: 警告: “请补招标文件”没有放进申报/);
  const [place = ''] = /第\d+行第1格/.exec(line) ?? [];
  const { status, stdout: yaml, stderr } = await run('import', 'edited.docx');
  expect([status, stderr]).toEqual([1, expect.stringContaining(place)]);
  expect(yaml).toMatch(new RegExp(`\n# 没有放进表里的文字：\n# - 请补招标文件（${place}）\n$`));
  const quiet = await run('check', 'edited.docx', '--severity', 'cell-placed=off');
  expect(quiet.stdout).not.toContain('cell-placed');
});

describe('a workbook of several forms', () => {
  async function withBook() {
    const documents = await withDocuments();
    const parts = unzipSync(readFileSync(join(documents.cwd, 'park.xlsx')));
    const edit = (path: string, change: (xml: string) => string) => {
      parts[path] = strToU8(change(strFromU8(parts[path] ?? new Uint8Array())));
    };
    const sheet = parts['xl/worksheets/sheet1.xml'];
    if (!sheet) throw new Error('no sheet');
    parts['xl/worksheets/sheet2.xml'] = sheet;
    edit('xl/workbook.xml', xml =>
      xml.replace('</sheets>', '<sheet name="../二" sheetId="2" r:id="second"/></sheets>'),
    );
    edit('xl/_rels/workbook.xml.rels', xml =>
      xml.replace(
        '</Relationships>',
        '<Relationship Id="second" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/></Relationships>',
      ),
    );
    writeFileSync(join(documents.cwd, 'book.xlsx'), zipSync(parts));
    return documents;
  }

  test('gives a filing a sheet, all or none, inside the folder', async () => {
    const { cwd, run } = await withBook();
    const { status, stderr } = await run('import', 'book.xlsx', '--out', 'filed/');
    expect([status, stderr]).toEqual([0, expect.stringContaining('filed/book-表1.yaml')]);
    expect(listing(join(cwd, 'filed')).filter(file => file.endsWith('.yaml'))).toEqual([
      'book-.._二.yaml',
      'book-表1.yaml',
    ]);
    const again = await run('import', 'book.xlsx', '--out', 'filed/');
    expect([again.status, again.stderr]).toEqual([2, expect.stringContaining('已经存在')]);
  });

  test('is checked sheet by sheet, each finding at its cell', async () => {
    const { run } = await withBook();
    const all = await run('check', 'book.xlsx', '--format', 'short');
    expect(all.stdout).toMatch(/^book\.xlsx:表1!D5「年度资金总额」: /m);
    expect(all.stdout).toMatch(/^book\.xlsx:\.\.\/二!D5「年度资金总额」: /m);
    const second = await run('check', 'book.xlsx#../二', '--json');
    const { files, findings } = JSON.parse(second.stdout);
    expect(files).toEqual([expect.objectContaining({ file: 'book.xlsx#../二' })]);
    expect(findings[0].cell.name).toBe('../二!D5');
    const both = JSON.parse((await run('check', 'book.xlsx', '--json')).stdout);
    const names = both.files.map(({ file }: { file: string }) => file);
    expect(names).toEqual(['book.xlsx#表1', 'book.xlsx#../二']);
    // The same project twice: told across filings, as of two files.
    const across = both.findings.filter(({ rule }: { rule: string }) => rule === 'project-unique');
    expect(across).toHaveLength(2);
    const github = await run('check', 'book.xlsx', '--format', 'github');
    expect(github.stdout).toMatch(/^::error file=book\.xlsx,/m);
    const sarif = await run('check', 'book.xlsx', '--format', 'sarif');
    expect(sarif.stdout).toContain('"uri":"book.xlsx"');
  });

  test('a sheet that it does not have is told, with the nearest', async () => {
    const { run } = await withBook();
    const { status, stderr } = await run('check', 'book.xlsx#表2');
    expect([status, stderr]).toEqual([2, expect.stringContaining('没有叫“表2”的表')]);
    expect(stderr).toContain('表1');
  });

  test('is rendered sheet by sheet, cached and reported as several filings', async () => {
    const { cwd, run } = await withBook();
    const args = ['render', 'book.xlsx', '--out', 'all/', '--draft', '--report', 'run.json'];
    const filings = async () => {
      await run(...args);
      return JSON.parse(readFileSync(join(cwd, 'run.json'), 'utf8')).filings;
    };
    expect(await filings()).toMatchObject([
      { file: 'book.xlsx#表1', status: 'rendered', outputs: [{ file: 'all/book-表1.docx' }] },
      { file: 'book.xlsx#../二', status: 'rendered', outputs: [{ file: 'all/book-.._二.docx' }] },
    ]);
    const again: readonly { status: string }[] = await filings();
    expect(again.map(({ status }) => status)).toEqual(['unchanged', 'unchanged']);
    const named = ['render', 'book.xlsx', '--out', 'named/', '--draft', '--name', '{year}/{file}'];
    await run(...named);
    const documents = listing(join(cwd, 'named')).filter(file => file.endsWith('.docx'));
    expect(documents.map(file => file.replace(/^\d+\//, ''))).toEqual([
      'book-.._二.docx',
      'book-表1.docx',
    ]);
    const one = await run('render', 'book.xlsx#表1', '--out', 'one.docx', '--draft');
    expect([one.status, listing(cwd)]).toEqual([1, expect.arrayContaining(['one.docx'])]);
  });

  test('is parted among machines sheet by sheet', async () => {
    const { cwd, run } = await withBook();
    const parts = ['1/3', '2/3', '3/3'].map(async (shard, index) => {
      const report = `${index}.json`;
      const args = ['--out', 'all/', '--draft', '--shard', shard, '--report', report];
      await run('render', 'book.xlsx', ...args);
      const { filings } = JSON.parse(readFileSync(join(cwd, report), 'utf8'));
      return filings.map(({ file }: { readonly file: string }) => file);
    });
    const files = (await Promise.all(parts)).flat();
    expect(files.sort()).toEqual(['book.xlsx#../二', 'book.xlsx#表1']);
  });

  test('is summed up and compared sheet by sheet', async () => {
    const { run } = await withBook();
    const summary = await run('summary', 'book.xlsx', '--out', '-');
    expect(summary.stdout).toContain('book.xlsx#表1');
    expect(summary.stdout).toContain('book.xlsx#../二');
    expect((await run('diff', 'book.xlsx#表1', 'book.xlsx#../二')).status).toBe(0);
    const whole = await run('diff', 'book.xlsx', 'book.xlsx#表1');
    expect([whole.status, whole.stderr]).toEqual([2, expect.stringContaining('#表1')]);
  });

  test('one sheet of it is imported by its name', async () => {
    const { cwd, run } = await withBook();
    expect((await run('import', 'book.xlsx#表1', '--out', 'one.yaml')).status).toBe(0);
    expect((await run('import', 'book.xlsx#表1', '--out', 'some/')).status).toBe(0);
    expect(listing(join(cwd, 'some'))).toContain('book-表1.yaml');
  });

  test('is not read into one file', async () => {
    const { cwd, run } = await withBook();
    const before = listing(cwd);
    for (const out of ['one.yaml', '-'])
      expect((await run('import', 'book.xlsx', '--out', out)).status).toBe(2);
    expect(listing(cwd)).toEqual(before);
  });
});

test.each<[string, Uint8Array]>([
  ['broken.docx', strToU8('PK\u0003\u0004broken')],
  ['archive.docx', zipSync({ 'a.txt': strToU8('a') })],
  ['none.xlsx', zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') })],
  ['paper.pdf', strToU8('%PDF-1.7\n')],
  [
    'entities.docx',
    zipSync({ 'word/document.xml': strToU8('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>') }),
  ],
])('%s is refused with a sentence, and nothing is written', async (name, bytes) => {
  const { cwd, run } = await withDocuments();
  writeFileSync(join(cwd, name), bytes);
  const before = listing(cwd);
  for (const args of [
    ['check', name],
    ['render', name, '--out', 'out.docx'],
    ['import', name, '--out', 'out.yaml'],
  ]) {
    const { status, stderr } = await run(...args);
    expect([status, stderr]).toEqual([2, expect.stringMatching(/错误 {2}.+\n {2}帮助：/)]);
  }
  expect(listing(cwd)).toEqual(before);
});

test('a blank form is told by its cells, with help for the form and not for YAML', async () => {
  const { run } = await withDocuments();
  await run('render', '--blank', '--form', 'national/annual', '--out', 'blank.docx');
  const { status, stdout } = await run('check', 'blank.docx');
  expect(status).toBe(1);
  expect(stdout).toMatch(
    /第1行第2格「项目名称」 {2}错误 {2}「项目名称」没有填写\n {2}帮助：在表上填写。/,
  );
  expect(stdout).not.toMatch(/year:|project\.name|请填写/);
});

test('a file that is only named like a document is told as that', async () => {
  const { cwd, run } = await withDocuments();
  writeFileSync(join(cwd, 'none.docx'), Buffer.from([1, 2, 250, 251]));
  const { status, stderr } = await run('check', 'none.docx');
  expect(status).toBe(2);
  expect(stderr).toContain('不是 Word');
});
