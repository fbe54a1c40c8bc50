/** All that a finding can be of: the rules, and the steps of reading and drawing that find things themselves. */

import type { Localized } from './finding.ts';
import { markSettled } from './mark-settled.ts';
import { acrossYears } from './rules/across-years/index.ts';
import { rules } from './rules/index.ts';
import { projectUnique } from './rules/project-unique.ts';
import type { Rule } from './rules/rule.ts';

/** What people are told of a rule; it has examples where one filing, or two of a project, can show it. */
export interface RuleText extends Omit<Rule, 'check' | 'examples'> {
  readonly examples?: Rule['examples'] & {
    /** Last year's filing beside both. */
    readonly last?: string;
  };
}

/** Steps that every filing passes before rules look at it. */
const reading: readonly RuleText[] = [
  {
    id: 'yaml-readable',
    reason: 'other',
    severity: 'error',
    structural: true,
    summary: { zh: '文件是读得懂的 YAML', en: 'the file is valid YAML' },
    why: {
      zh: '缩进、引号或编码有误，后面的内容就无从读起，也可能读成别的意思。',
      en: 'After a mistake in indentation, quotes or encoding the rest cannot be read, or is misread.',
    },
    examples: {
      passing: 'project:\n  name: 县医院供氧系统改造\n  leader: 旦增平措',
      failing: 'project:\n  name: 县医院供氧系统改造\n   leader: 旦增平措',
    },
  },
  {
    id: 'text-kept',
    reason: 'other',
    severity: 'error',
    structural: true,
    summary: {
      zh: '写下的文字都印得出来',
      en: 'every text is printed as it is written',
    },
    why: {
      zh: 'YAML 把空格后的 # 当作注释，把花括号里的逗号当作分隔，把下一行接到上一行后面：写的人看不出来，表上却少了字、断了句、多了空格。',
      en: 'YAML takes what follows a blank and # for a comment, ends values in braces at commas and joins lines with a blank: nobody sees it in the file, but the form lacks words or shows blanks.',
    },
    examples: {
      passing: 'project:\n  name: "河道清淤工程 #2标段" # 二期',
      failing: 'project:\n  name: 河道清淤工程 #2标段',
    },
  },
  {
    id: 'text-printable',
    reason: 'other',
    severity: 'error',
    structural: true,
    summary: {
      zh: '文字里没有看不见、不能印的字符',
      en: 'texts contain no invisible or unprintable characters',
    },
    why: {
      zh: '从网页或聊天里复制来的零宽字符、方向标记没有人看得见，却会印乱、检索不到；控制字符会使 Word 打不开文件。',
      en: 'Zero-width and direction marks copied from web pages are invisible but break printing and search; Word does not open files with control characters.',
    },
    examples: {
      passing: 'project: { leader: 旦增平措 }',
      failing: 'project: { leader: "旦增\\u200B平措" }',
    },
  },
  {
    id: 'schema-valid',
    reason: 'other',
    severity: 'error',
    structural: true,
    summary: {
      zh: '键和值的写法符合申报的格式',
      en: 'keys and values follow the filing format',
    },
    why: {
      zh: '写错的键会使表上空一格，写错的金额会印错；程序不猜，请写的人改。',
      en: 'A misspelt key would leave a cell empty, a malformed amount would be misprinted; nothing is guessed.',
    },
    examples: {
      passing: 'funding: { rows: [{ years: 2023, total: 4.50 }] }',
      failing: 'funding: { rows: [{ years: 2023, total: 约4.5 }] }',
    },
  },
  {
    id: 'date-exists',
    reason: 'other',
    severity: 'error',
    structural: true,
    summary: { zh: '日期在日历上存在', en: 'dates exist in the calendar' },
    why: {
      zh: '2月30日这样的日期无法核对起止时间。',
      en: 'A date such as 30 February cannot be compared with a period.',
    },
    examples: {
      passing: 'preparer: { date: 2024-02-29 }',
      failing: 'preparer: { date: 2023-02-29 }',
    },
  },
  {
    id: 'ignore-used',
    reason: 'other',
    severity: 'warning',
    summary: {
      zh: '忽略问题的注释写明理由，并且确有用处',
      en: 'comments that ignore a rule give a reason and are needed',
    },
    why: {
      zh: '没有理由的忽略，审核的人无从判断；多余的忽略会在将来掩盖新的问题。',
      en: 'Without a reason it cannot be reviewed; an unneeded one would hide later mistakes.',
    },
    examples: {
      passing:
        'project:\n  phone: 1398995897 # perfgoal-ignore phone-plausible: 本单位使用的短号\n  name: 甲',
      failing: 'project:\n  phone: 1398995897 # perfgoal-ignore phone-plausible\n  name: 甲',
    },
  },
  markSettled,
];

/** Steps that come with a form and the settings: reading its template and them, a filled one, drawing it. */
const drawing: readonly RuleText[] = [
  {
    id: 'cell-placed',
    reason: 'other',
    severity: 'warning',
    summary: {
      zh: 'Word、Excel 表里的文字都读得进申报',
      en: 'every text of a form in Word or Excel has its place in the filing',
    },
    why: {
      zh: '表上多出来的文字、改动过的栏目没有对应的字段；程序不猜，也不悄悄丢掉，请人看一看。',
      en: 'Texts that were added and labels that were changed have no field; nothing is guessed or dropped in silence.',
    },
  },
  {
    id: 'template-valid',
    reason: 'other',
    severity: 'error',
    structural: true,
    summary: { zh: '表样的写法正确', en: 'the template is valid' },
    why: {
      zh: '表样有误，用它的每一份申报都画不出来。',
      en: 'A filing cannot be rendered if its template has an error.',
    },
  },
  {
    id: 'settings-valid',
    reason: 'other',
    severity: 'error',
    structural: true,
    summary: { zh: '设置文件的写法正确', en: 'the settings file is valid' },
    why: {
      zh: '写错的设置若不声不响地不起作用，结果就不是想要的。',
      en: 'A setting that is misspelt and silently ignored gives other results than meant.',
    },
  },
  {
    id: 'character-has-glyph',
    reason: 'other',
    severity: 'error',
    structural: true,
    summary: { zh: '每个字都有字体能画出', en: 'every character is in a font' },
    why: {
      zh: '字体里没有的字会印成方框，所以 Word 和 PDF 都不生成。随附字体没有的字，render 用 --font 指定有它的字体文件就能印。',
      en: 'A character that no font has would print as a box, so neither Word nor PDF is made. For one that the shipped fonts lack, give render a font file that has it with --font.',
    },
  },
];

/** In the order in which a filing meets them. */
export const catalogue: readonly RuleText[] = [
  ...reading,
  ...rules,
  projectUnique,
  ...acrossYears,
  ...drawing,
];

const byId: ReadonlyMap<string, RuleText> = new Map(catalogue.map(rule => [rule.id, rule]));

/** What is told of a rule; undefined for an id that is not in the catalogue. */
export const ruleText = (id: string): RuleText | undefined => byId.get(id);

/** What a rule demands, in a few words; the id of one that is not in the catalogue. */
export const ruleTitle = (id: string): Localized => byId.get(id)?.summary ?? { zh: id, en: id };
