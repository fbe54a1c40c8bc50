/** Turns errors of the operating system, and of Node for want of memory, into sentences for people. */
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
  ENFILE: text('整个系统打开的文件太多', 'too many open files in the system'),
  ENOMEM: text('内存不够', 'out of memory'),
  ERR_WORKER_OUT_OF_MEMORY: text('内存不够', 'out of memory'),
  ERR_MEMORY_ALLOCATION_FAILED: text('内存不够', 'out of memory'),
  ERR_STRING_TOO_LONG: text('文字太长，Node 装不下', 'the text is longer than Node can hold'),
  EAGAIN: text('系统一时给不出资源', 'the system is short of resources for the moment'),
  ENXIO: text(
    '没有程序在读这个管道，或不是可以读写的文件',
    'no program reads this pipe, or it is not a file that can be opened',
  ),
  ERR_INVALID_ARG_VALUE: text('路径里有不能用的字符', 'the path contains an invalid character'),
};

/** What mends an error, where that does not depend on what was done. */
const remedies: Readonly<Record<string, Localized>> = {
  ENOSPC: text('清出空间，或换一个磁盘。', 'Free some space, or use another disk.'),
  EDQUOT: text('清出空间，或请管理员放宽配额。', 'Free some space, or ask for a larger quota.'),
  EFBIG: text(
    '放宽限制（ulimit -f），或换一个磁盘。',
    'Raise the limit (ulimit -f), or use another disk.',
  ),
  EROFS: text('换一个能写的文件夹。', 'Choose a folder that can be written to.'),
  EMFILE: text('放宽限制（ulimit -n）。', 'Raise the limit (ulimit -n).'),
  ENFILE: text('关掉一些程序再试。', 'Close some programs and try again.'),
  EAGAIN: text('稍后再试。', 'Try again later.'),
  ENOMEM: text(
    '关掉一些程序，放宽内存的限制（ulimit -v），或把文件分成几份。',
    'Close some programs, raise the limit on memory (ulimit -v), or split the file.',
  ),
  ERR_STRING_TOO_LONG: text('请分成几份。', 'Split it into several.'),
};

/** What V8 says, as RangeErrors without a code, where memory is wanting or a text is too long. */
const memoryMessages: readonly (readonly [RegExp, string])[] = [
  [
    /^Array buffer allocation failed$|WebAssembly.*(?:[Oo]ut of memory|could not allocate)/,
    'ENOMEM',
  ],
  [/^Invalid string length$/, 'ERR_STRING_TOO_LONG'],
];

/** The code of an error of the operating system or for want of memory; undefined for anything else, such as a bug. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof RangeError && !('code' in error))
    return memoryMessages.find(([pattern]) => pattern.test(error.message))?.[1];
  if (!('code' in error) || typeof error.code !== 'string') return undefined;
  return 'syscall' in error || error.code in reasons ? error.code : undefined;
}

/**
 * An error that has a code as a UserError whose sentence begins with `about`, e.g. “cannot write a.docx”. Rethrows
 * anything else.
 */
export function systemError(cause: unknown, about?: Localized, help?: Localized): UserError {
  const code = systemCode(cause);
  if (code === undefined) throw cause;
  const reason = reasons[code] ?? text(`系统返回 ${code}`, `the system reports ${code}`);
  const sentence = about ? text(`${about.zh}：${reason.zh}`, `${about.en}: ${reason.en}`) : reason;
  return new UserError(sentence, help ?? remedyFor(code), { cause });
}

const remedyFor = (code: string) => remedies[/MEMORY/.test(code) ? 'ENOMEM' : code];

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
