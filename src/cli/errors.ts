/** Turns what is thrown into a message on standard error and an exit status. */
import { TemplateError, UserError } from '../internal.ts';
import { type ExitStatus, exit } from './exit.ts';
import { systemCode, systemError } from './files/system-error.ts';
import { helpWord, severityWords } from './report/messages.ts';
import { pretty } from './report/pretty.ts';
import type { Session } from './session.ts';
import { version } from './version.ts';
import { visible } from './visible.ts';

/**
 * Runs `work`, prints what it throws and gives the exit status for it; never rejects. `name` is the file that the work is
 * about, if there is one.
 */
export async function guarded(
  session: Session,
  name: string | undefined,
  work: () => Promise<ExitStatus>,
): Promise<ExitStatus> {
  try {
    return await work();
  } catch (thrown) {
    const error = systemCode(thrown) === undefined ? thrown : systemError(thrown);
    if (!(error instanceof UserError)) {
      await session.message(bugMessage(error, session, name));
      return exit.bug;
    }
    if (error instanceof TemplateError) await printTemplate(error, session);
    await printError(error, session, name);
    return exit.fault;
  }
}

/** Prints an error and its help, after the name of the file that it is about. */
export function printError(
  { sentence, help }: UserError,
  session: Session,
  name: string | undefined,
): Promise<void> {
  const { say, language, errorLook } = session;
  const { paint } = errorLook;
  const subject = paint.bold(visible(name ?? 'perfgoal'));
  const lines = [
    `${subject}  ${paint.red.bold(severityWords.error[language])}  ${say(sentence)}`,
    ...(help ? [`  ${paint.cyan(helpWord[language])}${say(help)}`] : []),
  ];
  return session.message(`${lines.join('\n')}\n`);
}

/** Prints the findings of a template, once for all filings that name it. */
async function printTemplate({ source, findings }: TemplateError, session: Session): Promise<void> {
  const { name, text } = source;
  if (session.printedTemplates.has(name)) return;
  session.printedTemplates.add(name);
  await session.message(await pretty(session.errorLook).file({ name, text, findings }));
}

/** The message for a bug in perfgoal. Leaves out the text of the error, which may quote the filing. */
function bugMessage(error: unknown, { language, io }: Session, name: string | undefined): string {
  const kind = error instanceof Error ? error.name : typeof error;
  const file = name === undefined ? '' : visible(name);
  const sentences =
    language === 'zh'
      ? [
          `perfgoal 内部出错（${kind}）${file && `，正在处理 ${file}`}`,
          '这是 perfgoal 自身的错误，请把下面一行报告给开发者；设 PERFGOAL_DEBUG=1 再运行可看到出错的位置。',
        ]
      : [
          `internal error in perfgoal (${kind})${file && ` while processing ${file}`}`,
          'This is a bug in perfgoal. Please report it with the line below; set PERFGOAL_DEBUG=1 to see where it happened.',
        ];
  const stack = io.env.PERFGOAL_DEBUG === '1' && error instanceof Error ? (error.stack ?? '') : '';
  const lines = [
    ...sentences,
    `perfgoal ${version} · Node ${process.version} · ${process.platform} ${process.arch}`,
    ...stack
      .split('\n')
      .filter(line => line !== '')
      .map(visible),
  ];
  return `${lines.join('\n')}\n`;
}
