/** Turns errors of the command-line parser, by their codes, into UserErrors in both languages. */
import type { Command, CommanderError } from 'commander';
import { didYouMean, type Localized, type UserError, userError } from '../internal.ts';

/** The UserError for an error of the parser about a command. */
export function usageError(error: CommanderError, command: Command): UserError {
  const name = quotedIn(error.message);
  switch (error.code) {
    case 'commander.unknownOption':
      return userError(
        `没有选项 ${name}`,
        `unknown option ${name}`,
        didYouMean(name, optionsOf(command)) ?? seeHelp(command),
      );
    case 'commander.missingArgument':
      return userError(`缺少 <${name}>`, `missing argument <${name}>`, seeHelp(command));
    case 'commander.optionMissingArgument':
      return userError(`选项 ${name} 后面没有写值`, `missing value for ${name}`, seeHelp(command));
    case 'commander.excessArguments':
      if (command.registeredArguments.length > 0) return tooMany(command);
      return userError(
        `${command.name()} 后面不写文件`,
        `${command.name()} does not accept files`,
        seeHelp(command),
      );
    case 'commander.unknownCommand':
      return userError(`没有命令 ${name}`, `unknown command ${name}`, commandHelp(name, command));
    default:
      return userError(`命令的写法不对：${error.message}`, error.message, seeHelp(command));
  }
}

const quotedIn = (message: string) => /'(.*)'/s.exec(message)?.[1] ?? '';

function optionsOf(command: Command): readonly string[] {
  const own = command.options.flatMap(({ long }) => long ?? []);
  return ['--help', ...own, ...(command.parent ? optionsOf(command.parent) : [])];
}

function tooMany(command: Command): UserError {
  const count = command.registeredArguments.length;
  return userError(
    `${command.name()} 后面只写 ${count} 个文件`,
    `${command.name()} takes ${count} ${count === 1 ? 'file' : 'files'}`,
    seeHelp(command),
  );
}

function commandHelp(name: string, command: Command): Localized {
  if (/\.ya?ml$/i.test(name))
    return {
      zh: `要检查这份申报：perfgoal check ${name}；要生成：perfgoal render ${name}`,
      en: `To check this filing: perfgoal check ${name}; to render it: perfgoal render ${name}`,
    };
  return (
    didYouMean(
      name,
      command.commands.map(sub => sub.name()),
    ) ?? seeHelp(command)
  );
}

function seeHelp(command: Command): Localized {
  const line = `${fullName(command)} --help`;
  return { zh: `用法见 ${line}`, en: `See ${line}` };
}

const fullName = (command: Command): string =>
  command.parent ? `${fullName(command.parent)} ${command.name()}` : command.name();
