/** What has been understood of a form so far, while its cells are read one after the other. */
import type { Path } from '../finding.ts';
import type { GridCell, WordGrid } from '../word/grid.ts';
import type { TextFormat } from '../word/word-styles.ts';
import type { BoxMarks } from './choices.ts';
import { type FilledPlaces, noPlaces } from './filled.ts';
import { Funds } from './funds.ts';
import { nearestLabel } from './labels.ts';
import type { DraftNote } from './template-draft.ts';

/** The roles by which text is set: see the styles of a template. */
export type TextRole = 'label' | 'value' | 'text' | 'narrative' | 'seal';

export interface FormReading {
  readonly grid: WordGrid;
  /** Fields and lists that have their place. */
  readonly used: Set<string>;
  /** Labels whose field a person must name. */
  readonly unknown: string[];
  /** Cells that were read as labels. */
  readonly labels: Set<GridCell>;
  /** How the cells of each role are set. */
  readonly formats: Map<TextRole, TextFormat[]>;
  /** Width in mm of the narrowest cell for a seal. */
  sealWidth: number;
  readonly classification: Map<string, Set<string>>;
  /** The boxes of the first choice. */
  boxMarks: BoxMarks | undefined;
  /** The label under or beside which is being read. */
  heading: string;
  readonly funds: Funds;
  /** Whether a label around what is being read speaks of funds. */
  inFunds: boolean;
  /** The last row that asks for who prepared the form. */
  preparerRow: number | undefined;
  /** What the columns of a table of amounts print, by their place: a group of amounts, or a single field of the total. */
  amountColumns: ReadonlyMap<number, string>;
  /** Values and blanks that stand where a filing states something. */
  readonly filled: FilledPlaces;
  /** What a person must decide or check, with the places in the template. */
  readonly notes: DraftNote[];
}

export const newReading = (grid: WordGrid): FormReading => ({
  grid,
  used: new Set(),
  unknown: [],
  labels: new Set(),
  formats: new Map(),
  sealWidth: Number.POSITIVE_INFINITY,
  classification: new Map(),
  boxMarks: undefined,
  heading: '',
  funds: new Funds(grid),
  inFunds: false,
  preparerRow: undefined,
  amountColumns: new Map(),
  filled: noPlaces(),
  notes: [],
});

/** The first of the fields that has no place yet, which it then has. */
export function take(reading: FormReading, fields: readonly string[]): string | undefined {
  const field = fields.find(one => !reading.used.has(one));
  if (field !== undefined) reading.used.add(field);
  return field;
}

/** Remembers how a cell of a role is set. */
export function noteFormat(reading: FormReading, role: TextRole, cell: GridCell): void {
  const { paragraphs } = cell;
  if (role === 'seal')
    reading.sealWidth = Math.min(reading.sealWidth, widthInGrid(reading.grid, cell));
  const shown = paragraphs.find(paragraph => paragraph.text.trim() !== '') ?? paragraphs[0];
  if (shown) reading.formats.set(role, [...(reading.formats.get(role) ?? []), shown.format()]);
}

/** The cells that cover a row from a column on. */
export function cellsAlong({ at, columns }: WordGrid, row: number, from: number): GridCell[] {
  const cells: GridCell[] = [];
  for (let column = from; column < columns.length; ) {
    const cell = at(row, column);
    cells.push(cell);
    column = cell.column + cell.colSpan;
  }
  return cells;
}

/** Width of a cell in mm. */
export const widthInGrid = ({ columns }: WordGrid, { column, colSpan }: GridCell): number =>
  columns.slice(column, column + colSpan).reduce((sum, width) => sum + width, 0);

/** Leaves a note for a person at a place of the template. */
export function leaveNote({ notes }: FormReading, path: Path, text: string): void {
  notes.push({ path, text: `待确认：${text}` });
}

/** Marks a label as unknown; gives the note for a person. */
export function unknownLabel(reading: FormReading, label: string, again: boolean): string {
  if (!reading.unknown.includes(label)) reading.unknown.push(label);
  if (again) return `「${label}」的字段前面已经用过`;
  const like = nearestLabel(label);
  return `「${label}」填什么字段${like ? `，是不是 ${like.field}（${like.label}）` : ''}`;
}
