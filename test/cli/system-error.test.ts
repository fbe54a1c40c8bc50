/** What the operating system answers when a file cannot be replaced: on Windows mostly that a program has it open. */
import { expect, test } from 'vitest';
import { writingHelp } from '../../src/cli/files/system-error.ts';
import { writingError } from '../../src/cli/files/write.ts';

const answer = (code: string) =>
  Object.assign(new Error(`${code}: rename`), { code, syscall: 'rename' });

test.each(['EPERM', 'EBUSY', 'EACCES'])(
  '%s on Windows: close the program that has it open',
  code => {
    expect(writingHelp(answer(code), 'win32')).toEqual({
      zh: '请先关闭打开这个文件的程序（例如 Word），再试一次。',
      en: 'Close the program that has it open, such as Word, and try again.',
    });
  },
);

test.each([
  ['ENOSPC', 'win32'],
  ['EACCES', 'linux'],
  ['EPERM', 'darwin'],
] as const)('not for %s on %s', (code, platform) => {
  expect(writingHelp(answer(code), platform)).toBeUndefined();
});

test('a target that is in use says so, and what to do', () => {
  const { sentence, help } = writingError(answer('EBUSY'), {
    name: 'form.docx',
    path: '/form.docx',
  });
  expect(sentence.zh).toBe('写不了 form.docx：文件正被别的程序占用');
  expect(help?.zh).toContain('请先关闭打开这个文件的程序');
});

test('a bug while writing stays a bug', () => {
  const bug = new TypeError('bug');
  expect(() => writingError(bug, { name: 'form.docx', path: '/form.docx' })).toThrow(bug);
});
