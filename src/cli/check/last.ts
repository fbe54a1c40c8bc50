/** Last year's filings: the one that `new` carries over, and those that `check` holds this year's against. */
import { dirname } from 'node:path';
import {
  type Checked,
  type CheckOptions,
  type LastFiling,
  lastMatcher,
  requirementsOf,
  userError,
} from '../../internal.ts';
import type { CheckingOptions } from '../commands/options.ts';
import { type ExitStatus, exit } from '../exit.ts';
import { findReadable, type Input, type Inputs, ofFile } from '../files/inputs.ts';
import { isStdout } from '../files/results.ts';
import type { Session } from '../session.ts';
import { forEachInput, inputChecker } from './check-input.ts';
import { withSheets } from './sheet-inputs.ts';

/** A filing of last year that was read. */
export interface LastRead {
  readonly checked: Checked;
  /** Its budget year. */
  readonly year: number;
  /** Where it stands; the current folder for standard input. */
  readonly folder: string;
}

/** Reads one filing of last year, on its own form. Rejects with UserError if it cannot be read or says no year. */
export async function readLast(
  name: string,
  options: Pick<CheckingOptions, 'defaultForm'>,
  session: Session,
): Promise<LastRead> {
  const { cwd } = session.io;
  const input: Input = isStdout(name) ? { name: '<stdin>', stem: '' } : ofFile(name, cwd);
  const { path } = input;
  const checked = readable(await lastChecker(options, session)(input));
  const { year } = checked.filing;
  if (!year)
    throw userError('没有写年度', 'it says no budget year', {
      zh: '在里面补上年度。',
      en: 'Add its year.',
    });
  return { checked, year: year.first, folder: path === undefined ? cwd : dirname(path) };
}

/** Checks filings of last year on their own forms, since what is wrong with them is not told. */
const lastChecker = ({ defaultForm }: Pick<CheckingOptions, 'defaultForm'>, session: Session) =>
  inputChecker(defaultForm === undefined ? {} : { defaultForm }, session);

/** The filing. Throws UserError where nothing of its text could be understood. */
function readable(checked: Checked): Checked {
  const { name, value } = checked.source;
  if (typeof value === 'object' && value !== null) return checked;
  throw userError('读不出内容', 'nothing in it can be understood', {
    zh: `有什么错，见 perfgoal check ${name}`,
    en: `See perfgoal check ${name} for what is wrong`,
  });
}

interface LastFilings {
  readonly of: NonNullable<CheckOptions['lastFiling']>;
  /** Of reading them. */
  readonly status: ExitStatus;
}

/**
 * Reads last year's filings, a file or a folder of them. One filing and one file are taken to be of the same project;
 * else they are matched by project and unit. Those that cannot be read are told of, and the others serve.
 */
export async function lastFilings(
  name: string | undefined,
  inputs: Inputs,
  options: Pick<CheckingOptions, 'defaultForm'>,
  session: Session,
): Promise<LastFilings> {
  if (name === undefined) return { of: () => undefined, status: exit.clean };
  const found = await withSheets(await findReadable([name], session.io.cwd));
  const check = lastChecker(options, session);
  const candidates: LastFiling[] = [];
  const status = await forEachInput(found, session, async input => {
    const { filing, template, source } = readable(await check(input));
    if (template)
      candidates.push({ filing, name: source.name, requirements: requirementsOf(template) });
    return exit.clean;
  });
  const [only] = candidates;
  const isPair = !found.several && !inputs.several;
  return { of: isPair ? () => only : lastMatcher(candidates), status };
}

/** Says which filings have none of last year beside them, and so were not held against one. */
export async function tellUnmatched(
  names: readonly string[],
  last: string | undefined,
  { say, message }: Session,
): Promise<void> {
  if (names.length === 0) return;
  const shown = names.slice(0, NAMED).join('、') + (names.length > NAMED ? '…' : '');
  const sentence = {
    zh: `${last} 里没有对上的申报：${shown}（${names.length} 份，没有与上年对照）`,
    en: `no filing of last year in ${last} for: ${shown} (${names.length}, not compared)`,
  };
  await message(`${say(sentence)}\n`);
}

/** Names that are listed. */
const NAMED = 5;
