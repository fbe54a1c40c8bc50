/** Fonts and alignment of a Word file's text: document defaults, then paragraph style, run style, direct formatting. */
import type { Align } from '../form/sheet.ts';
import { child, descend, isOn, lengthOf, numberOf, settingOf, type XmlElement } from './xml.ts';

/** How a paragraph is set. */
export interface TextFormat {
  /** The font of its hanzi as the file names it, e.g. 宋体. */
  readonly font: string;
  /** pt */
  readonly size: number;
  readonly bold: boolean;
  readonly align: Align;
  /** First-line indent in em. */
  readonly indent: number;
}

/** The format of text from its paragraph's and its run's properties. */
type ReadFormat = (paragraph: XmlElement | undefined, run: XmlElement | undefined) => TextFormat;

/** The same, worked out when it is asked for. */
export type FormatOf = (...properties: Parameters<ReadFormat>) => () => TextFormat;

/** For who reads texts alone: nothing of the XML is kept for their formats, which cannot be asked for. */
export const withoutFormats: FormatOf = () => noFormat;

function noFormat(): never {
  throw new Error('the formats of the text were not read');
}

/** What one layer of formatting says. */
interface Layer {
  readonly font?: string;
  readonly size?: number;
  readonly bold?: boolean;
  readonly align?: Align;
  readonly firstLine?: number;
  readonly firstLineChars?: number;
}

const ALIGN: Readonly<Record<string, Align>> = {
  left: 'left',
  start: 'left',
  center: 'center',
  right: 'right',
  end: 'right',
  both: 'justify',
  distribute: 'justify',
};

/** Longest chain of styles based on styles; Word allows ten. */
const MAX_CHAIN = 20;
const MM_PER_PT = 25.4 / 72;

/** Reads word/styles.xml and the theme's fonts; either may be missing. */
export function readStyles(
  styles: XmlElement | undefined,
  theme: XmlElement | undefined,
): ReadFormat {
  const all = (styles?.children ?? []).filter(style => style.name === 'w:style');
  const byId = new Map(all.map(style => [style.attributes['w:styleId'], style]));
  const usual = all.find(
    style =>
      style.attributes['w:type'] === 'paragraph' &&
      /^(1|true|on)$/.test(style.attributes['w:default'] ?? ''),
  );
  const defaults = child(styles, 'w:docDefaults');

  function layer(paragraph: XmlElement | undefined, run: XmlElement | undefined): Layer {
    const fonts = child(run, 'w:rFonts')?.attributes;
    const font = themeFont(theme, fonts?.['w:eastAsiaTheme']) ?? fonts?.['w:eastAsia'];
    const halfPoints = numberOf(child(run, 'w:sz'), 'w:val');
    const align = ALIGN[settingOf(paragraph, 'w:jc') ?? ''];
    const indent = child(paragraph, 'w:ind');
    const firstLine = lengthOf(indent, 'w:firstLine');
    const firstLineChars = numberOf(indent, 'w:firstLineChars');
    return {
      ...(font !== undefined && { font }),
      ...(halfPoints !== undefined && halfPoints > 0 && { size: halfPoints / 2 }),
      ...(child(run, 'w:b') && { bold: isOn(run, 'w:b') }),
      ...(align && { align }),
      ...(firstLine !== undefined && { firstLine }),
      ...(firstLineChars !== undefined && { firstLineChars }),
    };
  }

  function styled(style: XmlElement | undefined, depth: number): Layer {
    if (!style || depth > MAX_CHAIN) return {};
    const base = byId.get(settingOf(style, 'w:basedOn'));
    return {
      ...styled(base, depth + 1),
      ...layer(child(style, 'w:pPr'), child(style, 'w:rPr')),
    };
  }

  const cache = new Map<XmlElement | undefined, Layer>();
  const remembered = (style: XmlElement | undefined): Layer => {
    const known = cache.get(style) ?? styled(style, 0);
    cache.set(style, known);
    return known;
  };
  const base = layer(
    descend(defaults, 'w:pPrDefault', 'w:pPr'),
    descend(defaults, 'w:rPrDefault', 'w:rPr'),
  );
  return (paragraph, run) => {
    const named = byId.get(settingOf(paragraph, 'w:pStyle')) ?? usual;
    const all: Layer = {
      ...base,
      ...remembered(named),
      ...remembered(byId.get(settingOf(run, 'w:rStyle'))),
      ...layer(paragraph, run),
    };
    const size = all.size ?? 10.5;
    const { firstLineChars = 0, firstLine = 0 } = all;
    return {
      font: all.font ?? '宋体',
      size,
      bold: all.bold ?? false,
      align: all.align ?? 'left',
      indent: firstLineChars > 0 ? firstLineChars / 100 : firstLine / (size * MM_PER_PT),
    };
  };
}

/** The font for Chinese that a theme gives to minorEastAsia or majorEastAsia. */
function themeFont(theme: XmlElement | undefined, slot: string | undefined): string | undefined {
  if (slot === undefined) return undefined;
  const kind = slot.startsWith('major') ? 'a:majorFont' : 'a:minorFont';
  const fonts = descend(theme, 'a:themeElements', 'a:fontScheme', kind);
  const named = child(fonts, 'a:ea')?.attributes.typeface;
  const hans = fonts?.children.find(font => font.attributes.script === 'Hans');
  return named || hans?.attributes.typeface;
}
