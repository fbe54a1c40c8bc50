/** A template as its YAML says it: every scalar is text, as schemas/template.schema.json allows. */
import type { MoneyUnit } from '../../filing/money.ts';
import type { Severity } from '../../finding.ts';
import type { Align } from '../sheet.ts';
import type { FormStatus } from '../template.ts';

export type RawText = string | readonly string[];

/** The keys of a cell that is more than a label. */
export interface RawContent {
  readonly text?: RawText;
  readonly field?: string;
  readonly beside?: string;
  readonly choice?: string;
  readonly options?: readonly string[];
  readonly other?: string;
  readonly perLine?: string;
  readonly level?: string;
  readonly span?: string;
  readonly down?: string;
  readonly style?: string;
  readonly required?: string;
  readonly limit?: string;
}

/** An empty cell is null. */
export type RawCell = string | RawContent | null;

export interface RawRow {
  readonly use?: string;
  readonly columns?: readonly string[];
  readonly cells?: readonly RawCell[];
  readonly label?: RawCell;
  readonly rows?: readonly RawRow[];
  readonly each?: string;
  readonly beside?: string;
  readonly least?: string;
  readonly required?: string;
  readonly height?: string;
  readonly head?: string;
  readonly keep?: string;
  readonly split?: string;
}

export interface RawStyle {
  readonly font: string;
  readonly size: string;
  readonly align?: Align;
  readonly valign?: 'top' | 'middle' | 'bottom';
  readonly indent?: string;
  readonly insetRight?: string;
  readonly leading?: string;
  readonly before?: string;
  readonly after?: string;
  readonly limit?: string;
}

export interface RawLine {
  readonly text: RawText;
  readonly style: string;
}

/** A template that has inherited what it extends. */
export interface RawTemplate {
  /** May hold TITLE_MARK. */
  readonly title: string;
  readonly description?: string;
  readonly origin?: string;
  readonly status?: FormStatus;
  readonly place?: string;
  readonly purpose?: string;
  readonly paper: {
    readonly width?: string;
    readonly height?: string;
    readonly top: string;
    readonly right: string;
    readonly bottom: string;
    readonly left: string;
  };
  readonly fonts: Readonly<
    Record<
      string,
      { readonly office: string; readonly alternatives?: readonly string[]; readonly face: string }
    >
  >;
  readonly styles: Readonly<Record<string, RawStyle>> & { readonly value: RawStyle };
  readonly columns: readonly string[];
  readonly padding?: { readonly x: string; readonly y: string };
  readonly lineWidth?: string;
  readonly choiceMarks?: {
    readonly open: string;
    readonly ticked: string;
    readonly before?: string;
    readonly gap?: string;
  };
  readonly classification?: Readonly<Record<string, readonly string[]>>;
  readonly acceptedLevels?: Readonly<Record<string, readonly string[]>>;
  readonly requiredLevels?: readonly string[];
  readonly expectedLevels?: readonly string[];
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
  readonly weightTotals?: readonly string[];
  readonly money?: {
    readonly unit?: MoneyUnit;
    readonly decimals?: string;
    readonly grouping?: string;
  };
  readonly subtotals?: Readonly<Record<string, readonly string[]>>;
  readonly partialSources?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
  readonly parts?: Readonly<Record<string, readonly RawRow[]>>;
  readonly above?: readonly RawLine[];
  readonly rows: readonly RawRow[];
  readonly below?: readonly RawLine[];
}

/** A cell with its keys, also where it was written as a label only. */
export const contentOf = (cell: RawCell): RawContent =>
  typeof cell === 'string' ? { text: cell } : (cell ?? { text: '' });

/** Whether a flag is set. */
export const isTrue = (flag: string | undefined) => flag === 'true';

/** Marks in a title where it is broken if it does not fit one line; not printed. */
export const TITLE_MARK = '|';
