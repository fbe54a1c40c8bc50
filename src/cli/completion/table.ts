/** What can be completed, read off the commands: for each its options, their values, and what stands after it. */
import { catalogue, listForms, type RuleText } from '../../internal.ts';
import type { CommandSpec, OptionSpec } from '../commands/command.ts';
import { levels } from '../commands/options.ts';
import { formsOf } from '../files/forms.ts';
import { helpWords } from '../help.ts';
import { type Language, languages } from '../language.ts';

/** Values of an option, or arguments of a command. Text cannot be completed. */
export type Completed =
  | { readonly kind: 'text' | 'files' | 'severities' | 'fonts' | 'forms' | 'rules' }
  | { readonly kind: 'words'; readonly words: readonly string[] };

export interface CompletedOption {
  /** E.g. --format. */
  readonly name: string;
  readonly summary: string;
  /** What its value is called; absent where it takes none. */
  readonly placeholder?: string;
  readonly value?: Completed;
}

export interface CompletedCommand {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly CompletedOption[];
  /** The words that may stand first. */
  readonly words: readonly string[];
  /** What else stands after it; undefined where nothing does. */
  readonly argument?: Completed;
}

export interface CompletedRule {
  readonly id: string;
  readonly summary: string;
}

export interface Completion {
  readonly commands: readonly CompletedCommand[];
  readonly globalOptions: readonly CompletedOption[];
  readonly rules: readonly CompletedRule[];
  /** Those rules of which the severity may be set, and what it may be set to. */
  readonly flexible: readonly CompletedRule[];
  readonly levels: readonly string[];
  readonly forms: readonly string[];
  /** The roles of the fonts of the shipped forms. */
  readonly roles: readonly string[];
}

/** The kinds of values by what the English flags and arguments call them; what is not named is text. */
const kinds: readonly (readonly [RegExp, Completed])[] = [
  [/^(files?|old|file-or-labels|reports?|path)$/, { kind: 'files' }],
  [/form$/, { kind: 'forms' }],
  [/^rule=level$/, { kind: 'severities' }],
  [/^role=file$/, { kind: 'fonts' }],
  [/^rule-id$/, { kind: 'rules' }],
];

export function completionOf(commands: readonly CommandSpec[], language: Language): Completion {
  const optionOf = ({ flags, summary, choices }: OptionSpec): CompletedOption => {
    const [name = ''] = flags.en.split(' ');
    const value = completedBy(flags.en, choices);
    return {
      name,
      summary: summary[language],
      ...(value && { value, placeholder: placeholderIn(flags[language]) ?? '' }),
    };
  };
  const completed = commands.map(({ name, summary, options, words = [], argument }) => {
    const value = argument && completedBy(argument.en, undefined);
    return {
      name,
      summary: summary[language],
      options: options.map(optionOf),
      words,
      ...(value && value.kind !== 'text' && { argument: value }),
    };
  });
  const ruleOf = ({ id, summary }: RuleText) => ({ id, summary: summary[language] });
  const helpCommand = {
    name: 'help',
    summary: helpWords.help[language],
    options: [],
    words: commands.map(({ name }) => name),
  };
  return {
    commands: [...completed, helpCommand],
    globalOptions: [
      optionOf({ flags: helpWords.langFlags, summary: helpWords.lang, choices: languages }),
      { name: '--help', summary: helpWords.help[language] },
      { name: '--version', summary: helpWords.version[language] },
    ],
    rules: catalogue.map(ruleOf),
    flexible: catalogue.filter(({ structural }) => !structural).map(ruleOf),
    levels,
    forms: listForms(),
    roles: fontRoles(),
  };
}

/** The roles of one shipped form; the others have the same. */
function fontRoles(): readonly string[] {
  const [form = ''] = listForms();
  const { styles } = formsOf('/').named(form);
  return [...new Set(Object.values(styles).flatMap(({ font }) => font.role ?? []))].sort();
}

/** What stands between < and >, or [ and ]. */
const placeholderIn = (flags: string) => /[<[]([^>\].]+)/.exec(flags)?.[1];

function completedBy(flags: string, choices: readonly string[] | undefined): Completed | undefined {
  const placeholder = placeholderIn(flags);
  if (placeholder === undefined) return undefined;
  if (choices) return { kind: 'words', words: choices };
  return kinds.find(([name]) => name.test(placeholder))?.[1] ?? { kind: 'text' };
}
