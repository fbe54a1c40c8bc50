/** Results on their way to the place that an option names: a file, or standard output. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Format } from '../../internal.ts';
import { fault } from '../fault.ts';
import { isNoFile, standingAt } from '../replace-file.ts';
import type { Session } from '../session.ts';
import { writeTarget } from './write.ts';

/** Whether a name means standard output; the system's name for it may lead to a file, which must not be replaced. */
export const isStdout = (name: string): boolean => name === '-' || name === '/dev/stdout';

/** Writes a result whole to the place that an option names, by default to standard output. Rejects with UserError. */
export async function writeResult(
  name: string | undefined,
  result: string | Uint8Array,
  session: Session,
): Promise<void> {
  if (name === undefined || isStdout(name)) return session.result(result);
  const path = resolve(session.io.cwd, name);
  await writeTarget({ name, path }, typeof result === 'string' ? Buffer.from(result) : result);
}

/** The one format of what goes to standard output. Throws UserError where --format names none, or several. */
export function stdoutFormat([only, ...others]: readonly Format[] = []): Format {
  if (only && others.length === 0) return only;
  throw fault(
    '写到标准输出时要用 --format 指定一种格式',
    'for standard output name one format with --format',
  );
}

/** Throws UserError where standard output is a terminal, which shows no documents and no spreadsheets. */
export function refuseTerminal({ io }: Session): void {
  if (!io.stdout.isTTY) return;
  throw fault('标准输出是终端，不能写入文件内容', 'standard output is a terminal', {
    zh: '用 --out 指定文件，或用 > 转到文件。',
    en: 'Name a file with --out, or redirect with >.',
  });
}

/** Throws UserError where a result would take the place of what exists; a pipe or a device is written into. */
export function refuseExisting(name: string, { io }: Session): void {
  const path = resolve(io.cwd, name);
  if (isStdout(name) || !existsSync(path) || isNoFile(standingAt(path))) return;
  throw fault(`${name} 已经存在`, `${name} exists already`);
}
