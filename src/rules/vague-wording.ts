/** A goal or an indicator says how much, not only 显著提升. */
import { allIndicators, goalsOf } from '../filing/indicators.ts';
import { excerptOf } from '../source/excerpt.ts';
import type { Report, Rule } from './rule.ts';

const VAGUE =
  /(显著|明显|有效|进一步|不断|逐步|大幅|切实|持续)(?:地|的|得到)?([^，。；;、\s]{0,8}?)(提升|提高|改善|促进|加强|增强)/u;
/** Years, dates and the numbers of documents do not say how much. */
const NO_MEASURE =
  /(?:19|20)\d{2}(?:[-—至到](?:19|20)?\d{2,4})?年?|\d{1,2}月|\d{1,2}日|〔\d{4}〕\d+号|“?十[一二三四五]五”?|第[一二三四五六七八九十\d]+/g;
const NUMBER = /\d|百分之|全部|全覆盖|[一二三四五六七八九十两]+(?:个|次|人|户|项|场|期|套|成|倍)/;

export const vagueWording: Rule = {
  id: 'vague-wording',
  reason: 'unspecific',
  severity: 'warning',
  summary: {
    zh: '“显著提升”之类的话带有数字',
    en: 'words like 显著提升 come with a number',
  },
  why: {
    zh: '只说“显著提升”，做多做少都能说完成，目标等于没有。',
    en: 'A goal that only says “improve markedly” is always reached.',
  },
  basis: {
    zh: '财预〔2011〕填报说明：目标应当指向明确、具体细化、合理可行；能量化的量化，不能量化的用分级分档的文字。',
    en: 'Goals are clear, detailed and feasible; quantified where possible, else in graded wording.',
  },
  examples: {
    passing:
      'goals: { longTerm: 三年内保通率由95%提高到99%。, annual: 有效改善会议条件，全年保通率不低于98%。 }',
    failing: 'goals: { longTerm: 三年内保通率由95%提高到99%。, annual: 进一步提升信息化水平。 }',
  },
  *check(filing) {
    const { longTerm, annual } = filing.goals;
    for (const { kind, text = '', path } of goalsOf(filing)) {
      if (kind === 'annual' && annual === longTerm) continue;
      yield* vague(text, '', path);
    }
    for (const { indicator, path } of allIndicators(filing))
      yield* vague(indicator.name ?? '', indicator.value?.text ?? '', [...path, 'name']);
  },
};

function* vague(text: string, value: string, path: Report['path']): Iterable<Report> {
  const match = VAGUE.exec(text);
  const [words] = match ?? [];
  if (!match || words === undefined || NUMBER.test(`${text} ${value}`.replace(NO_MEASURE, '')))
    return;
  yield {
    path,
    excerpt: excerptOf(text, match.index, match.index + words.length),
    message: {
      zh: `只说“${words}”，没有数字`,
      en: `it only says “${words}”, with no number`,
    },
    help: {
      zh: '写明从多少到多少，或做到多少，例如“保通率不低于99%”。',
      en: 'State from what to what, or by how much, e.g. 保通率不低于99%.',
    },
  };
}
