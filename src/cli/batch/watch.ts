/** render --watch: renders again what is saved, a line for each filing, until it is interrupted. */
import { dirname, resolve } from 'node:path';
import { isOwn, UserError } from '../../index.ts';
import type { ExitStatus } from '../exit.ts';
import { guarded, tellFault } from '../faults.ts';
import { findInputs, type Input, type Inputs, placesOf } from '../inputs.ts';
import type { Session } from '../session.ts';
import { systemFault } from '../system-error.ts';
import { awaitInterruption, type Interruption, statusOf } from './interruption.ts';
import type { BatchOptions } from './options.ts';
import { renderUntil } from './render-inputs.ts';
import type { RunRecord } from './run-report.ts';
import { watchedText, watchingText } from './words.ts';

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
  const { watch } = await import('chokidar');
  const watcher = watch([...placesOf(names, cwd), ...besides(options, cwd)], {
    ignoreInitial: true,
    ignored: path => /[\\/](node_modules|\.[^\\/.][^\\/]*)$/.test(path),
  });
  const saves = newSaves();
  watcher.on('all', (_event, path) => saves.add(resolve(cwd, path)));
  watcher.on('error', error => void tellFault(systemFault(error), session, undefined));
  const interruption = awaitInterruption();
  interruption.onFirst(saves.end);
  try {
    await new Promise<void>(ready => watcher.once('ready', () => ready()));
    const observe = (input: Input, { form }: RunRecord) => {
      // A form elsewhere is watched once a filing names it.
      if (form !== null && isOwn(form) && input.path !== undefined)
        watcher.add(resolve(dirname(input.path), form));
    };
    const inputs = await findInputs(names, cwd);
    await renderUntil(interruption, inputs, options, session, { observe });
    if (!interruption.signal())
      await session.message(`${session.say(watchingText(inputs.inputs.length))}\n`);
    return await renderSaved(saves, interruption, { names, options, session, observe });
  } finally {
    interruption.end();
    await watcher.close();
  }
}

/** Files that filings are drawn with. */
const besides = ({ form, font = {} }: BatchOptions, cwd: string) => [
  ...(form !== undefined && isOwn(form) ? [resolve(cwd, form)] : []),
  ...Object.values(font).map(file => resolve(cwd, file)),
];

interface Watching {
  readonly names: readonly string[];
  readonly options: BatchOptions;
  readonly session: Session;
  readonly observe: (input: Input, record: RunRecord) => void;
}

/** Renders what is saved until an interruption comes; gives the status of its signal. */
async function renderSaved(
  saves: Saves,
  interruption: Interruption,
  { names, options, session, observe }: Watching,
): Promise<ExitStatus> {
  for (;;) {
    await saves.some();
    const signal = interruption.signal();
    if (signal) return statusOf(signal);
    await new Promise(resolve => setTimeout(resolve, SETTLING));
    const paths = saves.take();
    const lines: string[] = [];
    // A template that is wrong again may be wrong in another way.
    const round = { ...session, toldTemplates: new Set<string>() };
    await guarded(round, undefined, async () => {
      const inputs = await findInputs(names, session.io.cwd);
      const only = concerned(paths, inputs);
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

/** The filings that were saved; all of them where something else was, since it may be a form or a font. */
function concerned(paths: ReadonlySet<string>, { inputs }: Inputs): ReadonlySet<string> {
  const filings = new Set(inputs.flatMap(({ path }) => path ?? []));
  const isOther = [...paths].some(
    path => !filings.has(path) && /\.(ya?ml|ttf|otf|ttc)$/i.test(path),
  );
  return isOther ? filings : new Set([...paths].filter(path => filings.has(path)));
}

interface Saves {
  readonly add: (path: string) => void;
  /** Resolves when there are some, or are to be no more. */
  readonly some: () => Promise<void>;
  readonly end: () => void;
  /** Those since the last time. */
  readonly take: () => ReadonlySet<string>;
}

function newSaves(): Saves {
  let paths = new Set<string>();
  let isOver = false;
  let tell: () => void = () => {};
  return {
    add: path => {
      paths.add(path);
      tell();
    },
    some: () =>
      paths.size > 0 || isOver
        ? Promise.resolve()
        : new Promise(resolve => {
            tell = resolve;
          }),
    end: () => {
      isOver = true;
      tell();
    },
    take: () => {
      const taken = paths;
      paths = new Set();
      return taken;
    },
  };
}
