/** A draft as YAML, laid out as templates are written by hand: cells in braces, notes as comments above their places. */
import { Document, isMap, isNode, isPair, isScalar, isSeq, type Node } from 'yaml';
import type { Path } from '../finding.ts';
import type { DraftNote, DraftRow, DraftTemplate } from './template-draft.ts';

const HEAD = ` 由 Word 文件读入的表样草稿。请对照原表逐行核对，处理标有“待确认”的地方，
 再按填表说明补上必填（required: true）与字数上限（limit: 450）。`;

/** Keys with an empty line above. */
const APART: ReadonlySet<unknown> = new Set([
  'paper',
  'fonts',
  'styles',
  'columns',
  'classification',
  'above',
  'rows',
  'below',
]);

/** The template's YAML. */
export function writeTemplate(template: DraftTemplate, notes: readonly DraftNote[]): string {
  const document = new Document(template);
  document.commentBefore = HEAD;
  for (const pair of isMap(document.contents) ? document.contents.items : [])
    if (isScalar(pair.key)) pair.key.spaceBefore = APART.has(pair.key.value);
  for (const key of ['paper', 'columns', 'padding', 'choiceMarks', 'partialSources']) inFlow([key]);
  for (const key of ['fonts', 'styles', 'classification', 'subtotals', 'above', 'below'])
    eachInFlow([key]);
  /** Rows with a note at one of their cells. */
  const noted = new Set(notes.map(({ path }) => path.slice(0, -2).join('/')));
  layOut(template.rows, ['rows']);
  for (const { path, text } of notes) {
    const node = nodeAt(path);
    if (node)
      node.commentBefore = node.commentBefore ? `${node.commentBefore}；${text}` : ` ${text}`;
  }
  return document.toString({ lineWidth: 0 });

  function nodeAt(path: Path): Node | undefined {
    const node = document.getIn(path, true);
    return isNode(node) ? node : undefined;
  }

  function inFlow(path: Path): void {
    const node = nodeAt(path);
    if (isMap(node) || isSeq(node)) node.flow = true;
  }

  function eachInFlow(path: Path): void {
    const node = nodeAt(path);
    if (isMap(node) || isSeq(node))
      for (const item of node.items) {
        const value = isPair(item) ? item.value : item;
        if (isMap(value) || isSeq(value)) value.flow = true;
      }
  }

  function layOut(rows: readonly DraftRow[], path: Path): void {
    for (const [index, row] of rows.entries()) {
      const place = [...path, index];
      const node = nodeAt(place);
      if (index > 0 && node) node.spaceBefore = [row, rows[index - 1]].some(one => one?.rows);
      inFlow([...place, 'label']);
      eachInFlow([...place, 'cells']);
      layOut(row.rows ?? [], [...place, 'rows']);
      const isShort = row.cells && row.cells.length <= 2 && row.each === undefined;
      if (isShort && !noted.has(place.join('/'))) inFlow(place);
    }
  }
}
