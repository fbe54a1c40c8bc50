/** render --watch: renders what is saved again, with a line for each filing, until it is interrupted. */
import { setTimeout as pause } from 'node:timers/promises';
import { UserError } from '../../internal.ts';
import { withSheets } from '../check/sheet-inputs.ts';
import { guarded, printError } from '../errors.ts';
import { type ExitStatus, exit } from '../exit.ts';
import { findInputs, type Input } from '../files/inputs.ts';
import { systemError } from '../files/system-error.ts';
import { awaitInterruption, statusOf } from '../interruption.ts';
import { pathFrom } from '../report/positions.ts';
import type { Session } from '../session.ts';
import { missingText, watchedText, watchingText } from './messages.ts';
import type { BatchOptions } from './options.ts';
import type { RunRecord } from './report.ts';
import { renderUntil } from './run.ts';
import { watchedFiles } from './watched-files.ts';
import { watchPaths } from './watcher.ts';

/** Editors save in several steps; in ms. */
const SETTLING = 100;

/** Renders, then again and again; gives the status of the signal. Throws UserError for what cannot be watched. */
export async function watchInputs(
  names: readonly string[],
  options: BatchOptions,
  session: Session,
): Promise<ExitStatus> {
  if (names.includes('-'))
    throw new UserError({
      zh: '--watch 不能用于标准输入',
      en: '--watch cannot be used with standard input',
    });
  const { io, say, message } = session;
  const { cwd } = io;
  const files = watchedFiles(names, options, cwd);
  /** The paths that were saved since their filings were rendered. */
  let pending = new Set<string>();
  let wake = () => {};
  const interruption = awaitInterruption();
  interruption.onFirst(() => wake());
  const watcher = await watchPaths(files.roots, {
    isIgnored: files.isIgnored,
    onChange: path => {
      pending.add(path);
      wake();
    },
    onMissing: path =>
      void message(`${say(missingText(pathFrom(cwd, path) || '.', new Date()))}\n`),
    onError: error => void printError(systemError(error), session, undefined),
  });
  const observe = (input: Input, record: RunRecord) => {
    // A form elsewhere is watched from when a filing names it.
    for (const path of files.filesOf(input, record)) watcher.add(path);
  };

  /** Renders the filings that the saved files belong to, each with a line as its only message. */
  async function renderSaved(saved: ReadonlySet<string>): Promise<void> {
    const lines: string[] = [];
    // A template that is wrong again may be wrong in another way.
    const own = { ...session, printedTemplates: new Set<string>() };
    await guarded(own, undefined, async () => {
      const inputs = await withSheets(await findInputs(names, cwd));
      const only = files.filingsWith(saved, inputs);
      if (only.size === 0) return exit.clean;
      const silent = { ...own, message: async () => {} };
      return renderUntil(interruption, inputs, { ...options, quiet: true }, silent, {
        only,
        observe: (input, record) => {
          observe(input, record);
          lines.push(`${say(watchedText(record, new Date()))}\n`);
        },
      });
    });
    await message(lines.join(''));
  }

  try {
    const inputs = await withSheets(await findInputs(names, cwd));
    await renderUntil(interruption, inputs, options, session, { observe });
    if (!interruption.signal()) await message(`${say(watchingText(inputs.inputs.length))}\n`);
    for (;;) {
      if (pending.size === 0 && !interruption.signal())
        await new Promise<void>(resolve => {
          wake = resolve;
        });
      const signal = interruption.signal();
      if (signal) return statusOf(signal);
      await pause(SETTLING);
      // A folder that is back now and gone before the next check would not be told to be gone.
      watcher.check();
      const saved = pending;
      pending = new Set();
      await renderSaved(saved);
    }
  } finally {
    interruption.end();
    await watcher.close();
  }
}
