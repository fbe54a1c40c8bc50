/** render --watch: renders again what is saved, a line for each filing, until it is interrupted. */
import { UserError } from '../../internal.ts';
import { newSaves, type Saves } from '../batch/saves.ts';
import { guarded, printError } from '../errors.ts';
import { type ExitStatus, exit } from '../exit.ts';
import { findInputs, type Input } from '../files/inputs.ts';
import { systemError } from '../files/system-error.ts';
import { awaitInterruption, type Interruption, statusOf } from '../interruption.ts';
import { pathFrom } from '../report/positions.ts';
import type { Session } from '../session.ts';
import { goneText, watchedText, watchingText } from './messages.ts';
import type { BatchOptions } from './options.ts';
import type { RunRecord } from './report.ts';
import { renderUntil } from './run.ts';
import { watchPlaces } from './watch-places.ts';
import { type WatchedFiles, watchedFiles } from './watched-files.ts';

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
      en: '--watch does not go with standard input',
    });
  const { cwd } = session.io;
  const files = watchedFiles(names, options, cwd);
  const saves = newSaves();
  const interruption = awaitInterruption();
  interruption.onFirst(saves.end);
  const lookout = await watchPlaces(files.roots, {
    isIgnored: files.isIgnored,
    onChange: saves.add,
    onGone: place => {
      const text = goneText(pathFrom(cwd, place) || '.', new Date());
      void session.message(`${session.say(text)}\n`);
    },
    onError: error => void printError(systemError(error), session, undefined),
  });
  try {
    const observe = (input: Input, record: RunRecord) => {
      // A form elsewhere is watched once a filing names it.
      for (const part of files.partsOf(input, record)) lookout.add(part);
    };
    const inputs = await findInputs(names, cwd);
    await renderUntil(interruption, inputs, options, session, { observe });
    if (!interruption.signal())
      await session.message(`${session.say(watchingText(inputs.inputs.length))}\n`);
    return await renderSaved(saves, interruption, { names, options, session, files, observe });
  } finally {
    interruption.end();
    await lookout.close();
  }
}

interface Watching {
  readonly names: readonly string[];
  readonly options: BatchOptions;
  readonly session: Session;
  readonly files: WatchedFiles;
  readonly observe: (input: Input, record: RunRecord) => void;
}

/** Renders what is saved until an interruption comes; gives the status of its signal. */
async function renderSaved(
  saves: Saves,
  interruption: Interruption,
  { names, options, session, files, observe }: Watching,
): Promise<ExitStatus> {
  for (;;) {
    await saves.some();
    const signal = interruption.signal();
    if (signal) return statusOf(signal);
    await new Promise(resolve => setTimeout(resolve, SETTLING));
    const paths = saves.take();
    const lines: string[] = [];
    // A template that is wrong again may be wrong in another way.
    const round = { ...session, printedTemplates: new Set<string>() };
    await guarded(round, undefined, async () => {
      const inputs = await findInputs(names, session.io.cwd);
      const only = files.concernedBy(paths, inputs);
      if (only.size === 0) return exit.clean;
      // What it has to say stands in one line.
      const silent = { ...round, message: async () => {} };
      return renderUntil(interruption, inputs, { ...options, quiet: true }, silent, {
        only,
        observe: (input, record) => {
          observe(input, record);
          lines.push(`${session.say(watchedText(record, new Date()))}\n`);
        },
      });
    });
    await session.message(lines.join(''));
  }
}
