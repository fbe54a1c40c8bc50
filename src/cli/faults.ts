/** What is thrown becomes a message and a status: the user's to mend, or a bug of perfgoal's. */
import { TemplateError, UserError } from '../internal.ts';
import { type ExitStatus, exit } from './exit.ts';
import { systemCode, systemFault } from './files/system-error.ts';
import { helpWord, pretty } from './report/pretty.ts';
import { severityWords } from './report/words.ts';
import type { Session } from './session.ts';
import { version } from './version.ts';
import { visible } from './visible.ts';

/** Does a piece of work, about the filing `name` if one is given; tells what it throws, and never rejects. */
export async function guarded(
  session: Session,
  name: string | undefined,
  work: () => Promise<ExitStatus>,
): Promise<ExitStatus> {
  try {
    return await work();
  } catch (thrown) {
    const error = systemCode(thrown) === undefined ? thrown : systemFault(thrown);
    if (!(error instanceof UserError)) {
      await session.message(bugMessage(error, session, name));
      return exit.bug;
    }
    if (error instanceof TemplateError) await tellTemplate(error, session);
    await tellFault(error, session, name);
    return exit.fault;
  }
}

/** Prints a fault on standard error. */
export function tellFault(
  { sentence, help }: UserError,
  session: Session,
  name: string | undefined,
): Promise<void> {
  const { say, language, errorLook } = session;
  const { paint } = errorLook;
  const who = paint.bold(visible(name ?? 'perfgoal'));
  const lines = [
    `${who}  ${paint.red.bold(severityWords.error[language])}  ${say(sentence)}`,
    ...(help ? [`  ${paint.cyan(helpWord[language])}${say(help)}`] : []),
  ];
  return session.message(`${lines.join('\n')}\n`);
}

/** Prints the findings of a template, once a run. */
async function tellTemplate({ source, findings }: TemplateError, session: Session): Promise<void> {
  const { name, text } = source;
  if (session.toldTemplates.has(name)) return;
  session.toldTemplates.add(name);
  await session.message(await pretty(session.errorLook).file({ name, text, findings }));
}

/** The message of a bug; it says nothing of the error's own text, which may quote the filing. */
function bugMessage(error: unknown, { language, io }: Session, name: string | undefined): string {
  const kind = error instanceof Error ? error.name : typeof error;
  const about = name === undefined ? '' : visible(name);
  const place = `perfgoal ${version} · Node ${process.version} · ${process.platform} ${process.arch}`;
  const said =
    language === 'zh'
      ? [
          `perfgoal 内部出错（${kind}）${about && `，正在处理 ${about}`}`,
          '这是 perfgoal 自身的错误，请把下面一行报告给开发者；设 PERFGOAL_DEBUG=1 再运行可看到出错的位置。',
        ]
      : [
          `internal error in perfgoal (${kind})${about && ` at ${about}`}`,
          'This is a bug in perfgoal. Please report it with the line below; PERFGOAL_DEBUG=1 shows where it happened.',
        ];
  const stack = io.env.PERFGOAL_DEBUG === '1' && error instanceof Error ? (error.stack ?? '') : '';
  const lines = [
    ...said,
    place,
    ...stack
      .split('\n')
      .filter(line => line !== '')
      .map(visible),
  ];
  return `${lines.join('\n')}\n`;
}
