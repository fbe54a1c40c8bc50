/** The completion script for fish. */
import type {
  Completed,
  CompletedCommand,
  CompletedOption,
  CompletedRule,
  Completion,
} from './table.ts';

export function fishScript(completion: Completion, head: string): string {
  const { commands, globalOptions, rules, flexible, levels } = completion;
  const names = commands.map(({ name }) => name).join(' ');
  return `${head}
function __perfgoal_rules
${rules.map(described).join('\n')}
end

function __perfgoal_flexible_rules
${flexible.map(described).join('\n')}
end

function __perfgoal_severities
    __perfgoal_flexible_rules | while read --delimiter \\t --local rule summary
        for level in ${levels.join(' ')}
            printf '%s=%s\\t%s\\n' $rule $level $summary
        end
    end
end

# The command that stands before the cursor, and whether nothing but options does.
function __perfgoal_in
    set --local words (commandline --tokenize --cut-at-cursor --current-process)
    set --local seen
    for word in $words[2..-1]
        contains -- $word ${names}; and set seen $word; and break
    end
    test "$seen" = "$argv[1]"
end

complete -c perfgoal -e
complete -c perfgoal -f
${globalOptions.map(option => optionLine(option, '', completion)).join('\n')}
${commands.flatMap(command => commandLines(command, completion)).join('\n')}
`;
}

const described = ({ id, summary }: CompletedRule) =>
  `    printf '%s\\t%s\\n' ${id} ${quoted(summary)}`;

function commandLines(command: CompletedCommand, completion: Completion): readonly string[] {
  const { name, summary, options, words, argument } = command;
  const inside = ` -n '__perfgoal_in ${name}'`;
  return [
    `complete -c perfgoal -n '__perfgoal_in ""' -a ${name} -d ${quoted(summary)}`,
    ...options.map(option => optionLine(option, inside, completion)),
    ...(words.length > 0 ? [`complete -c perfgoal${inside} -a ${quoted(words.join(' '))}`] : []),
    ...(argument ? [`complete -c perfgoal${inside}${values(argument, completion)}`] : []),
  ];
}

function optionLine(
  { name, summary, value }: CompletedOption,
  inside: string,
  completion: Completion,
): string {
  const takes = value ? ` -r${values(value, completion)}` : '';
  return `complete -c perfgoal${inside} -l ${name.slice(2)}${takes} -d ${quoted(summary)}`;
}

function values(value: Completed, { forms, roles }: Completion): string {
  switch (value.kind) {
    case 'words':
      return ` -f -a ${quoted(value.words.join(' '))}`;
    case 'rules':
      return " -f -a '(__perfgoal_rules)'";
    case 'severities':
      return " -f -a '(__perfgoal_severities)'";
    case 'fonts':
      return ` -F -a ${quoted(roles.map(role => `${role}=`).join(' '))}`;
    case 'forms':
      return ` -F -a ${quoted(forms.join(' '))}`;
    case 'files':
      return ' -F';
    case 'text':
      return ' -f';
  }
}

const quoted = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`;
