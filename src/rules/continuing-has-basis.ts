/** A continuing project says what it continues; a new one has no past. */
import type { Filing } from '../filing/filing.ts';
import { narratives } from './reading/texts.ts';
import type { Rule } from './rule.ts';

const DOCUMENT =
  /[〔[［【(（]\s*(?:19|20)\d{2}\s*[〕\]］】)）]|《[^》]+》|文件|批复|批示|规划|合同|协议/;
const BEFORE =
  /上年|上一年|去年|往年|历年|近年|多年|每年|以前年度|前期|一期|二期|三期|已(?:经|连续)?(?:实施|开展|建成|运行|投入)|连续|延续|继续|自.{0,12}以来|长期/;
/** Without one of these it cannot be told, and the form misses them anyway. */
const TELLING = ['overview', 'justification'];
/** Where it is told, else the past is not known. */
const NARRATIVES = [
  ['overview'],
  ['justification'],
  ['goals'],
  ['objectives'],
  ['remarks'],
  ['year'],
];
/** The project itself is said to have run before, not others like it. */
const HISTORY =
  /[本该]项目[^。；;\n]{0,6}(?:自|从|于)?((?:19|20)\d{2})年[^。；;\n]{0,6}(?:起|开始|启动)[^。；;，,\n]{0,4}(?:实施|开展|执行|运行)|[本该]项目已?(?:经|连续)(?:实施|开展|执行|运行)|[本该]项目(?:上年|上一年|去年|往年|历年)/;

export const continuingHasBasis: Rule = {
  id: 'continuing-has-basis',
  reason: 'other',
  severity: 'warning',
  summary: {
    zh: '延续项目写明以前年度的依据，新增项目没有以前年度',
    en: 'continuing projects name what they continue, new ones do not',
  },
  why: {
    zh: '延续项目要有以前批准的依据；新增项目又说实施多年，属性必有一错。',
    en: 'A continuing project was approved before; a new project with earlier years contradicts itself.',
  },
  examples: {
    passing:
      'year: 2023\nproject: { name: 甲, attribute: 延续项目 }\njustification: { basis: 依据昌政办复〔2019〕133号文件继续实施。 }',
    failing:
      'year: 2023\nproject: { name: 甲, attribute: 新增项目 }\noverview: 本项目已连续实施三年，会场运行平稳。',
  },
  *check(filing) {
    const { attribute } = filing.project;
    const texts = narratives(filing);
    if (attribute === undefined || !texts.some(({ path }) => TELLING.includes(String(path[0]))))
      return;
    const path = ['project', 'attribute'];
    if (attribute.includes('延续') && !texts.some(({ text }) => hasPast(text, filing))) {
      yield {
        path,
        from: NARRATIVES,
        message: {
          zh: '延续项目没有提到以前年度，也没有依据文件',
          en: 'a continuing project names neither an earlier year nor a document',
        },
        help: {
          zh: '在立项依据里写明批准文件的文号，或哪一年开始实施。',
          en: 'Name the document that approved it or the year in which it began.',
        },
      };
    }
    if (!attribute.includes('新增')) return;
    for (const { text } of texts) {
      const [told, year] = HISTORY.exec(text) ?? [];
      if (told === undefined) continue;
      if (year !== undefined && Number(year) >= (filing.year?.first ?? 0)) continue;
      yield {
        path,
        message: {
          zh: `填的是新增项目，文中却说“${told}”`,
          en: `the project is marked as new, but the text says “${told}”`,
        },
        help: { zh: '改项目属性，或改文中的说法。', en: 'Correct the attribute or the text.' },
      };
      return;
    }
  },
};

function hasPast(text: string, { year }: Filing): boolean {
  if (DOCUMENT.test(text) || BEFORE.test(text) || year === undefined) return true;
  return [...text.matchAll(/(?:19|20)\d{2}/g)].some(([seen]) => Number(seen) < year.first);
}
