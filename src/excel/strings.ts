/** Texts of a workbook: the shared ones, and how a text of several formats is put together. */
import { walkXml } from '../archive/xml.ts';
import { EXCEL_LIMITS, excelFile, tooMany } from './errors.ts';

/** Gathers the text of an x:si or x:is: its runs, without how it is pronounced. */
export interface TextGatherer {
  readonly open: (name: string) => void;
  readonly text: (piece: string) => void;
  readonly close: (name: string) => void;
  /** The text so far; begins anew. */
  readonly take: () => string;
}

export function gatherText(): TextGatherer {
  let gathered = '';
  let inText = false;
  let inPhonetic = false;
  return {
    open(name) {
      if (name === 'x:rPh') inPhonetic = true;
      if (name === 'x:t') inText = !inPhonetic;
    },
    text(piece) {
      if (inText) gathered += piece;
      if (gathered.length > EXCEL_LIMITS.characters * 2) throw tooLong();
    },
    close(name) {
      if (name === 'x:rPh') inPhonetic = false;
      if (name === 'x:t') inText = false;
    },
    take() {
      const text = unescaped(gathered);
      gathered = '';
      return text;
    },
  };
}

/** Spreadsheets write characters as _x0042_ (ISO/IEC 29500-1 22.4.2.4). */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;

/** The shared texts by their numbers. */
export function readStrings(path: string, bytes: Uint8Array): readonly string[] {
  const texts: string[] = [];
  const gatherer = gatherText();
  walkXml(path, bytes, excelFile, {
    open: gatherer.open,
    text: gatherer.text,
    close(name) {
      gatherer.close(name);
      if (name !== 'x:si') return;
      if (texts.push(gatherer.take()) > EXCEL_LIMITS.strings)
        throw tooMany('共享字符串过多', 'too many shared strings');
    },
  });
  return texts;
}

const tooLong = () =>
  tooMany(
    `有一格的文字超过 ${EXCEL_LIMITS.characters} 个字`,
    `a cell has more than ${EXCEL_LIMITS.characters} characters`,
  );
