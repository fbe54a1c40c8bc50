/** The rules as a page of Markdown: docs/rules.md is this in Chinese. */
import { catalogue, type Localized, type RuleText } from '../internal.ts';
import type { Language } from './language.ts';
import { severityWords, structuralRule } from './report/words.ts';

/** All rules, each under a heading with its id, so that links to one of them last. */
export function rulesPage(language: Language): string {
  const say = (text: Localized) => text[language];
  const rows = catalogue.map(
    ({ id, severity, summary }) =>
      `| [${id}](#${id}) | ${say(severityWords[severity])} | ${say(summary)} |`,
  );
  const sections = catalogue.map(rule => sectionOf(rule, say));
  return `${say(head)}\n${rows.join('\n')}\n\n${sections.join('\n')}`;
}

const head: Localized = {
  zh: `# 检查规则

由 \`perfgoal rules --format markdown\` 生成，请勿手改；一条规则见 \`perfgoal explain 规则编号\`。
级别是规则自带的，表样和 \`--severity\` 可以改变它。

| 规则 | 级别 | 内容 |
| --- | --- | --- |`,
  en: `# Rules

Made by \`perfgoal rules --format markdown\`; \`perfgoal explain rule-id\` tells of one rule.
The severity is the rule’s own; forms and \`--severity\` may change it.

| rule | severity | content |
| --- | --- | --- |`,
};

const words = {
  basis: { zh: '依据：', en: 'Basis: ' },
  passing: { zh: '正确的写法：', en: 'Right:' },
  failing: { zh: '错误的写法：', en: 'Wrong:' },
} as const;

function sectionOf(rule: RuleText, say: (text: Localized) => string): string {
  const { id, severity, summary, why, basis, examples, structural } = rule;
  const paragraphs = [
    `## ${id}`,
    `**${say(summary)}**（${say(severityWords[severity])}）`,
    say(why),
    ...(structural ? [say(structuralRule)] : []),
    ...(basis ? [say(words.basis) + say(basis)] : []),
    ...(examples
      ? [say(words.failing), fenced(examples.failing), say(words.passing), fenced(examples.passing)]
      : []),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

const fenced = (yaml: string) => `\`\`\`yaml\n${yaml.trimEnd()}\n\`\`\``;
