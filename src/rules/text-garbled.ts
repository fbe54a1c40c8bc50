/** No text is the rubbish that a wrong decoding leaves. */
import { allIndicators } from '../filing/indicators.ts';
import { garbledIn } from './reading/garbled.ts';
import { shown } from './reading/shown.ts';
import { textsWith } from './reading/texts.ts';
import type { Rule } from './rule.ts';

export const textGarbled: Rule = {
  id: 'text-garbled',
  reason: 'other',
  severity: 'warning',
  summary: { zh: '文字里没有乱码', en: 'no text is garbled' },
  why: {
    zh: '从别的系统导出、换过编码的文字会变成“锟斤拷”一类的乱码，印在表上没有人看得懂。',
    en: 'Text that was exported from elsewhere in the wrong encoding turns into rubbish like 锟斤拷, which nobody can read on the form.',
  },
  examples: {
    passing: 'overview: 李锟负责全县中国传统村落的保护，采购烫金机2台。',
    failing: 'overview: 锟斤拷锟斤拷全县公路养护120公里。',
  },
  *check(filing) {
    const values = allIndicators(filing).flatMap(({ indicator, path }) =>
      indicator.value ? [{ text: indicator.value.text, path: [...path, 'value'] }] : [],
    );
    for (const { text, path } of [...textsWith('', filing), ...values]) {
      const found = garbledIn(text);
      if (!found) continue;
      const piece = shown(found.piece);
      const original = found.original && shown(found.original);
      yield {
        path,
        message: original
          ? {
              zh: `“${piece}”是乱码，原文可能是“${original}”`,
              en: `“${piece}” is garbled; it may have been “${original}”`,
            }
          : { zh: `“${piece}”是乱码`, en: `“${piece}” is garbled` },
        help: {
          zh: '对照原稿重新输入；从别的系统导出时选 UTF-8 编码。',
          en: 'Type it again from the original; choose UTF-8 where it was exported.',
        },
      };
    }
  },
};
