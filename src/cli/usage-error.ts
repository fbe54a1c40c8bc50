/** The complaints of the command-line parser, in sentences for people; keyed on its error codes. */

import type { Command, CommanderError } from 'commander';
import { didYouMean, type Localized, type UserError } from '../internal.ts';
import { fault } from './fault.ts';

/** A parser's complaint about a command as a UserError. */
export function usageError(error: CommanderError, command: Command): UserError {
  const name = quotedIn(error.message);
  switch (error.code) {
    case 'commander.unknownOption':
      return fault(
        `没有选项 ${name}`,
        `there is no option ${name}`,
        didYouMean(name, optionsOf(command)) ?? seeHelp(command),
      );
    case 'commander.missingArgument':
      return fault(`缺少 <${name}>`, `<${name}> is missing`, seeHelp(command));
    case 'commander.optionMissingArgument':
      return fault(
        `选项 ${name} 后面没有写值`,
        `the option ${name} has no value`,
        seeHelp(command),
      );
    case 'commander.excessArguments':
      return fault(
        `${command.name()} 后面不写文件`,
        `${command.name()} takes no files`,
        seeHelp(command),
      );
    case 'commander.unknownCommand':
      return fault(`没有命令 ${name}`, `there is no command ${name}`, commandHelp(name, command));
    default:
      return fault(`命令的写法不对：${error.message}`, error.message, seeHelp(command));
  }
}

const quotedIn = (message: string) => /'(.*)'/s.exec(message)?.[1] ?? '';

function optionsOf(command: Command): readonly string[] {
  const own = command.options.flatMap(({ long }) => long ?? []);
  return ['--help', ...own, ...(command.parent ? optionsOf(command.parent) : [])];
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
  const line = `${pathOf(command)} --help`;
  return { zh: `用法见 ${line}`, en: `See ${line}` };
}

const pathOf = (command: Command): string =>
  command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();
