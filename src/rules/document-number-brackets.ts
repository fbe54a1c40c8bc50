/** The year of a document's number stands in 〔〕. */
import { excerptOf } from '../source/excerpt.ts';
import { textsWith } from './reading/texts.ts';
import type { Rule } from './rule.ts';

/** The year in other brackets, or in two of different kinds, before a number and 号. */
const NUMBER =
  /([[［【(（「〈{〔])\s*((?:19|20)\d{2})\s*([\]］】)）」〉}〕])\s*第?\s*(\d{1,5})\s*号/g;
/** The sign of the body that issued it stands before. */
const ISSUED = /\p{Script=Han}\s*$/u;

export const documentNumberBrackets: Rule = {
  id: 'document-number-brackets',
  reason: 'other',
  severity: 'warning',
  summary: { zh: '文号的年份用六角括号〔〕', en: 'the year of a document number is in 〔〕' },
  why: {
    zh: '公文的年份用六角括号；括号写错，文件检索不到，也显得不严谨。',
    en: 'Official documents use these brackets; with others a document cannot be found by its number.',
  },
  basis: {
    zh: 'GB/T 9704-2012：发文字号的年份用六角括号“〔〕”括入，序号不加“第”字。',
    en: 'GB/T 9704-2012: the year of a document number is in 〔〕, the number without 第.',
  },
  examples: {
    passing: 'justification: { basis: 依据昌政办复〔2019〕133号文件。 }',
    failing: 'justification: { basis: "依据昌政办复[2019]133号文件。" }',
  },
  *check(filing) {
    for (const { text, path } of textsWith('号', filing)) {
      for (const match of text.matchAll(NUMBER)) {
        const [seen, open, year, close, number] = match;
        if (open === '〔' && close === '〕') continue;
        if (!ISSUED.test(text.slice(Math.max(0, match.index - 4), match.index))) continue;
        yield {
          path,
          excerpt: excerptOf(text, match.index, match.index + seen.length),
          message: {
            zh: `文号“${seen}”的年份没有用六角括号`,
            en: `the year in “${seen}” is not in 〔〕`,
          },
          help: { zh: `写作〔${year}〕${number}号。`, en: `Write 〔${year}〕${number}号.` },
        };
      }
    }
  },
};
