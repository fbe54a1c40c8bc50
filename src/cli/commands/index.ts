/** The list of commands: a command is its file and one line here. */
import { checkCommand } from './check.ts';
import type { CommandSpec } from './command.ts';
import { renderCommand } from './render.ts';
import { summaryCommand } from './summary.ts';

export const commands: readonly CommandSpec[] = [renderCommand, checkCommand, summaryCommand];
