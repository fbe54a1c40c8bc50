/** The completion script for bash 3.2 and later. It needs nothing else, and starts no other program. */
import type { Completed, CompletedCommand, CompletedOption, Completion } from './table.ts';

export function bashScript(completion: Completion, head: string): string {
  const { commands, globalOptions, levels } = completion;
  const withValue = globalOptions.filter(({ value }) => value).map(({ name }) => name);
  const names = (options: readonly CompletedOption[]) => options.map(({ name }) => name).join(' ');
  return `${head}
_perfgoal() {
  local IFS=$' \\t\\n' word command='' option='' typed cut='' i skip=0
  local -a words
  COMPREPLY=()
  # bash parts words at "=": they are put together again.
  for ((i = 0; i <= COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    if ((i > 1)) && [[ $word == =* || \${COMP_WORDS[i - 1]} == = ]]; then
      words[\${#words[@]} - 1]+=$word
    else
      words+=("$word")
    fi
  done
  local last=$((\${#words[@]} - 1)) at=0
  typed=\${words[last]}
  for ((i = 1; i < last; i++)); do
    word=\${words[i]}
    if ((skip)); then
      skip=0
    elif [[ ${withValue.map(name => `$word == ${name}`).join(' || ')} ]]; then
      skip=1
    elif [[ $word != -* ]]; then
      command=$word at=$i
      break
    fi
  done
  if [[ $typed == --*=* ]]; then
    option=\${typed%%=*} typed=\${typed#*=}
  elif ((last > 1)) && [[ \${words[last - 1]} == -* ]]; then
    option=\${words[last - 1]}
  fi
  [[ $typed == *=* ]] && cut=\${typed%=*}=

  # The values of options; after any other option stands what may stand without it.
  case $command:$option in
${valueCases(completion)}
  esac

  if [[ $typed == -* ]]; then
    case $command in
${commands.map(({ name, options }) => `      ${name}) _perfgoal_reply '${names([...options, ...globalOptions])}' ;;`).join('\n')}
      '') _perfgoal_reply '${names(globalOptions)}' ;;
    esac
    return
  fi

  case $command in
    '') _perfgoal_reply '${commands.map(({ name }) => name).join(' ')}' ;;
${commands.map(command => argumentCase(command, completion)).join('\n')}
  esac
}

# Replies with those of the words that begin as typed; of rule=level only what follows "=", as bash wants it.
_perfgoal_reply() {
  COMPREPLY=($(compgen -W "$1" -- "$typed"))
  [[ $COMP_WORDBREAKS == *=* ]] && COMPREPLY=("\${COMPREPLY[@]#"$cut"}")
  if [[ \${COMPREPLY[0]-} == *= ]]; then compopt -o nospace 2>/dev/null; fi
  compopt +o default 2>/dev/null
  return 0
}

_perfgoal_severities() {
  case $typed in
    *=*) _perfgoal_reply "${levels.map(level => `\${typed%%=*}=${level}`).join(' ')}" ;;
    *) _perfgoal_reply '${completion.flexible.map(({ id }) => `${id}=`).join(' ')}' ;;
  esac
}

# Without a reply bash completes the names of files.
complete -o bashdefault -o default -F _perfgoal perfgoal
`;
}

/** A line for each command and option with a value. */
function valueCases(completion: Completion): string {
  const { commands, globalOptions } = completion;
  const own = commands.flatMap(({ name, options }) =>
    options.map(option => ({ pattern: `${name}:${option.name}`, option })),
  );
  const all = [...own, ...globalOptions.map(option => ({ pattern: `*:${option.name}`, option }))];
  return all
    .flatMap(({ pattern, option: { value } }) =>
      value ? [`    ${pattern}) ${completer(value, completion)}; return ;;`] : [],
    )
    .join('\n');
}

function argumentCase({ name, words, argument }: CompletedCommand, completion: Completion): string {
  const rest = argument ? completer(argument, completion) : 'compopt +o default 2>/dev/null';
  if (words.length === 0) return `    ${name}) ${rest} ;;`;
  const first = `_perfgoal_reply '${words.join(' ')}'`;
  return `    ${name}) if ((last == at + 1)); then ${first}; else ${rest}; fi ;;`;
}

function completer(value: Completed, { forms, roles, rules }: Completion): string {
  switch (value.kind) {
    case 'words':
      return `_perfgoal_reply '${value.words.join(' ')}'`;
    case 'rules':
      return `_perfgoal_reply '${rules.map(({ id }) => id).join(' ')}'`;
    case 'severities':
      return '_perfgoal_severities';
    case 'fonts':
      return `[[ $typed == *=* ]] || _perfgoal_reply '${roles.map(role => `${role}=`).join(' ')}'`;
    case 'forms':
      // A template of one's own is a file: those come where no form begins so.
      return `COMPREPLY=($(compgen -W '${forms.join(' ')}' -- "$typed"))`;
    case 'files':
      return ':';
    case 'text':
      return 'compopt +o default 2>/dev/null';
  }
}
