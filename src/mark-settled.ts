/** The step that finds the 待确认 marks left in a filing; carrying over a filing and reading a document write them. */
import type { Finding, Localized, Severities } from './finding.ts';
import type { Rule } from './rules/rule.ts';
import { marksIn } from './source/marks.ts';
import type { Source } from './source/read-yaml.ts';

/** For lists and explanations of rules. `render` takes a breach as an error, so that it draws such a filing as a draft only. */
export const markSettled: Omit<Rule, 'check'> = {
  id: 'mark-settled',
  reason: 'other',
  severity: 'warning',
  summary: { zh: '标着“待确认”的地方都已确认', en: 'no 待确认 (to be confirmed) mark is left' },
  why: {
    zh: '标记是从上年申报或填好的表带来的内容，有人看过才能报出去；render 遇到它只印草稿（--draft），check 只提醒。',
    en: 'Marks stand at what was taken from last year’s filing or from a document and must be looked at before it is filed: render makes a draft only (--draft), check warns.',
  },
  examples: {
    passing: 'goals:\n  annual: 2023年维护会场140个。',
    failing: 'goals:\n  # 待确认：文中写的是 2022 年\n  annual: 2022年维护会场140个。',
  },
};

/** A finding for each mark, at the mark. */
export function unsettledMarks(source: Source, severities: Severities): readonly Finding[] {
  const { id: rule } = markSettled;
  const severity = severities[rule] ?? markSettled.severity;
  if (severity === 'off') return [];
  return marksIn(source).map(({ comment, reason, path }) => {
    const { span } = comment;
    return { rule, severity, structural: false, path, span, message: messageOf(reason), help };
  });
}

const messageOf = (reason: string): Localized =>
  reason === ''
    ? { zh: '这里还待确认', en: 'this is still to be confirmed' }
    : { zh: `还待确认：${reason}`, en: `still to be confirmed: ${reason}` };

const help: Localized = {
  zh: '核对内容，该改的改，然后删去“# 待确认”那段注释。',
  en: 'Check the value, change it where needed, then delete the comment 待确认.',
};
