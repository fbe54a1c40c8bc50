/** The completion script for zsh, for its function _arguments; to be sourced, or put into a folder of $fpath. */
import type {
  Completed,
  CompletedCommand,
  CompletedOption,
  CompletedRule,
  Completion,
} from './table.ts';

export function zshScript(completion: Completion, head: string): string {
  const { commands, globalOptions, levels, rules, flexible, roles, forms } = completion;
  const globals = globalOptions.map(optionSpec);
  return `#compdef perfgoal
${head}
_perfgoal() {
  local curcontext=$curcontext state state_descr line
  typeset -A opt_args
  _arguments -C \\
${lines([...globals, "'1: :->command'", "'*:: :->rest'"], 4)}
  case $state in
    command)
      local -a commands
      commands=(
${commands.map(({ name, summary }) => `        ${quoted(`${name}:${summary}`)}`).join('\n')}
      )
      _describe command commands
      ;;
    rest)
      curcontext="\${curcontext%:*:*}:perfgoal-$words[1]:"
      case $words[1] in
${commands.map(command => commandCase(command, globals)).join('\n')}
      esac
      ;;
  esac
}

_perfgoal_rules() {
  local -a rules
  rules=(
${rules.map(described).join('\n')}
  )
  _describe rule rules
}

_perfgoal_severities() {
  if compset -P '*='; then
    compadd -- ${levels.join(' ')}
  else
    local -a rules
    rules=(
${flexible.map(described).join('\n')}
    )
    _describe rule rules -S =
  fi
}

_perfgoal_fonts() {
  if compset -P '*='; then
    _files
  else
    compadd -S = -- ${roles.join(' ')}
  fi
}

_perfgoal_forms() {
  compadd -- ${forms.join(' ')}
  _files -g '*.(yaml|yml)'
}

if [[ $funcstack[1] == _perfgoal ]]; then
  _perfgoal "$@"
else
  compdef _perfgoal perfgoal
fi
`;
}

const described = ({ id, summary }: CompletedRule) => `    ${quoted(`${id}:${summary}`)}`;

function commandCase(
  { name, options, words, argument }: CompletedCommand,
  globals: readonly string[],
): string {
  const rest = argument ? [`'*: :${action(argument)}'`] : [];
  const first = words.length > 0 ? [`'1: :(${words.join(' ')})'`] : [];
  const specs = [...options.map(optionSpec), ...globals, ...first, ...rest];
  return `        ${name})
          _arguments \\
${lines(specs, 12)}
          ;;`;
}

const lines = (specs: readonly string[], indent: number) =>
  specs.map(spec => ' '.repeat(indent) + spec).join(' \\\n');

/** Options may be given again, as --severity; a value may follow "=" or stand alone. */
function optionSpec({ name, summary, placeholder, value }: CompletedOption): string {
  const text = `[${summary.replace(/[[\]\\]/g, '\\$&')}]`;
  if (!value) return quoted(`${name}${text}`);
  const label = (placeholder ?? '').replace(/[:\\]/g, '\\$&');
  return quoted(`*${name}=${text}:${label}:${action(value)}`);
}

function action(value: Completed): string {
  switch (value.kind) {
    case 'words':
      return `(${value.words.join(' ')})`;
    case 'rules':
      return '_perfgoal_rules';
    case 'severities':
      return '_perfgoal_severities';
    case 'fonts':
      return '_perfgoal_fonts';
    case 'forms':
      return '_perfgoal_forms';
    case 'files':
      return '_files';
    case 'text':
      return ' ';
  }
}

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
