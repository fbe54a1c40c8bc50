/** What the blank form says about filling in is not left where the answer belongs. */
import { shown } from './reading/shown.ts';
import { textsWith } from './reading/texts.ts';
import type { Rule } from './rule.ts';

/** Blanks tell how long an answer may be at the end of what they ask for, e.g. （100字以内）. */
const PROMPT = /[（(][^（()）]{0,6}\d{2,4}\s*个?字(?:以内|左右|之内)?[）)]\s*[。.：:]?$/;

export const promptReplaced: Rule = {
  id: 'prompt-replaced',
  reason: 'incomplete',
  severity: 'warning',
  summary: {
    zh: '空白表里的填写提示换成了内容',
    en: 'prompts of the blank form are replaced by answers',
  },
  why: {
    zh: '提示原样留在表里，等于这一项没有填。',
    en: 'Where the prompt still stands, nothing was filled in.',
  },
  examples: {
    passing: 'goals: { annual: 编写500字的宣传短文（12篇）。 }',
    failing: 'goals: { annual: 说明本年要达到的目标（100字以内） }',
  },
  *check(filing) {
    for (const { text, path } of textsWith('字', filing)) {
      if (!PROMPT.test(text)) continue;
      yield {
        path,
        message: {
          zh: `“${shown(text)}”像是空白表的填写提示`,
          en: `“${shown(text)}” seems to be a prompt of the blank form`,
        },
        help: {
          zh: '换成本项目的内容；没有内容的，把这一项删去。',
          en: 'Write what it asks for, or delete it.',
        },
      };
    }
  },
};
