/** Turns errors of the operating system into sentences for people. */
import { type Localized, UserError } from '../../internal.ts';

const text = (zh: string, en: string): Localized => ({ zh, en });

const reasons: Readonly<Record<string, Localized>> = {
  ENOENT: text('没有这个文件或文件夹', 'no such file or folder'),
  EACCES: text('没有权限', 'permission denied'),
  EPERM: text('系统不允许', 'operation not permitted'),
  EISDIR: text('这是文件夹，不是文件', 'it is a folder, not a file'),
  ENOTDIR: text('路径中间有一段是文件，不是文件夹', 'part of the path is a file, not a folder'),
  EEXIST: text('已经有同名的文件', 'a file with this name already exists'),
  ENOSPC: text('磁盘已满', 'the disk is full'),
  EDQUOT: text('磁盘配额已用完', 'the disk quota is exceeded'),
  EFBIG: text('文件超过系统允许的大小', 'the file is larger than the system allows'),
  EROFS: text('磁盘是只读的', 'the disk is read-only'),
  EBUSY: text('文件正被别的程序占用', 'the file is in use by another program'),
  EIO: text('磁盘读写出错', 'disk input/output error'),
  ELOOP: text('符号链接绕成了圈', 'the symbolic links form a loop'),
  ENAMETOOLONG: text('路径太长', 'the path is too long'),
  EMFILE: text('同时打开的文件太多', 'too many open files'),
  ENXIO: text(
    '没有程序在读这个管道，或不是可以读写的文件',
    'no program reads this pipe, or it is not a file that can be opened',
  ),
  ERR_INVALID_ARG_VALUE: text('路径里有不能用的字符', 'the path contains an invalid character'),
};

/** The error code of an error of the operating system; undefined for anything else, such as a bug. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string')
    return undefined;
  return 'syscall' in error || error.code in reasons ? error.code : undefined;
}

/**
 * An error of the operating system as a UserError whose sentence begins with `about`, e.g. “cannot write a.docx”.
 * Rethrows anything else.
 */
export function systemError(cause: unknown, about?: Localized, help?: Localized): UserError {
  const code = systemCode(cause);
  if (code === undefined) throw cause;
  const reason = reasons[code] ?? text(`系统返回 ${code}`, `the system reports ${code}`);
  const sentence = about ? text(`${about.zh}：${reason.zh}`, `${about.en}: ${reason.en}`) : reason;
  return new UserError(sentence, help, { cause });
}

/** The codes on Windows for replacing a file that a program has open. */
const IN_USE_ON_WINDOWS = ['EPERM', 'EBUSY', 'EACCES'];

/** Help for a file that cannot be written because a program has it open; undefined for any other error. */
export function writingHelp(
  error: unknown,
  platform: NodeJS.Platform = process.platform,
): Localized | undefined {
  const code = systemCode(error) ?? '';
  if (!(platform === 'win32' ? IN_USE_ON_WINDOWS : ['EBUSY']).includes(code)) return undefined;
  return text(
    '请先关闭打开这个文件的程序（例如 Word），再试一次。',
    'Close the program that has it open, such as Word, and try again.',
  );
}
