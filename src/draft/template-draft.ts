/** A template as it is drafted: what the template language says, with notes for the person who finishes it. */
import type { Align, Paper } from '../form/sheet.ts';

interface Noted {
  /** What a person must decide or check here. */
  readonly note?: string;
}

export interface DraftCell extends Noted {
  readonly span: number;
  /** Rows that it covers, where that is more than one and it is no label of a block. */
  readonly down?: number;
  readonly style?: string;
  /** At most one of these; none leaves the cell empty. */
  readonly text?: readonly string[];
  readonly field?: string;
  readonly choice?: { readonly field: string; readonly options: readonly string[] };
  readonly level?: 1 | 2;
}

interface RowLayout extends Noted {
  /** mm */
  readonly height?: number;
  readonly head?: boolean;
  readonly keep?: boolean;
  readonly split?: boolean;
}

export type DraftRow =
  | ({ readonly kind: 'cells'; readonly cells: readonly DraftCell[] } & RowLayout)
  | ({
      readonly kind: 'each';
      readonly list: string;
      readonly least: number;
      readonly cells: readonly DraftCell[];
    } & RowLayout)
  | { readonly kind: 'block'; readonly label: DraftCell; readonly rows: readonly DraftRow[] };

export interface DraftLine extends Noted {
  readonly style: string;
  /** Side by side. */
  readonly segments: readonly string[];
}

export interface DraftFont {
  readonly office: string;
  readonly alternatives: readonly string[];
  readonly face: string;
}

export interface DraftStyle {
  readonly font: string;
  readonly size: number;
  readonly align?: Align;
  readonly valign?: 'top' | 'middle' | 'bottom';
  readonly indent?: number;
  readonly insetRight?: number;
  readonly leading?: number;
  /** pt */
  readonly before?: number;
  readonly after?: number;
}

/** How the form writes its boxes, and whether they stand before the options. */
export interface ChoiceMarks {
  readonly open: string;
  readonly ticked: string;
  readonly before: boolean;
}

export interface TemplateDraft {
  readonly title: string;
  readonly paper: Paper;
  readonly fonts: Readonly<Record<string, DraftFont>>;
  readonly styles: Readonly<Record<string, DraftStyle>>;
  /** mm */
  readonly columns: readonly number[];
  readonly choiceMarks: ChoiceMarks;
  readonly classification: ReadonlyMap<string, ReadonlySet<string>>;
  readonly above: readonly DraftLine[];
  readonly rows: readonly DraftRow[];
  readonly below: readonly DraftLine[];
}
