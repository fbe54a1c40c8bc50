/** What the operating system answers, in sentences for people. */
import { type Localized, UserError } from '../../internal.ts';

const say = (zh: string, en: string): Localized => ({ zh, en });

const reasons: Readonly<Record<string, Localized>> = {
  ENOENT: say('没有这个文件或文件夹', 'no such file or folder'),
  EACCES: say('没有权限', 'permission denied'),
  EPERM: say('系统不允许', 'not permitted by the system'),
  EISDIR: say('这是文件夹，不是文件', 'it is a folder, not a file'),
  ENOTDIR: say('路径中间有一段是文件，不是文件夹', 'a part of the path is a file, not a folder'),
  EEXIST: say('已经有同名的文件', 'a file of this name is in the way'),
  ENOSPC: say('磁盘已满', 'the disk is full'),
  EDQUOT: say('磁盘配额已用完', 'the disk quota is used up'),
  EFBIG: say('文件超过系统允许的大小', 'the file is larger than the system allows'),
  EROFS: say('磁盘是只读的', 'the disk is read-only'),
  EBUSY: say('文件正被别的程序占用', 'the file is in use by another program'),
  EIO: say('磁盘读写出错', 'the disk reports an error'),
  ELOOP: say('符号链接绕成了圈', 'the symbolic links go in a circle'),
  ENAMETOOLONG: say('路径太长', 'the path is too long'),
  EMFILE: say('同时打开的文件太多', 'too many files are open'),
  ENXIO: say(
    '没有程序在读这个管道，或不是可以读写的文件',
    'nobody reads this pipe, or it cannot be opened',
  ),
  ERR_INVALID_ARG_VALUE: say('路径里有不能用的字符', 'the path holds a character that it cannot'),
};

/** The system's error code of a thrown value, or undefined when it is something else, such as a bug. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string')
    return undefined;
  return 'syscall' in error || error.code in reasons ? error.code : undefined;
}

/** How Windows answers when a file is to be replaced that a program has open. */
const heldOnWindows = ['EPERM', 'EBUSY', 'EACCES'];

/** What to do where a file could not be written: undefined where the answer says it, or nothing is known. */
export function writingHelp(
  error: unknown,
  platform: NodeJS.Platform = process.platform,
): Localized | undefined {
  const code = systemCode(error) ?? '';
  if (!(platform === 'win32' ? heldOnWindows : ['EBUSY']).includes(code)) return undefined;
  return say(
    '请先关闭打开这个文件的程序（例如 Word），再试一次。',
    'Close the program that has it open, such as Word, and try again.',
  );
}

/**
 * A system's error as a UserError, which begins with `about`, e.g. “cannot write a.docx”. Throws anything else as it
 * came.
 */
export function systemFault(cause: unknown, about?: Localized, help?: Localized): UserError {
  const code = systemCode(cause);
  if (code === undefined) throw cause;
  const reason = reasons[code] ?? say(`系统返回 ${code}`, `the system says ${code}`);
  const sentence = about
    ? say(`${about.zh}：${reason.zh}`, `${about.en}: ${reason.en}`)
    : say(reason.zh, reason.en);
  return new UserError(sentence, help, { cause });
}
