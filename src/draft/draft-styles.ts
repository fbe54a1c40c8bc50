/** Fonts and styles of a draft, from how the Word file sets its labels, empty cells and lines. */

import type { TextFormat } from '../word/word-styles.ts';
import type { WordParagraph } from '../word/word-text.ts';
import type { FormReading, TextRole } from './reading.ts';
import type { DraftFonts, DraftStyles } from './template-draft.ts';

/** Chinese names of fonts that files name in English, with what stands for them in a PDF. */
const FONTS: readonly {
  readonly office: string;
  readonly alternatives: readonly string[];
  readonly face: string;
}[] = [
  { office: '宋体', alternatives: ['SimSun', 'NSimSun'], face: 'song' },
  { office: '黑体', alternatives: ['SimHei'], face: 'hei' },
  { office: '仿宋', alternatives: ['FangSong'], face: 'song' },
  { office: '仿宋_GB2312', alternatives: ['FangSong_GB2312', '仿宋'], face: 'song' },
  { office: '楷体', alternatives: ['KaiTi'], face: 'song' },
  { office: '楷体_GB2312', alternatives: ['KaiTi_GB2312', '楷体'], face: 'song' },
  {
    office: '方正小标宋简体',
    alternatives: ['FZXiaoBiaoSong-B05S', '方正小标宋_GBK'],
    face: 'song-bold',
  },
  { office: '微软雅黑', alternatives: ['Microsoft YaHei'], face: 'hei' },
  { office: '等线', alternatives: ['DengXian'], face: 'hei' },
];

/** Padding of cells in mm. */
export const PADDING = { x: 1.2, y: 1.1 } as const;

type Growing<T> = { -readonly [Key in keyof T]: T[Key] };

/** Collects the fonts and styles of one draft. */
export interface StyleBook {
  readonly fonts: DraftFonts;
  readonly styles: DraftStyles;
  /** The style of a line above or below the table; lines set alike share one. */
  readonly lineStyle: (line: WordParagraph, text: string) => string;
}

/** The styles of the cells that were read; those of lines are added as lines are read. */
export function styleBook(reading: FormReading): StyleBook {
  const fonts: Growing<DraftFonts> = {};
  const usual: TextFormat = { font: '宋体', size: 10.5, bold: false, align: 'center', indent: 0 };
  const label = commonest(reading, 'label') ?? usual;
  const value = commonest(reading, 'value') ?? { ...label, align: 'center' };
  const narrative = commonest(reading, 'narrative') ?? { ...value, align: 'justify' };
  const text = commonest(reading, 'text') ?? { ...value, align: 'left' };
  const seal = commonest(reading, 'seal') ?? { ...label, align: 'right' };
  const set = (format: TextFormat) => ({ font: fontName(fonts, format), size: sizeOf(format) });

  const styles: Growing<DraftStyles> = {
    label: { ...set(label), align: label.align, leading: 1.3 },
    value: { ...set(value), align: value.align, leading: 1.3 },
    text: {
      ...set(text),
      align: text.align === 'justify' ? 'left' : text.align,
      leading: 1.3,
    },
    narrative: {
      ...set(narrative),
      // Empty cells are centred as a rule; whole paragraphs never are.
      align: 'justify',
      valign: 'top',
      indent: Math.min(4, Math.round(narrative.indent)) || 2,
      leading: 1.45,
    },
    seal: {
      ...set(seal),
      align: 'right',
      valign: 'bottom',
      insetRight: insetOf(seal, reading.sealWidth),
      leading: 1.8,
    },
    'page-number': { ...set(value), align: 'center' },
  };
  const lineStyles = new Map<string, string>();
  return {
    fonts,
    styles,
    lineStyle: (paragraph, content) => {
      const format = paragraph.format();
      const align = format.align === 'justify' ? 'left' : format.align;
      const indent = Math.min(20, Math.round(format.indent * 10) / 10);
      const wanted = lineName(content, align);
      const style = {
        ...set(format),
        ...(align !== 'left' && { align }),
        ...(indent >= 0.5 && { indent }),
        leading: 1.5,
        ...(wanted === 'line' && { before: 2, after: 4 }),
      };
      const key = `${wanted} ${JSON.stringify(style)}`;
      const name = lineStyles.get(key) ?? freeName(styles, wanted);
      lineStyles.set(key, name);
      styles[name] = style;
      return name;
    },
  };
}

function lineName(text: string, align: string): string {
  if (/^附[件表]/.test(text)) return 'attachment';
  if (/[:：]/.test(text) || align === 'left') return 'line';
  return /^[（(].*年.*[）)]$/.test(text) ? 'year' : 'title';
}

function freeName(taken: object, name: string): string {
  if (!Object.hasOwn(taken, name)) return name;
  for (let number = 2; ; number++) {
    if (!Object.hasOwn(taken, `${name}-${number}`)) return `${name}-${number}`;
  }
}

/** Room for a seal to the right of its text in em; two characters at least fit beside it in a cell of `width` mm. */
function insetOf(seal: TextFormat, width: number): number {
  const ems = (width - 2 * PADDING.x) / (sizeOf(seal) * (25.4 / 72));
  return Math.min(5, Math.max(0, Math.floor(ems - 2)));
}

/** pt */
const LEAST_SIZE = 7;

/** How most cells of a role are set. */
function commonest({ formats }: FormReading, role: TextRole): TextFormat | undefined {
  const counts = new Map<string, { count: number; readonly format: TextFormat }>();
  for (const format of formats.get(role) ?? []) {
    // Programs shrink what is empty; nobody reads smaller type than this.
    if (format.size < LEAST_SIZE) continue;
    const key = JSON.stringify(format);
    const entry = counts.get(key) ?? { count: 0, format };
    entry.count++;
    counts.set(key, entry);
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0]?.format;
}

/** The name under which a draft keeps a font. */
function fontName(fonts: Growing<DraftFonts>, { font, bold }: TextFormat): string {
  const known = FONTS.find(
    ({ office, alternatives }) =>
      office === font || (alternatives.includes(font) && !/[^\x20-\x7e]/.test(font)),
  );
  const face = known?.face ?? (/小标宋|大标宋|粗宋/.test(font) ? 'song-bold' : 'song');
  const bolder = bold && face === 'song' ? 'song-bold' : face;
  const made = {
    office: known?.office ?? font,
    ...(known && { alternatives: known.alternatives }),
    face: /黑/.test(font) ? 'hei' : bolder,
  };
  const same = Object.entries(fonts).find(
    ([, other]) => other.office === made.office && other.face === made.face,
  );
  if (same) return same[0];
  const role = made.face === 'hei' ? 'heading' : made.face === 'song-bold' ? 'title' : plain(font);
  const name = freeName(fonts, Object.keys(fonts).length === 0 ? 'body' : role);
  fonts[name] = made;
  return name;
}

const plain = (font: string) =>
  /仿宋|FangSong/i.test(font) ? 'fangsong' : /楷|Kai/i.test(font) ? 'kai' : 'other';

/** A size that a form can have, in pt. */
const sizeOf = ({ size }: TextFormat) => Math.min(72, Math.max(5, Math.round(size * 2) / 2));
