/** perfgoal explain: what a rule checks, why, on what basis, and how to ignore it. */
import { type Localized, type RuleText, returnReasons } from '../../internal.ts';
import { exit } from '../exit.ts';
import { colourOf, severityWords, structuralRule } from '../report/messages.ts';
import type { Look, Session } from '../session.ts';
import type { CommandSpec } from './command.ts';
import { ruleNamed } from './options.ts';

export const explainCommand: CommandSpec = {
  name: 'explain',
  argument: { zh: '<规则编号...>', en: '<rule-id...>' },
  summary: { zh: '说明一条规则：内容、理由、依据、例子', en: 'explain rules, with examples' },
  notes: {
    zh: '规则编号在每个问题末尾的方括号里；全部规则见 perfgoal rules。',
    en: 'The id of a rule is in brackets below each finding. See perfgoal rules for the list.',
  },
  options: [],
  examples: [
    {
      line: 'perfgoal explain funding-total-matches-sources',
      summary: { zh: '为什么要查合计', en: 'why totals are checked' },
    },
  ],
  run: (names, _, session) => run(names, session),
};

async function run(names: readonly string[], session: Session) {
  const rules = names.map(ruleNamed);
  await session.result(rules.map(rule => explanation(rule, session.outLook)).join('\n'));
  return exit.clean;
}

const words = {
  why: { zh: '为什么', en: 'Why' },
  reason: { zh: '审核时的退回原因', en: 'A reviewer would return it for' },
  basis: { zh: '依据', en: 'Basis' },
  last: { zh: '上年的申报（--last）', en: 'Last year’s filing (--last)' },
  failing: { zh: '错误的写法', en: 'Wrong' },
  passing: { zh: '正确的写法', en: 'Right' },
  ignoring: { zh: '确有理由时', en: 'To ignore it' },
} as const;

function explanation(rule: RuleText, { language, paint }: Look): string {
  const { id, reason, severity, summary, why, basis, examples } = rule;
  const colour = colourOf(severity, paint);
  const section = (title: Localized, text: string) => {
    const lines = text.trimEnd().split('\n');
    return `\n${paint.cyan(title[language])}\n${lines.map(line => `  ${line}\n`).join('')}`;
  };
  return [
    `${paint.bold(id)}  ${colour.bold(severityWords[severity][language])}\n`,
    `${summary[language]}\n`,
    section(words.why, why[language]),
    section(words.reason, returnReasons[reason][language]),
    ...(basis ? [section(words.basis, basis[language])] : []),
    ...(examples
      ? [
          ...(examples.last ? [section(words.last, examples.last)] : []),
          section(words.failing, examples.failing),
          section(words.passing, examples.passing),
        ]
      : []),
    section(words.ignoring, waysToIgnore(rule)[language]),
  ].join('');
}

function waysToIgnore({ id, structural }: RuleText): Localized {
  if (structural) return structuralRule;
  const here = {
    zh: `在那一行或上一行写：# perfgoal-ignore ${id}: 理由`,
    en: `On that line or the line above: # perfgoal-ignore ${id}: reason`,
  };
  const run = {
    zh: `整次检查不查这一条：perfgoal check … --severity ${id}=off`,
    en: `For a whole run: perfgoal check … --severity ${id}=off`,
  };
  // A comment that ignores this rule would itself be checked by it.
  if (id === 'ignore-used') return run;
  return { zh: `${here.zh}\n${run.zh}`, en: `${here.en}\n${run.en}` };
}
