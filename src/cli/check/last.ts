/** Last year's filings: the one that `new` carries over, and those that `check` holds this year's against. */
import { dirname, resolve } from 'node:path';
import { type Checked, userError } from '../../internal.ts';
import type { CheckingOptions } from '../commands/options.ts';
import type { Input } from '../files/inputs.ts';
import { isStdout } from '../files/results.ts';
import type { Session } from '../session.ts';
import { inputChecker } from './check-input.ts';

interface LastFilingRead {
  readonly checked: Checked;
  /** Its budget year. */
  readonly year: number;
  /** Where it stands; the current folder for standard input. */
  readonly folder: string;
}

/** Reads one filing of last year, on its own form. Rejects with UserError if it cannot be read or says no year. */
export async function readLast(
  name: string,
  { defaultForm }: Pick<CheckingOptions, 'defaultForm'>,
  session: Session,
): Promise<LastFilingRead> {
  const { cwd } = session.io;
  const path = isStdout(name) ? undefined : resolve(cwd, name);
  const input: Input = { name: path ? name : '<stdin>', path, stem: '' };
  const checked = await inputChecker(
    defaultForm === undefined ? {} : { defaultForm },
    session,
  )(input);
  return {
    checked,
    year: yearOf(checked, input.name),
    folder: path === undefined ? cwd : dirname(path),
  };
}

/** The budget year of a filing. Throws UserError where it could not be read. */
function yearOf({ source, filing }: Checked, name: string): number {
  const { value } = source;
  if (typeof value !== 'object' || value === null)
    throw userError(`${name} 读不出内容`, `cannot make sense of ${name}`, {
      zh: `有什么错，见 perfgoal check ${name}`,
      en: `See perfgoal check ${name} for what is wrong`,
    });
  if (filing.year) return filing.year.first;
  throw userError(`${name} 没有写年度`, `${name} says no budget year`, {
    zh: '在里面补上年度。',
    en: 'Add its year.',
  });
}
