/** What a command is made of; a command is its file here and one line in the list. */
import type { Localized } from '../../internal.ts';
import type { ExitStatus } from '../exit.ts';
import type { Session } from '../session.ts';

/** An option as the parser and the help know it; its key in the options is its long name. */
export interface OptionSpec {
  /** E.g. --out <路径>. */
  readonly flags: Localized;
  readonly summary: Localized;
  /** Makes a value of the text, with that of an earlier use of the same option. Throws UserError. */
  readonly parse?: (text: string, previous: unknown) => unknown;
}

export interface Example {
  readonly line: string;
  readonly summary: Localized;
}

export interface CommandSpec {
  readonly name: string;
  /** E.g. <文件...>; absent for a command that takes none. */
  readonly argument?: Localized;
  readonly summary: Localized;
  /** More about it, for its help. */
  readonly notes: Localized;
  readonly options: readonly OptionSpec[];
  readonly examples: readonly Example[];
  readonly run: (
    names: readonly string[],
    options: Readonly<Record<string, unknown>>,
    session: Session,
  ) => Promise<ExitStatus>;
}
