/** Documents of other programs: told apart by their bytes, converted by LibreOffice, refused with a sentence. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { convertedToOpenXml } from '../../src/cli/files/convert-office.ts';
import { findLibreOffice } from '../../src/cli/files/libre-office.ts';
import { newSession } from '../../src/cli/session.ts';
import { readFilledWorkbook } from '../../src/excel/filled-workbook.ts';
import { type DocumentKind, kindOfDocument, UserError } from '../../src/internal.ts';
import { gridOf } from '../../src/word/grid.ts';
import { readWord } from '../../src/word/word.ts';
import { openZip } from '../../src/word/zip.ts';
import { examples, renderExample } from '../examples/examples.ts';
import { convert, testWith } from '../examples/tools.ts';
import { docxOf, packed } from '../word/ooxml.ts';

let folder = '';
let temporary: string | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'perfgoal-convert-'));
  temporary = process.env.TMPDIR;
  mkdirSync(join(folder, 'tmp'));
  process.env.TMPDIR = join(folder, 'tmp');
});
afterEach(() => {
  if (temporary === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = temporary;
  rmSync(folder, { recursive: true, force: true });
});

const leftBehind = () => readdirSync(join(folder, 'tmp'));

/** A session that only tells, with a PATH. */
function sessionWith(path: string) {
  const told: string[] = [];
  const stream = (chunks: string[]) => ({
    write: (chunk: string | Uint8Array, done: () => void) => {
      chunks.push(String(chunk));
      done();
    },
  });
  const io = {
    stdin: emptyStream(),
    stdout: stream([]),
    stderr: stream(told),
    env: { PATH: path },
    cwd: folder,
  };
  return { session: newSession(io, 'zh'), told };
}

async function* emptyStream(): AsyncGenerator<Uint8Array> {}

async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof UserError) return `${error.sentence.zh} ${error.help?.zh}`;
    throw error;
  }
  return 'converted';
}

const bytesOf = (content: string, encoding: BufferEncoding = 'utf8') =>
  Buffer.from(content, encoding);
const ole = (stream: string) =>
  Buffer.concat([bytesOf('d0cf11e0a1b11ae1', 'hex'), bytesOf(`${stream}\0`, 'utf16le')]);

describe('kinds', () => {
  test.each<readonly [string, Uint8Array, DocumentKind | undefined]>([
    ['YAML', bytesOf('form: national/2015\n'), undefined],
    ['nothing', new Uint8Array(0), undefined],
    ['a Word file', docxOf(''), 'docx'],
    ['a workbook', packed({ 'xl/workbook.xml': '' }), 'xlsx'],
    ['a binary workbook', packed({ 'xl/workbook.bin': '' }), 'xls'],
    ['another archive', packed({ 'a.txt': '' }), undefined],
    ['an archive cut off', docxOf('').subarray(0, 60), undefined],
    ['PK', bytesOf('PK'), undefined],
    ['an old Word file', ole('WordDocument'), 'doc'],
    ['an old workbook', ole('Workbook'), 'xls'],
    ['an older workbook', ole('Book'), 'xls'],
    ['an encrypted file', ole('EncryptedPackage'), 'encrypted'],
    ['another compound file', ole('PowerPoint Document'), undefined],
    ['RTF', bytesOf('{\\rtf1 x}'), 'doc'],
    ['PDF', bytesOf('%PDF-1.7'), 'pdf'],
  ])('%s', async (_, bytes, kind) => {
    expect(await kindOfDocument(bytes)).toBe(kind);
  });

  test('an archive of many thousand parts is told like any other', async () => {
    const parts = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`${index}`, '']));
    expect(await kindOfDocument(packed(parts))).toBe(undefined);
  });
});

describe('without LibreOffice', () => {
  test.each<readonly [DocumentKind, RegExp]>([
    [
      'doc',
      /^这是旧版 Word 或 WPS 文件.*没有找到 请用 Word 或 WPS 打开，“另存为”选择“Word 文档（\*\.docx）”/,
    ],
    [
      'xls',
      /^这是旧版 Excel 或 WPS 文件.*没有找到 请用 Excel 或 WPS 打开，“另存为”选择“Excel 工作簿（\*\.xlsx）”/,
    ],
    ['odt', /^这是 OpenDocument 文字文件.*\.docx/],
    ['ods', /^这是 OpenDocument 表格文件.*\.xlsx/],
    ['pdf', /^这是 PDF，读不回申报的内容 请用生成它的/],
    ['encrypted', /设了打开密码/],
  ])('%s is refused', async (kind, sentence) => {
    const { session, told } = sessionWith(folder);
    const document = { name: '表', bytes: new Uint8Array(9), kind };
    expect(await refusalOf(convertedToOpenXml(document, session))).toMatch(sentence);
    expect(told).toEqual([]);
  });

  test('what can be read is given back', async () => {
    const bytes = docxOf('');
    const document = { name: '表.docx', bytes, kind: 'docx' as const };
    expect(await convertedToOpenXml(document, sessionWith(folder).session)).toEqual({
      kind: 'docx',
      bytes,
    });
  });
});

/** A program that stands in for LibreOffice; it is given the same arguments. */
function standIn(script: string): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const program = join(bin, 'soffice');
  writeFileSync(program, `#!/bin/sh\n${script}\n`);
  chmodSync(program, 0o755);
  return `${bin}:/usr/bin:/bin`;
}

const OUT =
  'for last; do out="$dir"; dir="$last"; done; folder=$(dirname "$dir"); mkdir -p "$folder/out"';
const old = { name: '甲\u001b[31m.doc', bytes: bytesOf('x'), kind: 'doc' as const };

describe.skipIf(process.platform === 'win32')('a program that', () => {
  const failing = (script: string, timeLimit = 20_000) => {
    const { session } = sessionWith(standIn(script));
    return refusalOf(convertedToOpenXml(old, session, { timeLimit }));
  };

  test('does its work is told, and gets no name of the user’s', async () => {
    const { session, told } = sessionWith(standIn(`${OUT}; echo "$@" > "$folder/out/form.docx"`));
    const { kind, bytes } = await convertedToOpenXml(old, session);
    expect(kind).toBe('docx');
    expect(Buffer.from(bytes).toString()).toMatch(/^-env:UserInstallation=file:.*form\.doc$/m);
    expect(told.join('')).toMatch(/^甲.*\.doc 是旧版 Word 或 WPS 文件.*不运行宏/);
    expect(told.join('')).not.toContain('\u001b');
    expect(leftBehind()).toEqual([]);
  });

  test('has a profile of its own that forbids macros and links', async () => {
    const settings = '"$folder/profile/user/registrymodifications.xcu"';
    const { session } = sessionWith(standIn(`${OUT}; cp ${settings} "$folder/out/form.docx"`));
    const text = Buffer.from((await convertedToOpenXml(old, session)).bytes).toString();
    const values = [
      ...text.matchAll(/oor:path="([^"]*)"><prop oor:name="(\w+)" oor:op="fuse"><value>(\w+)/g),
    ];
    expect(
      values.map(([, path, name, value]) => `${path?.split('.').at(-1)} ${name} ${value}`),
    ).toEqual([
      'Common/Security/Scripting MacroSecurityLevel 3',
      'Common/Security/Scripting DisableMacrosExecution true',
      'Common/Security/Scripting BlockUntrustedRefererLinks true',
      'Calc/Content/Update Link 2',
      'Writer/Content/Update Link 2',
    ]);
  });

  test('is ended by a signal that comes meanwhile', async () => {
    const mark = join(folder, 'started');
    const { session } = sessionWith(standIn(`echo $$ > ${mark}; sleep 60`));
    const listener = () => {};
    process.on('SIGTERM', listener);
    try {
      const conversion = convertedToOpenXml(old, session);
      const ended = expect(conversion).rejects.toMatchObject({ name: 'AbortError' });
      while (!existsSync(mark) || readFileSync(mark, 'utf8') === '') await wait(20);
      process.emit('SIGTERM', 'SIGTERM');
      await ended;
    } finally {
      process.off('SIGTERM', listener);
    }
    expect(leftBehind()).toEqual([]);
    await wait(100);
    expect(isRunning(Number(readFileSync(mark, 'utf8')))).toBe(false);
  });

  test('fails', async () => {
    expect(await failing('exit 77')).toMatch(/转换不了.* 请用 Word/);
    expect(leftBehind()).toEqual([]);
  });

  test('writes too much', async () => {
    expect(await failing(`${OUT}; head -c 22000000 /dev/zero > "$folder/out/form.docx"`)).toMatch(
      /超过 20 MB/,
    );
    expect(leftBehind()).toEqual([]);
  });

  test('writes without end has its files cut off', async () => {
    const script = `${OUT}; cat /dev/zero > "$folder/out/form.docx"`;
    expect(await failing(script)).toMatch(/超过 20 MB/);
  });

  test('does not end is ended with all that it has started', async () => {
    const mark = join(folder, 'started');
    const script = `sh -c 'echo $$ > ${mark}; while :; do sleep 1; done' & sleep 60`;
    const began = Date.now();
    expect(await failing(script, 500)).toMatch(/用了 0\.5 秒还没有转完/);
    expect(Date.now() - began).toBeLessThan(10_000);
    expect(leftBehind()).toEqual([]);
    await wait(100);
    expect(isRunning(Number(readFileSync(mark, 'utf8')))).toBe(false);
  });
});

/** Whether a process is there and has not ended; one that nobody has asked after stays as a zombie. */
function isRunning(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.startsWith('Z');
}

describe('LibreOffice', () => {
  const path = process.env.PATH ?? '';

  testWith('soffice')('gives the same tables back', { timeout: 240_000 }, async () => {
    const [example] = examples;
    if (!example) throw new Error('no example');
    const files = { xls: 'xlsx', ods: 'xlsx', doc: 'docx', odt: 'docx' } as const;
    for (const [from, to] of Object.entries(files)) {
      const given = await renderExample(example, to);
      const source = join(folder, `form.${to}`);
      writeFileSync(source, given);
      convert([source], from, folder);
      const bytes = readFileSync(join(folder, `form.${from}`));
      const kind = await kindOfDocument(bytes);
      expect(kind).toBe(from);
      const document = { name: `form.${from}`, bytes, kind: kind ?? 'pdf' };
      const converted = await convertedToOpenXml(document, sessionWith(path).session);
      expect(converted.kind).toBe(to);
      expect(textsOf(to, converted.bytes)).toEqual(textsOf(to, given));
    }
    expect(leftBehind()).toEqual([]);
  });

  testWith('soffice')('is found on the PATH', () => {
    expect(findLibreOffice({ PATH: path })).toMatch(/soffice$/);
    expect(findLibreOffice({ PATH: folder })).toBe(undefined);
    expect(findLibreOffice({})).toBe(undefined);
  });
});

/** The texts of the cells of a document's table. */
function textsOf(kind: 'docx' | 'xlsx', bytes: Uint8Array): readonly string[] {
  if (kind === 'xlsx')
    return readFilledWorkbook(bytes).sheets.flatMap(({ form }) =>
      form.cells.map(({ lines }) => lines.join('\n')),
    );
  const { tables } = readWord(openZip(bytes), { formats: true });
  const { rows, columns, at } = gridOf(tables, 150);
  const cells = new Set(rows.flatMap((_, row) => columns.map((_, column) => at(row, column))));
  return [...cells].map(({ paragraphs }) => paragraphs.map(({ text }) => text.trim()).join('\n'));
}
