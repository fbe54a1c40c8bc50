/** render --watch: renders what is saved again, with a line for each filing, until it is interrupted. */
import { setTimeout as pause } from 'node:timers/promises';
import { UserError } from '../../internal.ts';
import { guarded, printError } from '../errors.ts';
import { type ExitStatus, exit } from '../exit.ts';
import { findInputs, type Input } from '../files/inputs.ts';
import { systemError } from '../files/system-error.ts';
import { awaitInterruption, type Interruption, statusOf } from '../interruption.ts';
import { pathFrom } from '../report/positions.ts';
import type { Session } from '../session.ts';
import { missingText, watchedText, watchingText } from './messages.ts';
import type { BatchOptions } from './options.ts';
import type { RunRecord } from './report.ts';
import { renderUntil } from './run.ts';
import { type WatchedFiles, watchedFiles } from './watched-files.ts';
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
  const { cwd } = session.io;
  const files = watchedFiles(names, options, cwd);
  const pending = newPendingPaths();
  const interruption = awaitInterruption();
  interruption.onFirst(pending.wake);
  const watcher = await watchPaths(files.roots, {
    isIgnored: files.isIgnored,
    onChange: pending.add,
    onMissing: path => {
      const text = missingText(pathFrom(cwd, path) || '.', new Date());
      void session.message(`${session.say(text)}\n`);
    },
    onError: error => void printError(systemError(error), session, undefined),
  });
  try {
    const observe = (input: Input, record: RunRecord) => {
      // A form elsewhere is watched from when a filing names it.
      for (const path of files.filesOf(input, record)) watcher.add(path);
    };
    const inputs = await findInputs(names, cwd);
    await renderUntil(interruption, inputs, options, session, { observe });
    if (!interruption.signal())
      await session.message(`${session.say(watchingText(inputs.inputs.length))}\n`);
    return await renderSaved(pending, interruption, { names, options, session, files, observe });
  } finally {
    interruption.end();
    await watcher.close();
  }
}

/** The paths that were saved and whose filings are to be rendered. */
interface PendingPaths {
  readonly add: (path: string) => void;
  /** Resolves when there are some, or on `wake`. */
  readonly wait: () => Promise<void>;
  readonly wake: () => void;
  /** Those since the last time. */
  readonly take: () => ReadonlySet<string>;
}

function newPendingPaths(): PendingPaths {
  let paths = new Set<string>();
  let wake = () => {};
  return {
    add: path => {
      paths.add(path);
      wake();
    },
    wait: async () => {
      if (paths.size > 0) return;
      await new Promise<void>(resolve => {
        wake = resolve;
      });
    },
    wake: () => wake(),
    take: () => {
      const taken = paths;
      paths = new Set();
      return taken;
    },
  };
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
  pending: PendingPaths,
  interruption: Interruption,
  { names, options, session, files, observe }: Watching,
): Promise<ExitStatus> {
  for (;;) {
    if (!interruption.signal()) await pending.wait();
    const signal = interruption.signal();
    if (signal) return statusOf(signal);
    await pause(SETTLING);
    const saved = pending.take();
    const lines: string[] = [];
    // A template that is wrong again may be wrong in another way.
    const own = { ...session, printedTemplates: new Set<string>() };
    await guarded(own, undefined, async () => {
      const inputs = await findInputs(names, session.io.cwd);
      const only = files.filingsWith(saved, inputs);
      if (only.size === 0) return exit.clean;
      // The line of a filing is its only message.
      const silent = { ...own, message: async () => {} };
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
