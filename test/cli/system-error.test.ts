/** What the system answers when a file cannot be replaced: on Windows mostly that a program has it open. */
import { expect, test } from 'vitest';
import { writingHelp } from '../../src/cli/files/system-error.ts';
import { putIn } from '../../src/cli/files/write.ts';
import { UserError } from '../../src/errors.ts';

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

test('a target that is in use says so, and what to do', async () => {
  const target = { name: 'form.docx', path: '/none/form.docx' };
  const thrown = await putIn(target, [], () => Promise.reject(answer('EBUSY'))).catch(
    error => error,
  );
  expect(thrown).toBeInstanceOf(UserError);
  expect(thrown.sentence.zh).toBe('写不了 form.docx：文件正被别的程序占用');
  expect(thrown.help.zh).toContain('请先关闭打开这个文件的程序');
});
