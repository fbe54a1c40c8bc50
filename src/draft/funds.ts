/** The amounts of funds that stand beside their labels: whose row of the filing they belong to, and which are parts of others. */
import type { RowKind } from '../filing/funding-rows.ts';
import { PERIOD } from '../form/label-names.ts';
import { bareLabel } from '../form/label-text.ts';
import type { GridCell, WordGrid } from '../word/grid.ts';
import { textInCell } from './cell-text.ts';
import { expenditureColumn, fundLabel, isPartOf, SUBTOTAL, sourceName } from './fund-labels.ts';
import { fieldsOfLabel } from './labels.ts';

/** What the label of an amount asks for: `.total` or `.sources.…` of a row of the funds, or a part of what is spent. */
export interface FundPlace {
  readonly kind: RowKind | 'expenditure';
  readonly column: string;
  /** The label's own name. */
  readonly name: string;
}

/** The field of an amount of this year or of the whole project. */
export const fieldOfFund = ({ kind, column }: FundPlace): string =>
  kind === 'expenditure' ? `funding.expenditure${column}` : `funding.rows.${kind}${column}`;

interface Total {
  readonly cell: GridCell;
  readonly kind: RowKind;
}

/** A source, as it was met in its column of the form. */
interface Met {
  readonly name: string;
  readonly isTotal: boolean;
  /** Whether 其中 stands before it. */
  readonly isPart: boolean;
  readonly kind: RowKind;
}

/** The labels of funds that have been read. */
export class Funds {
  /** The label of the block around whose rows are being read, where that is a source with parts. */
  whole: string | undefined;
  readonly #places = new Map<GridCell, FundPlace>();
  readonly #totals: Total[] = [];
  readonly #last = new Map<number, Met>();
  /** The source whose parts are being listed, by the column of the labels. */
  readonly #open = new Map<number, string>();
  readonly #parts = new Map<string, Set<string>>();
  readonly #sources: Readonly<Record<RowKind, { name: string; isPart: boolean }[]>> = {
    year: [],
    project: [],
  };
  readonly #unnamed: RowKind;
  /** The row of the last label. */
  #row = Number.NEGATIVE_INFINITY;

  constructor(grid: WordGrid) {
    this.#unnamed = kindOfUnnamed(grid);
  }

  /** Whether labels of funds stand in a row or directly above it, so that more may follow. */
  goesOn(row: number): boolean {
    return this.#row >= row - 1;
  }

  /** What a label asks for that has been read. */
  placeOf(label: GridCell): FundPlace | undefined {
    return this.#places.get(label);
  }

  /** What the nearest label of funds to the left of a cell asks for. */
  placeBefore({ at }: WordGrid, cell: GridCell): FundPlace | undefined {
    for (let column = cell.column - 1; column >= 0; column--) {
      const place = this.#places.get(at(cell.row, column));
      if (place) return place;
    }
    return undefined;
  }

  /** Reads the text of a label; undefined where it is none of funds. */
  read(text: string, cell: GridCell): FundPlace | undefined {
    const spent = expenditureColumn(text);
    if (spent !== undefined) return this.#remember(cell, 'expenditure', spent, bareLabel(text));
    const label = fundLabel(text);
    if (!label) return undefined;
    if (label.isTotal && this.#goesWithSpent(cell))
      return this.#remember(cell, 'expenditure', '.total', label.name);
    const kind = label.kind ?? (label.isTotal ? this.#unnamed : this.#kindAt(cell));
    const column = label.isTotal
      ? '.total'
      : `.sources.${this.#sourceAt(label.name, label.isPart, kind, cell.column)}`;
    if (label.isTotal) {
      this.#totals.push({ cell, kind });
      this.#open.delete(cell.column);
      this.#last.set(cell.column, { ...label, kind });
    }
    return this.#remember(cell, kind, column, label.name);
  }

  /** No more parts of a source follow below a label. */
  endParts({ column }: GridCell): void {
    this.#open.delete(column);
  }

  /** The parts of each source that is a sum, as a template says them; of those that it prints. */
  subtotals(isPrinted: (name: string) => boolean): Readonly<Record<string, readonly string[]>> {
    const sums = [...this.#parts].map(
      ([whole, parts]) => [whole, [...parts].filter(isPrinted)] as const,
    );
    return Object.fromEntries(
      sums.filter(([whole, parts]) => isPrinted(whole) && parts.length > 0),
    );
  }

  /** Sources that stand alone behind 其中, so that the total holds more than them; of those that the template prints. */
  partialSources(isPrinted: (name: string) => boolean): readonly string[] {
    const alone = Object.values(this.#sources).flatMap(sources =>
      sources.length === 1 && sources[0]?.isPart ? [sources[0].name] : [],
    );
    return [...new Set(alone)].filter(isPrinted);
  }

  #remember(cell: GridCell, kind: FundPlace['kind'], column: string, name: string): FundPlace {
    const place = { kind, column, name };
    this.#row = cell.row + cell.rowSpan - 1;
    this.#places.set(cell, place);
    return place;
  }

  /** Whether a total sums up what is spent in the rows above it. */
  #goesWithSpent({ row, column }: GridCell): boolean {
    return [...this.#places].some(
      ([above, { kind }]) =>
        kind === 'expenditure' && above.row === row - 1 && above.column === column,
    );
  }

  /** The kind of the total that a source stands under: the nearest to its left, of those the last. */
  #kindAt({ column }: GridCell): RowKind {
    const before = this.#totals.filter(total => total.cell.column <= column);
    const nearest = before.reduce((most, total) => Math.max(most, total.cell.column), 0);
    return before.findLast(total => total.cell.column === nearest)?.kind ?? this.#unnamed;
  }

  #sourceAt(name: string, isPart: boolean, kind: RowKind, column: number): string {
    const whole = this.whole ?? this.#openAt(name, isPart, kind, column);
    if (name === SUBTOTAL && whole !== undefined) {
      this.#parts.set(whole, new Set());
      this.#met(whole, false, kind, column);
      return whole;
    }
    const own = sourceName(name, whole);
    if (whole === undefined) this.#met(own, isPart, kind, column);
    else this.#parts.get(whole)?.add(own);
    return own;
  }

  /** The source that a name below it is a part of: what 其中 begins goes on as long as the names fit. */
  #openAt(name: string, isPart: boolean, kind: RowKind, column: number): string | undefined {
    const last = this.#last.get(column);
    if (last?.kind !== kind) this.#open.delete(column);
    else if (isPart && !last.isTotal && (!last.isPart || isPartOf(name, last.name))) {
      this.#open.set(column, last.name);
      this.#parts.set(last.name, this.#parts.get(last.name) ?? new Set());
    }
    const open = this.#open.get(column);
    if (open !== undefined && (isPart || isPartOf(name, open))) return open;
    this.#open.delete(column);
    return undefined;
  }

  #met(name: string, isPart: boolean, kind: RowKind, column: number): void {
    this.#last.set(column, { name, isTotal: false, isPart, kind });
    if (!this.#sources[kind].some(source => source.name === name))
      this.#sources[kind].push({ name, isPart });
  }
}

/** Whose a total is that says neither: the project's where the form asks for its years or for the year's total besides. */
function kindOfUnnamed({ rows, columns, at }: WordGrid): RowKind {
  const texts = new Set<string>();
  for (let row = 0; row < rows.length; row++)
    for (let column = 0; column < columns.length; column++) texts.add(textInCell(at(row, column)));
  const kinds = [...texts].flatMap(text => {
    const label = fundLabel(text);
    return label?.isTotal ? (label.kind ?? []) : [];
  });
  if (kinds.includes('project')) return 'year';
  const asksPeriod = [...texts].some(text =>
    fieldsOfLabel(text).some(field => field.startsWith(PERIOD)),
  );
  return kinds.includes('year') || asksPeriod ? 'project' : 'year';
}
