/** The document as Word flows it: what stands between sheet and XML, so that both printers are given the same facts. */

/** Lengths are in twips, but for borders, which are in eighths of a point. */
export type Block = FlowParagraph | Separator | FlowTable;

/** A piece of a line; `chinese` tells Word that signs it might take for western ones stand in Chinese text. */
export type Run =
  | { readonly kind: 'text'; readonly text: string; readonly chinese: boolean }
  | { readonly kind: 'tab' }
  | { readonly kind: 'break' };

export interface TabStop {
  readonly type: 'left' | 'center' | 'right';
  readonly position: number;
}

export interface FlowParagraph {
  readonly kind: 'paragraph';
  /** Id of its style. */
  readonly style: string;
  readonly keepNext: boolean;
  /** Overrides that of the style. */
  readonly align: 'left' | 'center' | 'right' | 'both' | undefined;
  /** Indent on both sides, which makes its lines break earlier; 0 for none. */
  readonly inset: number;
  readonly tabStops: readonly TabStop[];
  readonly runs: readonly Run[];
}

/** A paragraph that does not show: it keeps two tables apart, or ends the document after one. */
export interface Separator {
  readonly kind: 'separator';
  readonly keepNext: boolean;
}

export interface FlowCell {
  readonly width: number;
  readonly span: number;
  readonly merge: 'none' | 'restart' | 'continue';
  readonly joints: Joints;
  readonly valign: 'top' | 'center' | 'bottom';
  readonly paragraphs: readonly FlowParagraph[];
}

/** Borders of a cell that differ from those of the table. */
export interface Joints {
  readonly top?: number;
  readonly bottom?: number;
}

export interface FlowRow {
  readonly cantSplit: boolean;
  /** Stands again on every page. */
  readonly header: boolean;
  /** Least height; 0 for none. */
  readonly height: number;
  readonly cells: readonly FlowCell[];
}

export interface FlowTable {
  readonly kind: 'table';
  readonly columns: readonly number[];
  readonly border: number;
  readonly margin: { readonly x: number; readonly y: number };
  readonly rows: readonly FlowRow[];
}

/** What the separator is set in: as good as nothing. Size in half points. */
export const SEPARATOR = { line: 2, size: 2 } as const;

/** Colour of all lines. */
export const LINE_COLOR = '000000';

/** The sum of widths. */
export function sum(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + width, 0);
}
