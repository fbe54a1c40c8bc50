/**
 * The sheet: a form filled in, as its reader sees it. A grid of merged cells with roles instead of fonts;
 * the filing is composed into it and every writer draws it.
 */
import type { Path } from '../finding.ts';

/** A font by its office name, and what stands for it in a PDF. */
export interface Font {
  /** What it is for on the form, e.g. body, title; a user's own font is named by it. */
  readonly role?: string;
  /** The name that Word shows, e.g. 仿宋_GB2312. */
  readonly office: string;
  /** Other names by which systems know it (w:altName), e.g. FangSong. */
  readonly alternatives: readonly string[];
  /** What a PDF is set in: the id of a shipped face (song, song-bold, hei) or the path of a font file. */
  readonly face: string;
}

/** The bytes of a font file, which may be read only where they are asked for; a Uint8Array is one. */
export interface FontBytes {
  readonly length: number;
  subarray(start: number, end: number): Uint8Array;
}

export type Align = 'left' | 'center' | 'right' | 'justify';

/** How the text of a role is set. */
export interface Style {
  readonly font: Font;
  /** Font size in pt. */
  readonly size: number;
  readonly align: Align;
  readonly valign: 'top' | 'middle' | 'bottom';
  /** First-line indent in em (two for Chinese narrative). */
  readonly indent: number;
  /** Indent from the right edge in em (the room beside a seal); none when absent. */
  readonly insetRight?: number;
  /** Distance of base lines as a multiple of the size. */
  readonly leading: number;
  /** Space before and after each block of the role, in pt. */
  readonly spaceBefore: number;
  readonly spaceAfter: number;
}

/** A piece of text on the form; `field` is the path in the filing that it prints. */
export interface Part {
  readonly text: string;
  readonly field?: Path;
}

/** A paragraph of one or more parts; no part holds a line break or a control character. */
export interface Paragraph {
  readonly parts: readonly Part[];
  /** Overrides the alignment of the role. */
  readonly align?: Align;
  /** Offsets in its text, in UTF-16 units, where it is broken if it does not fit one line (a title, by its meaning). */
  readonly breaks?: readonly number[];
}

/** A cell at its upper left corner; places that a merged cell covers hold no cell of their own. */
export interface Cell {
  /** Index of its first column. */
  readonly column: number;
  readonly colSpan: number;
  readonly rowSpan: number;
  /** Key into Sheet.styles. */
  readonly role: string;
  readonly content: readonly Paragraph[];
}

export interface Row {
  /** Least height in mm. */
  readonly minHeight: number;
  /** Whether the row may be split by a page break; a row taller than a page always is. */
  readonly splits: boolean;
  /** Whether the row stays on one page with the next. */
  readonly keepWithNext: boolean;
  readonly cells: readonly Cell[];
}

/** A run of rows that no merged cell leaves; its first `headRows` rows stand again on every further page. */
export interface Section {
  readonly headRows: number;
  readonly rows: readonly Row[];
}

/** A line above or below the table; several segments stand side by side over its width where they fit. */
export interface Line {
  readonly role: string;
  readonly segments: readonly Paragraph[];
}

/** Paper and margins in mm. */
export interface Paper {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export interface Sheet {
  /** For the properties of the document. */
  readonly title: string;
  /** Who files it (填报单位), for the properties of the document. */
  readonly author?: string;
  readonly paper: Paper;
  readonly styles: Readonly<Record<string, Style>>;
  /** Style of the page number and of the watermark. */
  readonly pageNumber: Style;
  /** Widths in mm; their sum is the width between the margins. */
  readonly columns: readonly number[];
  /** Padding of cells in mm. */
  readonly padding: { readonly x: number; readonly y: number };
  /** Width of the table's lines in pt. */
  readonly lineWidth: number;
  readonly above: readonly Line[];
  readonly sections: readonly Section[];
  readonly below: readonly Line[];
  /** A word set on every page, e.g. 草稿. */
  readonly watermark?: string;
}

/** The style of a role; a sheet without it is a bug of its maker. */
export function styleOf(sheet: Sheet, role: string): Style {
  const style = sheet.styles[role];
  if (!style) throw new Error(`no style for role ${role}`);
  return style;
}

/** The text of a paragraph as read. */
export function textOf({ parts }: Paragraph): string {
  let text = '';
  for (const part of parts) text += part.text;
  return text;
}
