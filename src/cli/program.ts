/** Makes the parser of the command line from the list of commands, and runs the command that was named. */
import { Command, CommanderError } from 'commander';
import type { Localized } from '../internal.ts';
import type { CommandSpec, OptionSpec } from './commands/command.ts';
import { commands } from './commands/index.ts';
import { type ExitStatus, exit } from './exit.ts';
import { helpEnd, helpShape, helpWords } from './help.ts';
import { parseLanguage } from './language.ts';
import type { Session } from './session.ts';
import { withSettings } from './settings/with-settings.ts';
import { usageError } from './usage-error.ts';
import { version } from './version.ts';

/** Parses the command line and runs its command. Throws UserError if it is not valid. */
export async function runProgram(argv: readonly string[], session: Session): Promise<ExitStatus> {
  const { language } = session;
  const results: string[] = [];
  const messages: string[] = [];
  let status: ExitStatus = exit.clean;
  const program = new Command('perfgoal')
    .configureHelp(helpShape(language))
    .configureOutput({
      writeOut: text => results.push(tight(text)),
      writeErr: text => messages.push(tight(text)),
      outputError: () => {},
      getOutHelpWidth: () => session.outLook.columns,
      getErrHelpWidth: () => session.errorLook.columns,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .usage(`${helpWords.options[language]} ${helpWords.command[language]}`)
    .description(helpWords.about[language])
    .version(version, '-V, --version', helpWords.version[language])
    .helpOption('-h, --help', helpWords.help[language])
    .helpCommand(`help ${helpWords.helpCommand[language]}`, helpWords.help[language]);
  translateErrors(program);
  addOption(program, langOption, session);
  for (const spec of commands) {
    const command = program.command(spec.name).action(async () => {
      if (spec.isHelpedAlone && command.args.length === 0) command.help({ error: true });
      const options = await withSettings(spec, command.opts(), session);
      status = await spec.run(command.args, options, session);
    });
    describe(command, spec, session, argv.includes(spec.name));
    translateErrors(command);
  }
  program.addHelpText('after', () =>
    helpEnd(
      commands.flatMap(({ examples }) => examples.slice(0, 2)),
      language,
    ),
  );
  try {
    await program.parseAsync(argv);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and the version are thrown too; help that was not asked for goes to standard error.
    status = error.exitCode === 0 ? exit.clean : exit.fault;
  }
  await session.result(results.join(''));
  await session.message(messages.join(''));
  return status;
}

const langOption: OptionSpec = {
  flags: helpWords.langFlags,
  summary: helpWords.lang,
  parse: text => parseLanguage(text, '--lang'),
};

function describe(command: Command, spec: CommandSpec, session: Session, isNamed: boolean): void {
  const { language } = session;
  const argument = spec.argument?.[language];
  for (const word of argument?.split(/(?<=>) (?=<)/) ?? []) command.argument(word);
  command
    .usage([helpWords.options[language], ...(argument ? [argument] : [])].join(' '))
    .summary(spec.summary[language]);
  // The help of the program shows only names and summaries of the other commands.
  if (!isNamed) return;
  command
    .description(`${asSentence(spec.summary)[language]}\n${spec.notes[language]}`)
    .helpOption('-h, --help', helpWords.help[language])
    .addHelpText('after', () => helpEnd(spec.examples, language));
  for (const option of spec.options) addOption(command, option, session);
}

function addOption(command: Command, { flags, summary, parse }: OptionSpec, session: Session) {
  const { language } = session;
  if (parse) command.option(flags[language], summary[language], parse);
  else command.option(flags[language], summary[language]);
}

/** Turns errors of the parser about a command into UserErrors; help and the version pass. */
function translateErrors(command: Command): void {
  command.exitOverride(error => {
    throw error.exitCode === 0 || error.code === 'commander.help'
      ? error
      : usageError(error, command);
  });
}

const asSentence = ({ zh, en }: Localized): Localized => ({
  zh: `${zh}。`,
  en: `${en.charAt(0).toUpperCase()}${en.slice(1)}.`,
});

/** commander puts a space after each title; a Chinese colon needs none. */
const tight = (text: string) => text.replaceAll('： ', '：');
