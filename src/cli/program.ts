/** The command line: commands as data made into a parser. */
import { Command, CommanderError } from 'commander';
import type { Localized } from '../internal.ts';
import type { CommandSpec, OptionSpec } from './commands/command.ts';
import { commands } from './commands/index.ts';
import { type ExitStatus, exit } from './exit.ts';
import { helpEnd, helpShape, helpWords } from './help.ts';
import { parseLanguage } from './language.ts';
import type { Session } from './session.ts';
import { usageError } from './usage-error.ts';
import { version } from './version.ts';

/** Parses the command line and runs its command. Throws UserError for one that is not understood. */
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
  refuseIn(program);
  addOption(program, langOption, session);
  for (const spec of commands) {
    const command = program.command(spec.name).action(async () => {
      status = await spec.run(command.args, command.opts(), session);
    });
    describe(command, spec, session, argv.includes(spec.name));
    refuseIn(command);
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
    // Help and versions come as exceptions too; help unasked for goes to standard error.
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
  if (argument) command.argument(argument);
  command
    .usage([helpWords.options[language], ...(argument ? [argument] : [])].join(' '))
    .summary(spec.summary[language]);
  // Of the others the help says no more.
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

/** Turns the parser's complaints about a command into faults; help and versions pass. */
function refuseIn(command: Command): void {
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

/** The parser sets a space after each title; a Chinese colon brings its own. */
const tight = (text: string) => text.replaceAll('： ', '：');
