/** Whether the lengths, sizes and texts of a template are such that every form of it can be drawn. */
import type { Localized } from '../../finding.ts';
import { rounded } from './grid.ts';
import { type Bounds, LEAST_BODY, MOST_CHARACTERS, MOST_LEVELS, RANGES } from './limits.ts';
import type { Location } from './location.ts';
import { type RawStyle, type RawTemplate, TITLE_MARK } from './raw.ts';
import { POINT } from './warn-fit.ts';

const UNITS = {
  mm: { zh: ' mm', en: ' mm' },
  pt: { zh: ' 磅', en: ' pt' },
  em: { zh: ' 个字', en: ' em' },
  times: { zh: ' 倍', en: ' times the size' },
  blanks: { zh: ' 个字', en: ' blanks' },
  rows: { zh: ' 行', en: ' rows' },
} as const satisfies Readonly<Record<string, Localized>>;

type Unit = keyof typeof UNITS;

/** Reports a number that is outside its range. */
export function checkRange(
  value: string | undefined,
  name: string,
  { least, most }: Bounds,
  unit: Unit,
  at: Location,
): void {
  if (value === undefined || (Number(value) >= least && Number(value) <= most)) return;
  const { zh, en } = UNITS[unit];
  at.error(
    {
      zh: `${name}是 ${value}${zh}，只能是 ${least} 到 ${most}${zh}`,
      en: `${at.path.at(-1)} is ${value}${en}; it must be from ${least} to ${most}`,
    },
    { zh: `写 ${least} 到 ${most} 之间的数。`, en: `Write a number from ${least} to ${most}.` },
  );
}

/** Reports what of a template, its rows apart, cannot be drawn whatever the rows are. */
export function checkLimits(raw: RawTemplate, at: Location): void {
  checkPaper(raw, at.child('paper'));
  for (const [name, style] of Object.entries(raw.styles))
    checkStyle(style, raw, at.child('styles', name));
  for (const key of ['x', 'y'] as const)
    checkRange(raw.padding?.[key], '单元格边距', RANGES.padding, 'mm', at.child('padding', key));
  checkRange(raw.lineWidth, '线宽', RANGES.lineWidth, 'pt', at.child('lineWidth'));
  checkRange(raw.choiceMarks?.gap, '间隔', RANGES.gap, 'blanks', at.child('choiceMarks', 'gap'));
  checkFonts(raw, at.child('fonts'));
  checkTexts(raw, at);
}

function checkPaper({ paper }: RawTemplate, at: Location): void {
  const { width = '210', height = '297', top, right, bottom, left } = paper;
  checkRange(width, '纸宽', RANGES.paper, 'mm', at.child('width'));
  checkRange(height, '纸高', RANGES.paper, 'mm', at.child('height'));
  const wide = rounded(Number(width) - Number(left) - Number(right));
  const high = bodyHeight(paper);
  if (wide < LEAST_BODY)
    at.child('left').error(
      {
        zh: `纸宽 ${width} mm，左右边距 ${left} 和 ${right} mm，中间只有 ${wide} mm，不足 ${LEAST_BODY} mm`,
        en: `left and right margins of ${left} and ${right} mm leave ${wide} mm of ${width} mm, less than ${LEAST_BODY}`,
      },
      { zh: '改小左右边距（left、right）。', en: 'Make left and right smaller.' },
    );
  if (high < LEAST_BODY)
    at.child('top').error(
      {
        zh: `纸高 ${height} mm，上下边距 ${top} 和 ${bottom} mm，中间只有 ${high} mm，不足 ${LEAST_BODY} mm`,
        en: `top and bottom margins of ${top} and ${bottom} mm leave ${high} mm of ${height} mm, less than ${LEAST_BODY}`,
      },
      { zh: '改小上下边距（top、bottom）。', en: 'Make top and bottom smaller.' },
    );
}

/** Height between the margins in mm. */
export const bodyHeight = ({ height = '297', top, bottom }: RawTemplate['paper']): number =>
  rounded(Number(height) - Number(top) - Number(bottom));

function checkStyle(style: RawStyle, { paper, padding }: RawTemplate, at: Location): void {
  const { size, leading, before, after, indent, insetRight } = style;
  checkRange(size, '字号', RANGES.size, 'pt', at.child('size'));
  checkRange(leading, '行距', RANGES.leading, 'times', at.child('leading'));
  checkRange(before, '段前', RANGES.space, 'pt', at.child('before'));
  checkRange(after, '段后', RANGES.space, 'pt', at.child('after'));
  checkRange(indent, '首行缩进', RANGES.indent, 'em', at.child('indent'));
  checkRange(insetRight, '右缩进', RANGES.indent, 'em', at.child('insetRight'));
  const needed = lineHeight(style) + 2 * Number(padding?.y ?? 1);
  const body = bodyHeight(paper);
  const isSound =
    Number(size) <= RANGES.size.most && Number(padding?.y ?? 1) <= RANGES.padding.most;
  if (isSound && body >= LEAST_BODY && needed > body)
    at.child('size').error(
      {
        zh: `这种样式的一行连同段前段后、单元格边距高 ${rounded(needed)} mm，页面上下边距之间只有 ${body} mm`,
        en: `a line of this style takes ${rounded(needed)} mm with the space around it; between the margins there are ${body} mm`,
      },
      { zh: '改小字号、行距或页边距。', en: 'Make the size, the leading or the margins smaller.' },
    );
}

/** Height in mm of a line of a style, with the space before and after its block. */
const lineHeight = ({ size, leading = '1.3', before = '0', after = '0' }: RawStyle) =>
  (Number(size) * Number(leading) + Number(before) + Number(after)) * POINT;

function checkFonts({ fonts }: RawTemplate, at: Location): void {
  for (const [name, { office, alternatives = [], face }] of Object.entries(fonts)) {
    const place = at.child(name);
    if (office.trim() === '')
      place
        .child('office')
        .error(
          { zh: '字体的名称是空的', en: 'the name of the font is empty' },
          { zh: '写 Word 中的字体名，例如 宋体。', en: 'Write its name in Word, e.g. SimSun.' },
        );
    checkText(office, MOST_CHARACTERS.name, place.child('office'));
    for (const [index, other] of alternatives.entries())
      checkText(other, MOST_CHARACTERS.name, place.child('alternatives', index));
    if (!isWithin(face))
      place.child('face').error(
        {
          zh: `字体文件“${face}”不在表样所在的文件夹里`,
          en: `the font file “${face}” is outside the folder of its template`,
        },
        {
          zh: '把字体文件放到表样旁边，写它的文件名；自带的字体是 song、song-bold、hei。',
          en: 'Put the font file beside the template and name it, or use song, song-bold or hei, which are shipped.',
        },
      );
  }
}

/** Whether a path stays in the folder that it begins in. */
function isWithin(path: string): boolean {
  if (/^([\\/]|[A-Za-z]:|$)/.test(path)) return false;
  let depth = 0;
  for (const step of path.split(/[\\/]/)) {
    if (step === '..') depth--;
    else if (step !== '.' && step !== '') depth++;
    if (depth < 0) return false;
  }
  return depth > 0;
}

function checkTexts(raw: RawTemplate, at: Location): void {
  const { title, choiceMarks, classification = {}, above = [], below = [] } = raw;
  if (title.replaceAll(TITLE_MARK, '').trim() === '')
    at.child('title').error({ zh: '表名是空的', en: 'the title is empty' });
  checkText(title, MOST_CHARACTERS.title, at.child('title'));
  for (const key of ['open', 'ticked'] as const)
    checkText(choiceMarks?.[key] ?? '', MOST_CHARACTERS.mark, at.child('choiceMarks', key));
  for (const [key, lines] of [['above', above] as const, ['below', below] as const])
    for (const [index, { text }] of lines.entries())
      checkText([text].flat().join(''), MOST_CHARACTERS.text, at.child(key, index, 'text'));
  const levels = Object.entries(classification).flatMap(([first, seconds]) => [first, ...seconds]);
  if (levels.length > MOST_LEVELS)
    at.child('classification').error({
      zh: `指标分类有 ${levels.length} 个级别名称，最多 ${MOST_LEVELS} 个`,
      en: `the classification has ${levels.length} names, more than ${MOST_LEVELS}`,
    });
  const tooLong = levels.find(level => level.length > MOST_CHARACTERS.name);
  if (tooLong !== undefined) checkText(tooLong, MOST_CHARACTERS.name, at.child('classification'));
}

/** Reports a text that is too long. */
export function checkText(text: string, most: number, at: Location): void {
  if (text.length <= most) return;
  at.error(
    {
      zh: `这段文字有 ${text.length} 个字，最多 ${most} 个`,
      en: `the text has ${text.length} characters, more than ${most}`,
    },
    { zh: '写短一些，或分成几格。', en: 'Shorten it, or spread it over several cells.' },
  );
}
