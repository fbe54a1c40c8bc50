/** Whether a cell is wide enough for what must not be broken: a date, an amount, a phone, a number, an option. */
import { kindOf, schemaAt } from '../../filing/fields.ts';
import type { Path } from '../../finding.ts';
import type { CellPlace } from '../check-cells.ts';
import type { FieldPiece, Piece } from '../template.ts';
import { besideField, fieldPiece, parseText } from './pieces.ts';
import type { RawContent } from './raw.ts';
import type { Checking } from './report.ts';

/** Millimetres in a point. */
const POINT = 25.4 / 72;
/** Widths in em of what is not a hanzi; a little more than those of most fonts. */
const WIDTHS: readonly (readonly [characters: RegExp, width: number])[] = [
  [/[.,:;!|'()-]/, 0.36],
  [/\d/, 0.56],
  [/[%@mwMW]/, 0.95],
  [/[ -~]/, 0.65],
];

/** Texts of a known shape, by their key. */
const TEXTS: Readonly<Record<string, string>> = { phone: '0895-4821234', rate: '98.50%' };

interface Unbroken {
  readonly text: string;
  /** em. */
  readonly width: number;
}

/** Warns of a cell that is narrower than the longest piece that stays in one line. */
export function checkFit(
  { raw, report }: Checking,
  cell: RawContent,
  path: Path,
  place: CellPlace,
): void {
  const isLabel = cell.field === undefined && cell.beside === undefined && cell.text !== undefined;
  const style = raw.styles[cell.style ?? (isLabel ? 'label' : 'value')];
  if (!style) return;
  const room = place.width - 2 * Number(raw.padding?.x ?? 1.5);
  const em = Number(style.size) * POINT;
  const longest = unbroken(cell, place, raw.money).reduce<Unbroken>(
    (most, one) => (one.width > most.width ? one : most),
    { text: '', width: 0 },
  );
  const needed = longest.width * em;
  if (needed <= room + 0.01) return;
  report(
    path,
    {
      zh: `这一格的文字宽 ${round(room)} mm，“${longest.text}”要 ${round(needed)} mm，会断成两行`,
      en: `the cell has ${round(room)} mm for its text; “${longest.text}” needs ${round(needed)} mm and will be broken`,
    },
    { zh: '加宽这一列，或改用小一号的样式。', en: 'Widen the column or set it smaller.' },
    'warning',
  );
}

function unbroken(
  cell: RawContent,
  place: CellPlace,
  money: Checking['raw']['money'],
): readonly Unbroken[] {
  if (cell.choice !== undefined) return (cell.options ?? []).map(option => widthOf(`${option}□`));
  const field = cell.field === undefined ? undefined : fieldPiece(cell.field);
  const beside = cell.beside === undefined ? undefined : besideField(cell.beside);
  const piece = field ?? beside;
  const pieces: readonly Piece[] = piece ? [piece] : parseText(cell.text ?? '').flat();
  return pieces.flatMap(one => {
    if (one.kind === 'number' || one.kind === 'title') return [];
    if (one.kind === 'literal') return wordsOf(one.text).map(widthOf);
    const sample = sampleOf(one, place, money);
    return sample === undefined ? [] : [widthOf(sample)];
  });
}

/** A value as long as they usually get, of the kinds that are not broken. */
function sampleOf(
  piece: FieldPiece,
  { items }: CellPlace,
  money: Checking['raw']['money'],
): string | undefined {
  const path = [
    ...{ filing: [], item: items.item, beside: items.beside }[piece.from],
    ...piece.path,
  ];
  const node = schemaAt(path);
  switch (node && kindOf(node)) {
    case 'day':
      return '2023年12月31日';
    case 'years':
      return '2023-2025';
    case 'year':
      return '2023';
    case 'amount':
      return amountSample(money);
    case 'text':
      return TEXTS[String(path.at(-1))];
    default:
      return undefined;
  }
}

function amountSample(money: Checking['raw']['money']): string {
  const whole = money?.unit === '元' ? '1234567' : '1234';
  const decimals = Number(money?.decimals ?? 2);
  const grouped = money?.grouping === 'true' ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  return decimals === 0 ? grouped : `${grouped}.${'0'.repeat(decimals)}`;
}

/** Hanzi may be parted; words and numbers may not. */
const wordsOf = (text: string) => text.match(/[!-~]+|[^!-~\s]/gu) ?? [];

const widthOf = (text: string): Unbroken => ({
  text,
  width: Array.from(text, widthOfOne).reduce((sum, width) => sum + width, 0),
});

const widthOfOne = (one: string) => WIDTHS.find(([characters]) => characters.test(one))?.[1] ?? 1;

const round = (millimetres: number) => Math.round(millimetres * 10) / 10;
