/** The completion script of a shell. */
import type { CommandSpec } from '../commands/command.ts';
import type { Language } from '../language.ts';
import { version } from '../version.ts';
import { bashScript } from './bash.ts';
import { fishScript } from './fish.ts';
import { type Completion, completionOf } from './table.ts';
import { zshScript } from './zsh.ts';

type Shell = 'bash' | 'zsh' | 'fish';

const scripts: Readonly<Record<Shell, (completion: Completion, head: string) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

/** Summaries in it, as zsh and fish show them, are in the language. */
export function completionScript(
  shell: Shell,
  commands: readonly CommandSpec[],
  language: Language,
): string {
  const head = `# Written by "perfgoal completion ${shell}" (perfgoal ${version}); its help says how to install it.`;
  return scripts[shell](completionOf(commands, language), head);
}
