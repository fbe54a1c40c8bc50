/**
 * A form template, resolved: a small grammar of rows and what their cells print. compose.ts fills it in,
 * requirements.ts reads off it what a filing must state.
 */
import { EACH } from '../filing/patterns.ts';
import type { Constraints } from '../filing/requirements.ts';
import type { Path } from '../finding.ts';
import type { Paper, Style } from './sheet.ts';

/** A path in a filing, and where it begins: at the filing, at the item of the list around, or at that of the table beside it. */
export interface Reference {
  readonly path: Path;
  readonly from: 'filing' | 'item' | 'beside';
}

/** Where the references of a row begin; empty outside lists. Patterns where no filing is at hand. */
export interface Items {
  readonly item: Path;
  readonly beside: Path;
}

export const OUTSIDE: Items = { item: [], beside: [] };

/** The path of a reference from the root of the filing. */
export function resolvePath({ path, from }: Reference, items: Items): Path {
  return from === 'filing' ? path : [...items[from], ...path];
}

/** The pattern of the items of a list below so many levels of names. */
export const itemPattern = (list: Path, levels: number): Path => [
  ...list,
  ...Array.from({ length: levels + 1 }, () => EACH),
];

export type FieldSegment = { readonly kind: 'field' } & Reference;

/** A stretch of text: as it stands, the value of a field, the number of the item, counted from 1, or the form's own title. */
export type Segment =
  | { readonly kind: 'literal'; readonly text: string }
  | FieldSegment
  | { readonly kind: 'number' }
  | { readonly kind: 'title' };

export interface TextContent {
  readonly kind: 'text';
  readonly paragraphs: readonly (readonly Segment[])[];
}

export interface ChoiceContent {
  readonly kind: 'choice';
  readonly field: Reference;
  readonly options: readonly string[];
  /** Whether another text may be chosen, which is then printed alone. */
  readonly takesOther: boolean;
  /** So many options stand in a line, below one another; all in a run when absent. */
  readonly perLine?: number;
}

/** The name of an indicator level, 1 or 2. */
export interface LevelContent {
  readonly kind: 'level';
  readonly level: number;
}

export type CellContent = TextContent | ChoiceContent | LevelContent;

export interface TemplateCell {
  readonly content: CellContent;
  readonly column: number;
  readonly span: number;
  /** Rows that it is merged down over. */
  readonly down: number;
  /** Key into the styles. */
  readonly style: string;
  /** Whether a filing must state the fields that it prints. */
  readonly required: boolean;
  /** Most characters of each of them. */
  readonly limit?: number;
}

export interface RowLayout {
  /** Least height in mm. */
  readonly height: number;
  readonly head: boolean;
  readonly keep: boolean;
  readonly split: boolean;
}

/** A list of the filing, or of the item that a row stands in. */
export interface ListReference extends Reference {
  readonly required: boolean;
}

export interface CellsRow extends RowLayout {
  readonly kind: 'cells';
  readonly cells: readonly TemplateCell[];
}

/** A label merged down beside rows. */
export interface BlockRow {
  readonly kind: 'block';
  readonly label: TemplateCell;
  readonly rows: readonly TemplateRow[];
}

/**
 * A row for every item of a list, or of the lists in a table of `levels` levels; at least `least` rows.
 * Of two lists side by side the items of one group share a row.
 */
export interface EachRow extends RowLayout {
  readonly kind: 'each';
  /** One list, or two side by side. */
  readonly lists: readonly ListReference[];
  readonly levels: number;
  readonly least: number;
  readonly cells: readonly TemplateCell[];
}

/** Rows for every item of a list. */
export interface GroupRow {
  readonly kind: 'group';
  readonly list: ListReference;
  readonly least: number;
  readonly rows: readonly TemplateRow[];
}

export type TemplateRow = CellsRow | BlockRow | EachRow | GroupRow;

/** A line above or below the table; its paragraphs stand side by side. */
export interface TemplateLine {
  readonly style: string;
  readonly paragraphs: readonly (readonly Segment[])[];
}

/** How far the rows and labels of a template were checked against a form in use. */
export type FormStatus = 'verified' | 'partly' | 'unverified';

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
  /** Offsets in the title where it is broken if it does not fit one line. */
  readonly titleBreaks: readonly number[];
  /** What it is for and how it differs from others, in one sentence; empty where it does not say. */
  readonly description: string;
  readonly origin: string;
  readonly status: FormStatus;
  /** Where it is used, e.g. 全国, and for what, e.g. 项目申报; empty where it does not say. */
  readonly place: string;
  readonly purpose: string;
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
  readonly constraints: Constraints;
}
