/** perfgoal completion: the script with which a shell completes commands, options and their values. */
import { suggestion, userError } from '../../internal.ts';
import { exit } from '../exit.ts';
import type { CommandSpec } from './command.ts';

const shells = ['bash', 'zsh', 'fish'] as const;

/** The command, for all commands: it is one of them. */
export const completionCommand = (commands: () => readonly CommandSpec[]): CommandSpec => ({
  name: 'completion',
  argument: { zh: '[shell]', en: '[shell]' },
  words: shells,
  isHelpedAlone: true,
  summary: {
    zh: '输出命令补全的脚本（bash、zsh、fish）',
    en: 'print the completion script for bash, zsh or fish',
  },
  notes: {
    zh: [
      '装好后按 Tab 补全命令、选项、格式、规则编号、表样和文件。perfgoal 升级后重做一次。',
      '  bash  perfgoal completion bash > ~/.local/share/bash-completion/completions/perfgoal',
      '        没有 bash-completion 时，在 ~/.bashrc 里写：source <(perfgoal completion bash)',
      '  zsh   在 ~/.zshrc 里 compinit 之后写：source <(perfgoal completion zsh)',
      '        或 perfgoal completion zsh > _perfgoal，放进 $fpath 的一个文件夹',
      '  fish  perfgoal completion fish > ~/.config/fish/completions/perfgoal.fish',
      'perfgoal 要能直接运行（npm link 或 npm install -g），npx 的命令没有补全。',
    ].join('\n'),
    en: [
      'Then Tab completes commands, options, formats, rule ids, forms and files. Do it again after',
      'an upgrade of perfgoal.',
      '  bash  perfgoal completion bash > ~/.local/share/bash-completion/completions/perfgoal',
      '        Without bash-completion, in ~/.bashrc: source <(perfgoal completion bash)',
      '  zsh   In ~/.zshrc after compinit: source <(perfgoal completion zsh)',
      '        Or perfgoal completion zsh > _perfgoal, in a folder of $fpath',
      '  fish  perfgoal completion fish > ~/.config/fish/completions/perfgoal.fish',
      'The shell must find perfgoal itself (npm link or npm install -g); npx is not completed.',
    ].join('\n'),
  },
  options: [],
  examples: [
    {
      line: 'source <(perfgoal completion bash)',
      summary: { zh: '在这个 bash 里马上可用', en: 'use it in this bash at once' },
    },
  ],
  async run([shell = '', ...others], _, session) {
    const known = shells.find(each => each === shell);
    if (!known || others.length > 0)
      throw userError(
        `没有“${[shell, ...others].join(' ')}”的补全`,
        `no completion for “${[shell, ...others].join(' ')}”`,
        suggestion(shell, shells),
      );
    const { completionScript } = await import('../completion/script.ts');
    await session.result(completionScript(known, commands(), session.language));
    return exit.clean;
  },
});
