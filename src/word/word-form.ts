/** What of a Word document is the form: its main table, and the lines directly above and below. */
import type { Paper } from '../form/sheet.ts';
import { wordEdges } from './columns.ts';
import { noTable } from './errors.ts';
import type { WordTable } from './word-table.ts';
import type { WordParagraph } from './word-text.ts';
import { child, lengthOf, settingOf, type XmlElement } from './xml.ts';

export interface WordForm {
  /** mm */
  readonly paper: Paper;
  readonly above: readonly WordParagraph[];
  /** One form's tables from top to bottom, all of one width: forms of earlier versions have several, and so have some of other programs. */
  readonly tables: readonly WordTable[];
  readonly below: readonly WordParagraph[];
  /** How many other tables and other lines of text the file has. */
  readonly leftOut: { readonly tables: number; readonly lines: number };
}

/** A paragraph or table of the document; a paragraph with a section is the last of it. */
export type WordBlock =
  | { readonly kind: 'paragraph'; readonly paragraph: WordParagraph; readonly section?: XmlElement }
  | { readonly kind: 'table'; readonly table: WordTable };

/** Lines above or below the table that are taken for the form's. */
const MAX_LINES = 12;

/** The form among the blocks of a document; throws UserError where there is no table. */
export function formAmong(
  blocks: readonly WordBlock[],
  lastSection: XmlElement | undefined,
): WordForm {
  const main = mainTable(blocks);
  if (main === -1) throw noTable();
  const after = blocks.slice(main).find(block => block.kind === 'paragraph' && block.section);
  const section = (after?.kind === 'paragraph' ? after.section : undefined) ?? lastSection;
  const paper = paperOf(section);
  const around = paper.width - paper.left - paper.right;
  const [from, to] = groupAround(blocks, main, around);
  const above = linesAbove(blocks.slice(0, from), section);
  const below = linesBelow(blocks.slice(to + 1));
  const tables = blocks
    .slice(from, to + 1)
    .flatMap(block => (block.kind === 'table' && block.table.rows.length > 0 ? [block.table] : []));
  const count = (kind: WordBlock['kind']) =>
    blocks.filter(block => block.kind === kind && !isBlank(block)).length;
  return {
    paper,
    above,
    tables,
    below,
    leftOut: {
      tables: count('table') - tables.length,
      lines: count('paragraph') - above.length - below.length,
    },
  };
}

const isBlank = (block: WordBlock) =>
  block.kind === 'table'
    ? block.table.rows.length === 0
    : block.paragraph.text.trim() === '' && !block.section;

/** The index of the table with the most cells; -1 where there is none. */
function mainTable(blocks: readonly WordBlock[]): number {
  const sizes = blocks.map(block =>
    block.kind === 'table' ? block.table.rows.reduce((sum, row) => sum + row.cells.length, 0) : 0,
  );
  const most = sizes.reduce((most, size) => Math.max(most, size), 0);
  return most === 0 ? -1 : sizes.indexOf(most);
}

/** The first and last block of the form: tables of the same width with nothing between them are parts of one. */
function groupAround(
  blocks: readonly WordBlock[],
  main: number,
  around: number,
): readonly [number, number] {
  const widthAt = (index: number) => {
    const block = blocks[index];
    return block?.kind === 'table' ? wordEdges(block.table, around).width : undefined;
  };
  const width = widthAt(main) ?? 0;
  const reach = (step: 1 | -1) => {
    let end = main;
    for (let at = main + step; ; at += step) {
      const block = blocks[at];
      if (!block) return end;
      if (block.kind === 'table') {
        if (Math.abs((widthAt(at) ?? 0) - width) >= 1) return end;
        end = at;
      } else if (!isBlank(block) || block.paragraph.pageBreak) return end;
    }
  };
  return [reach(-1), reach(1)];
}

/** The text directly above: since the last table or page, or since the last section that began a page. */
function linesAbove(
  blocks: readonly WordBlock[],
  section: XmlElement | undefined,
): readonly WordParagraph[] {
  const flows = settingOf(section, 'w:type') === 'continuous';
  const start = blocks.findLastIndex(block => block.kind === 'table' || (block.section && !flows));
  const lines = blocks
    .slice(start + 1)
    .flatMap(block => (block.kind === 'paragraph' ? [block.paragraph] : []));
  const page = lines.findLastIndex(line => line.pageBreak);
  const from = lines[page]?.pageBreak === 'after' ? page + 1 : Math.max(0, page);
  return lines.slice(from).filter(hasText).slice(-MAX_LINES);
}

/** The text directly below, to the next table, section or page. */
function linesBelow(blocks: readonly WordBlock[]): readonly WordParagraph[] {
  const lines: WordParagraph[] = [];
  for (const block of blocks) {
    if (block.kind === 'table' || block.paragraph.pageBreak === 'before') break;
    if (hasText(block.paragraph) && lines.length < MAX_LINES) lines.push(block.paragraph);
    if (block.section || block.paragraph.pageBreak) break;
  }
  return lines;
}

const hasText = (line: WordParagraph) => line.text.trim() !== '';

/** The page of a section in mm; what is not stated is A4 with Word's usual margins. */
function paperOf(section: XmlElement | undefined): Paper {
  const size = child(section, 'w:pgSz');
  const margins = child(section, 'w:pgMar');
  const within = (length: number | undefined, usual: number, least: number) =>
    length !== undefined && Math.abs(length) >= least && Math.abs(length) <= 1000
      ? Math.abs(length)
      : usual;
  const gutter = within(lengthOf(margins, 'w:gutter'), 0, 0);
  return {
    width: within(lengthOf(size, 'w:w'), 210, 50),
    height: within(lengthOf(size, 'w:h'), 297, 50),
    top: within(lengthOf(margins, 'w:top'), 25.4, 0),
    right: within(lengthOf(margins, 'w:right'), 31.8, 0),
    bottom: within(lengthOf(margins, 'w:bottom'), 25.4, 0),
    left: within(lengthOf(margins, 'w:left'), 31.8, 0) + gutter,
  };
}
