/** The empty form, to be filled in by hand. */
import { extname } from 'node:path';
import { type Format, formats, readFont, renderBlank, suggestion, UserError } from '../internal.ts';
import { documentDate } from './document-date.ts';
import { type ExitStatus, exit } from './exit.ts';
import { formsOf } from './files/forms.ts';
import { isStdout, refuseTerminal, stdoutFormat, writeResult } from './files/results.ts';
import type { Session } from './session.ts';

export interface BlankOptions {
  readonly form?: string;
  readonly out?: string;
  /** For standard output. */
  readonly format?: readonly Format[];
  readonly quiet?: boolean;
}

/** Writes the blank form that --form names into the file that --out names. Throws UserError where one is missing. */
export async function writeBlank(
  { form, out, format, quiet }: BlankOptions,
  session: Session,
): Promise<ExitStatus> {
  if (form === undefined || out === undefined) {
    throw new UserError(
      { zh: '--blank 要同时写明 --form 和 --out', en: '--blank needs --form and --out' },
      {
        zh: '例如 perfgoal render --blank --form xizang/fujian2 --out blank.docx',
        en: 'E.g. perfgoal render --blank --form xizang/fujian2 --out blank.docx',
      },
    );
  }
  const { io } = session;
  const isPiped = isStdout(out);
  if (isPiped) refuseTerminal(session);
  const bytes = await renderBlank(formsOf(io.cwd).named(form), {
    format: isPiped ? stdoutFormat(format) : formatOf(out),
    date: documentDate(io.env) ?? new Date(Date.UTC(2000, 0, 1)),
    readFont,
  });
  await writeResult(out, bytes, session);
  if (!quiet && !isPiped)
    await session.message(`${session.say({ zh: `已生成 ${out}`, en: `rendered ${out}` })}\n`);
  return exit.clean;
}

function formatOf(out: string): Format {
  const ending = extname(out).slice(1).toLowerCase();
  const format = formats.find(name => name === ending);
  if (format) return format;
  throw new UserError(
    {
      zh: `不知道怎样写“${out}”：结尾应是 .docx 或 .pdf`,
      en: `cannot tell the format of “${out}”`,
    },
    suggestion(ending, formats),
  );
}
