/** What stands over a worksheet instead of in its cells: comments, text boxes and the titles of charts. */
import type { ReadPart } from '../archive/archive.ts';
import { relationsOf } from '../archive/relations.ts';
import { walkXml, type XmlAttributes } from '../archive/xml.ts';
import type { Localized } from '../finding.ts';
import type { FilledLine } from '../form/filled-form.ts';
import { isBlankText } from '../source/characters.ts';
import { addressOf } from './addresses.ts';
import { EXCEL_LIMITS, excelFile, tooMany } from './errors.ts';
import { gatherText } from './strings.ts';
import { cellName } from './worksheet-form.ts';

/** A text and the cell at which it stands; none for what stands at a place of the paper. */
interface Remark {
  readonly text: string;
  readonly address: string | undefined;
}

/**
 * The texts over the worksheet in a part, each with its place; pictures have none. Throws UserError where a part is damaged
 * or too large.
 */
export function readRemarks(
  readPart: ReadPart,
  part: string,
  sheet: string,
): readonly FilledLine[] {
  const related = [...relationsOf(readPart, part, excelFile).values()];
  const found: FilledLine[] = [];
  const add = (remarks: readonly Remark[], what: Localized) => {
    for (const { text, address } of remarks)
      if (!isBlankText(text))
        found.push({ text: text.trim(), name: placeName(sheet, address, what) });
    if (found.length > EXCEL_LIMITS.remarks)
      throw tooMany('批注和文本框过多', 'too many comments and text boxes');
  };
  const each = (type: string, read: (path: string, bytes: Uint8Array) => readonly Remark[]) =>
    related.flatMap(one => {
      const bytes = one.type === type ? readPart(one.path) : undefined;
      return bytes ? read(one.path, bytes) : [];
    });
  const threads = each('threadedComment', readThreads);
  const inThreads = new Set(threads.map(({ address }) => address));
  add(threads, COMMENT);
  // Of a thread there is a plain comment, too, for programs that know no threads.
  add(
    each('comments', readComments).filter(({ address }) => !inThreads.has(address)),
    COMMENT,
  );
  for (const { type, path } of related) {
    const bytes = type === 'drawing' ? readPart(path) : undefined;
    if (!bytes) continue;
    const { boxes, charts } = readDrawing(path, bytes);
    add(boxes, BOX);
    const parts = relationsOf(readPart, path, excelFile);
    for (const { id, address } of charts) {
      const chart = parts.get(id);
      const drawn = chart && readPart(chart.path);
      if (drawn) add([{ text: drawnTexts(chart.path, drawn), address }], CHART);
    }
  }
  return found;
}

const COMMENT: Localized = { zh: '批注', en: 'comment' };
const BOX: Localized = { zh: '文本框', en: 'text box' };
const CHART: Localized = { zh: '图表', en: 'chart' };

function placeName(sheet: string, address: string | undefined, what: Localized): Localized {
  if (address === undefined) return { zh: `${sheet}的${what.zh}`, en: `${sheet}, ${what.en}` };
  const { zh, en } = cellName(sheet, address);
  return { zh: `${zh}的${what.zh}`, en: `${en}, ${what.en}` };
}

function readComments(path: string, bytes: Uint8Array): readonly Remark[] {
  const remarks: Remark[] = [];
  let address: string | undefined;
  const inner = gatherText();
  walkXml(path, bytes, excelFile, {
    open(name, { ref }) {
      if (name === 'x:comment') address = ref;
      inner.open(name);
    },
    text: inner.text,
    close(name) {
      inner.close(name);
      if (name === 'x:comment') remarks.push({ text: inner.take(), address });
    },
  });
  return remarks;
}

function readThreads(path: string, bytes: Uint8Array): readonly Remark[] {
  const remarks: Remark[] = [];
  let address: string | undefined;
  let text = '';
  let inText = false;
  walkXml(path, bytes, excelFile, {
    open(name, { ref }) {
      if (name === 'tc:threadedComment') {
        address = ref;
        text = '';
      }
      inText = name === 'tc:text';
    },
    text(piece) {
      if (inText) text += piece;
    },
    close(name) {
      inText = false;
      if (name === 'tc:threadedComment') remarks.push({ text, address });
    },
  });
  return remarks;
}

interface Drawing {
  readonly boxes: readonly Remark[];
  /** Charts by the names of their relations. */
  readonly charts: readonly { readonly id: string; readonly address: string | undefined }[];
}

const ANCHOR = /^xdr:(?:twoCell|oneCell|absolute)Anchor$/;

function readDrawing(path: string, bytes: Uint8Array): Drawing {
  const boxes: Remark[] = [];
  const charts: { id: string; address: string | undefined }[] = [];
  let address: string | undefined;
  let from: { row: string; column: string } | undefined;
  let part: 'row' | 'column' | undefined;
  const drawn = gatherDrawn();
  walkXml(path, bytes, excelFile, {
    open(name, attributes: XmlAttributes) {
      drawn.open(name);
      if (ANCHOR.test(name)) address = undefined;
      if (name === 'xdr:from') from = { row: '', column: '' };
      part = from && (name === 'xdr:row' ? 'row' : name === 'xdr:col' ? 'column' : undefined);
      const id = attributes['r:id'];
      if (id !== undefined && name === 'c:chart') charts.push({ id, address });
    },
    text(piece) {
      if (from && part) from[part] += piece;
      else drawn.text(piece);
    },
    close(name) {
      drawn.close(name);
      part = undefined;
      if (name === 'xdr:from') {
        const [row, column] = [Number(from?.row), Number(from?.column)];
        if (
          row >= 0 &&
          row < EXCEL_LIMITS.lastRow &&
          column >= 0 &&
          column < EXCEL_LIMITS.lastColumn
        )
          address = addressOf({ row, column });
        from = undefined;
      }
      if (name === 'xdr:sp') boxes.push({ text: drawn.take(), address });
    },
  });
  return { boxes, charts };
}

function drawnTexts(path: string, bytes: Uint8Array): string {
  const drawn = gatherDrawn();
  walkXml(path, bytes, excelFile, drawn);
  return drawn.take();
}

/** Gathers the paragraphs of shapes, without those for programs that do not know a shape. */
function gatherDrawn() {
  let gathered = '';
  let inText = false;
  let fallbacks = 0;
  return {
    open(name: string) {
      if (name === 'mc:Fallback') fallbacks++;
      inText = name === 'a:t' && fallbacks === 0;
    },
    text(piece: string) {
      if (inText) gathered += piece;
    },
    close(name: string) {
      if (name === 'mc:Fallback') fallbacks--;
      if (name === 'a:p' || name === 'a:br') gathered += '\n';
      inText = false;
    },
    take() {
      const lines = gathered.split('\n').filter(line => line.trim() !== '');
      gathered = '';
      return lines.join('\n');
    },
  };
}
