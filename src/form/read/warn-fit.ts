/** Whether a cell is wide enough for what must not be broken: a date, an amount, a phone, a number, an option. */
import Big from 'big.js';
import { kindOf, schemaAt } from '../../filing/fields.ts';
import type { MoneyFormat } from '../../filing/money.ts';
import type { Path } from '../../finding.ts';
import { type CellContent, type Items, resolvePath, type Segment } from '../template.ts';
import { printMoney } from '../values.ts';
import type { Location } from './location.ts';

/** Millimetres in a point. */
export const POINT = 25.4 / 72;
/** Widths in em of what is not a hanzi; a little more than those of most fonts. */
const WIDTHS: readonly (readonly [characters: RegExp, width: number])[] = [
  [/[.,:;!|'()-]/, 0.36],
  [/\d/, 0.56],
  [/[%@mwMW]/, 0.95],
  [/[ -~]/, 0.65],
];

/** Texts of a known shape, by their key. */
const TEXTS: Readonly<Record<string, string>> = { phone: '0895-4821234', rate: '98.50%' };

/** What decides whether the content of a cell fits. */
export interface CellRoom {
  /** For its text, in mm. */
  readonly width: number;
  /** Font size in pt. */
  readonly size: number;
  readonly money: MoneyFormat | undefined;
  readonly items: Items;
}

interface Unbroken {
  readonly text: string;
  /** em. */
  readonly width: number;
}

/** Warns of a cell that is narrower than the longest piece that stays in one line. */
export function warnFit(content: CellContent, cell: CellRoom, at: Location): void {
  const longest = unbroken(content, cell).reduce<Unbroken>(
    (most, one) => (one.width > most.width ? one : most),
    { text: '', width: 0 },
  );
  const needed = longest.width * cell.size * POINT;
  if (needed <= cell.width + 0.01) return;
  const [room, wanted] = [round(cell.width), round(needed)];
  at.warn(
    {
      zh: `这一格的文字宽 ${room} mm，“${longest.text}”要 ${wanted} mm，会断成两行`,
      en: `the cell has ${room} mm for its text; “${longest.text}” needs ${wanted} mm and will be split`,
    },
    { zh: '加宽这一列，或改用小一号的样式。', en: 'Widen the column, or use a smaller style.' },
  );
}

function unbroken(content: CellContent, cell: CellRoom): readonly Unbroken[] {
  switch (content.kind) {
    case 'level':
      return [];
    case 'choice':
      return content.options.map(option => widthOf(`${option}□`));
    case 'text':
      return content.paragraphs
        .flat()
        .flatMap(segment => wordsOf(segment, cell))
        .map(widthOf);
  }
}

/** The words of a segment; hanzi may be parted, words and numbers may not. */
function wordsOf(segment: Segment, { items, money }: CellRoom): readonly string[] {
  switch (segment.kind) {
    case 'literal':
      return segment.text.match(/[!-~]+|[^!-~\s]/gu) ?? [];
    case 'field':
      return sampleOf(resolvePath(segment, items), money);
    case 'number':
    case 'title':
      return [];
  }
}

/** A value as long as they usually get, of the kinds that are not broken. */
function sampleOf(path: Path, money: MoneyFormat | undefined): readonly string[] {
  const node = schemaAt(path);
  switch (node && kindOf(node)) {
    case 'date':
      return ['2023年12月31日'];
    case 'years':
      return ['2023-2025'];
    case 'year':
      return ['2023'];
    case 'amount':
      return [amountSample(money)];
    case 'text': {
      const text = TEXTS[String(path.at(-1))];
      return text === undefined ? [] : [text];
    }
    default:
      return [];
  }
}

function amountSample(money: MoneyFormat | undefined): string {
  const text = money?.unit === '元' ? '1234567' : '1234';
  const format = { grouping: false, ...money, decimals: money?.decimals ?? 2 };
  return printMoney({ kind: 'amount', text, value: new Big(text) }, undefined, format);
}

const widthOf = (text: string): Unbroken => ({
  text,
  width: Array.from(text, widthOfOne).reduce((sum, width) => sum + width, 0),
});

/** Width in em of a character. */
export const widthOfOne = (one: string): number =>
  WIDTHS.find(([characters]) => characters.test(one))?.[1] ?? 1;

const round = (millimetres: number) => Math.round(millimetres * 10) / 10;
