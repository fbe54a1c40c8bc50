/** A form template: the grid of a form and what stands in it, read from YAML; compose fills it in. */
import type { Demands } from '../filing/demands.ts';
import type { Path } from '../finding.ts';
import type { Align, Paper, Style } from './sheet.ts';

/** Where the path of a field begins: at the filing, or at the item of an `each` or of the table beside it. */
export type Start = 'filing' | 'item' | 'beside';

/** A piece of a cell: text as it stands, the place of a field, the number of the item, counted from 1, or the form's own title. */
export type Piece =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'field'; readonly path: Path; readonly from: Start }
  | { readonly kind: 'number' }
  | { readonly kind: 'title' };

export type FieldPiece = Extract<Piece, { kind: 'field' }>;

export type CellContent =
  | { readonly kind: 'pieces'; readonly paragraphs: readonly (readonly Piece[])[] }
  | {
      readonly kind: 'choice';
      readonly field: FieldPiece;
      readonly options: readonly string[];
      /** So many options stand in a line, below one another; all in a run when absent. */
      readonly perLine?: number;
    }
  /** The name of an indicator level, 1 or 2. */
  | { readonly kind: 'level'; readonly level: number };

export interface TemplateCell {
  readonly content: CellContent;
  readonly column: number;
  readonly span: number;
  /** Rows that it is merged down over. */
  readonly down: number;
  /** Key into the styles. */
  readonly style: string;
  readonly align?: Align;
}

export interface RowLayout {
  /** Least height in mm. */
  readonly height: number;
  readonly head: boolean;
  readonly keep: boolean;
  readonly split: boolean;
}

/** A list of the filing, or of the item that a row stands in. */
export interface ListPlace {
  readonly path: Path;
  readonly from: 'filing' | 'item';
}

export type TemplateRow =
  | ({ readonly kind: 'cells'; readonly cells: readonly TemplateCell[] } & RowLayout)
  /** A label merged down beside rows. */
  | { readonly kind: 'block'; readonly label: TemplateCell; readonly rows: readonly TemplateRow[] }
  /**
   * A row for every item of a list, or of the lists in a table of `levels` levels; at least `least` rows.
   * Of two lists side by side the items of one group share a row.
   */
  | ({
      readonly kind: 'each';
      readonly lists: readonly [ListPlace, ListPlace?];
      readonly levels: number;
      readonly least: number;
      readonly cells: readonly TemplateCell[];
    } & RowLayout)
  /** Rows for every item of a list. */
  | {
      readonly kind: 'group';
      readonly list: ListPlace;
      readonly least: number;
      readonly rows: readonly TemplateRow[];
    };

/** A line above or below the table; each segment is a run of pieces. */
export interface TemplateLine {
  readonly style: string;
  readonly segments: readonly (readonly Piece[])[];
}

/** How far the rows and labels of a template were checked against a form in use. */
export type Status = 'verified' | 'partly' | 'unverified';

export interface ChoiceMarks {
  readonly open: string;
  readonly ticked: string;
  /** Whether they stand before their option. */
  readonly before: boolean;
  /** Blanks between options. */
  readonly gap: number;
}

export interface FormTemplate {
  /** Path below templates/ without its ending, e.g. xizang/fujian2; or the path of a user's own file. */
  readonly id: string;
  readonly title: string;
  readonly origin: string;
  readonly status: Status;
  readonly paper: Paper;
  readonly styles: Readonly<Record<string, Style>>;
  readonly pageNumber: Style;
  /** Widths in mm. */
  readonly columns: readonly number[];
  /** mm. */
  readonly padding: { readonly x: number; readonly y: number };
  /** pt. */
  readonly lineWidth: number;
  readonly choiceMarks: ChoiceMarks;
  readonly above: readonly TemplateLine[];
  readonly rows: readonly TemplateRow[];
  readonly below: readonly TemplateLine[];
  readonly demands: Demands;
}
