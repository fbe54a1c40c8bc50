/** What a command consists of: its name, options, help, and the function that runs it. */
import type { Localized } from '../../internal.ts';
import type { ExitStatus } from '../exit.ts';
import type { Session } from '../session.ts';

/** An option for the parser and the help. Its key in the parsed options is its long name. */
export interface OptionSpec {
  /** E.g. --out <路径>. */
  readonly flags: Localized;
  readonly summary: Localized;
  /** Its values, where they are few words; other kinds of values are told by its English flags, e.g. <file>. */
  readonly choices?: readonly string[];
  /** Parses the text; `previous` is the value of an earlier use of the option. Throws UserError. */
  readonly parse?: (text: string, previous: unknown) => unknown;
}

export interface Example {
  readonly line: string;
  readonly summary: Localized;
}

export interface CommandSpec {
  readonly name: string;
  /** E.g. <文件...>; absent for a command without arguments. */
  readonly argument?: Localized;
  /** The words that may stand first after it. */
  readonly words?: readonly string[];
  /** Whether it prints its help, with status 2, where nothing stands after it. */
  readonly isHelpedAlone?: boolean;
  readonly summary: Localized;
  /** Further text of its help. */
  readonly notes: Localized;
  readonly options: readonly OptionSpec[];
  readonly examples: readonly Example[];
  readonly run: (
    names: readonly string[],
    options: Readonly<Record<string, unknown>>,
    session: Session,
  ) => Promise<ExitStatus>;
}
