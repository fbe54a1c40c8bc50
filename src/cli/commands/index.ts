/** The list of commands: each has a file in this folder and a line here. */
import { checkCommand } from './check.ts';
import type { CommandSpec } from './command.ts';
import { completionCommand } from './completion.ts';
import { diffCommand } from './diff.ts';
import { explainCommand } from './explain.ts';
import { formsCommand } from './forms.ts';
import { importCommand } from './import.ts';
import { mergeReportsCommand } from './merge-reports.ts';
import { newCommand } from './new.ts';
import { renderCommand } from './render.ts';
import { rulesCommand } from './rules.ts';
import { schemaCommand } from './schema.ts';
import { summaryCommand } from './summary.ts';

export const commands: readonly CommandSpec[] = [
  renderCommand,
  checkCommand,
  diffCommand,
  mergeReportsCommand,
  summaryCommand,
  rulesCommand,
  explainCommand,
  formsCommand,
  importCommand,
  newCommand,
  schemaCommand,
  completionCommand(() => commands),
];
