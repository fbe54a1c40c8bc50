/** Writes the result of a command where an option says: into a file or to standard output. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Format, userError } from '../../internal.ts';
import type { Session } from '../session.ts';
import { isSpecialFile, writeTarget } from './write.ts';

/** Whether a name means standard output. /dev/stdout does too: it may lead to a file, which must not be replaced. */
export const isStdout = (name: string): boolean => name === '-' || name === '/dev/stdout';

/** Writes a result whole to the file that an option names; to standard output without one. Rejects with UserError. */
export async function writeResult(
  name: string | undefined,
  result: string | Uint8Array,
  session: Session,
): Promise<void> {
  if (name === undefined || isStdout(name)) return session.result(result);
  const path = resolve(session.io.cwd, name);
  await writeTarget({ name, path }, typeof result === 'string' ? Buffer.from(result) : result);
}

/** The format for standard output. Throws UserError unless --format names exactly one. */
export function stdoutFormat([only, ...others]: readonly Format[] = []): Format {
  if (only && others.length === 0) return only;
  throw userError(
    '写到标准输出时要用 --format 指定一种格式',
    'standard output needs exactly one --format',
  );
}

/** Throws UserError if standard output is a terminal, which cannot show documents or spreadsheets. */
export function refuseTerminal({ io }: Session): void {
  if (!io.stdout.isTTY) return;
  throw userError(
    '标准输出是终端，不能写入文件内容',
    'refusing to write a document to a terminal',
    {
      zh: '用 --out 指定文件，或用 > 转到文件。',
      en: 'Name a file with --out, or redirect with >.',
    },
  );
}

/** Throws UserError for a file that exists, unless it is a pipe or device, which is written into. */
export function refuseExisting(name: string, { io }: Session): void {
  const path = resolve(io.cwd, name);
  if (isStdout(name) || !existsSync(path) || isSpecialFile(path)) return;
  throw userError(`${name} 已经存在`, `${name} already exists`);
}
