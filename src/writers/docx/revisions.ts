/** Tracked changes of Word: text, ends of paragraphs and rows that are inserted or deleted. */
import type { WordRun } from '../../diff/change.ts';
import { textRuns } from '../../diff/words.ts';
import { type Paragraph, textOf } from '../../form/sheet.ts';
import { type ParagraphPlace, paragraphLike, paragraphXml } from './paragraph.ts';
import { runXml } from './run.ts';

type RevisionKind = Exclude<WordRun['kind'], 'same'>;

/** Writes changes, each with a number of its own. */
export interface Reviser {
  /** What says of a row or of the end of a paragraph that it is inserted or deleted. */
  readonly markXml: (kind: RevisionKind) => string;
  /** Text of two documents as runs. */
  readonly runsXml: (before: string, after: string) => string;
  /** The paragraphs of a cell that both documents have. */
  readonly changedXml: (
    before: readonly Paragraph[],
    after: readonly Paragraph[],
    place: ParagraphPlace,
  ) => string;
  /** The paragraphs of a cell that only one document has. */
  readonly wholeXml: (
    content: readonly Paragraph[],
    kind: RevisionKind,
    place: ParagraphPlace,
  ) => string;
}

const ELEMENTS = { inserted: 'w:ins', deleted: 'w:del' } as const;

/** A reviser for one document; its changes bear the date and no person's name. */
export function newReviser(date: Date): Reviser {
  const stamp = `${date.toISOString().slice(0, 19)}Z`;
  let count = 0;

  const attributes = () => `w:id="${++count}" w:author="perfgoal" w:date="${stamp}"`;
  const markXml = (kind: RevisionKind) => `<${ELEMENTS[kind]} ${attributes()}/>`;

  function pieceXml({ kind, text }: WordRun): string {
    if (kind === 'same' || text === '') return runXml(text);
    const element = ELEMENTS[kind];
    const run = runXml(text, { element: kind === 'deleted' ? 'w:delText' : 'w:t' });
    return `<${element} ${attributes()}>${run}</${element}>`;
  }

  const runsXml = (before: string, after: string) => textRuns(before, after).map(pieceXml).join('');

  /** Paragraphs whose ends are line ends in the runs; the last ends as `end` says. */
  function paragraphsXml(
    runs: readonly WordRun[],
    end: WordRun['kind'],
    likeness: readonly Paragraph[],
    place: ParagraphPlace,
  ): string {
    let xml = '';
    let inside = '';
    let index = 0;
    const close = (kind: WordRun['kind']) => {
      const mark = kind === 'same' ? '' : markXml(kind);
      const like = likeness[Math.min(index, likeness.length - 1)];
      xml += paragraphLike(like, place, { markXml: mark, runsXml: inside });
      inside = '';
      if (kind !== 'deleted') index++;
    };
    for (const { kind, text } of runs) {
      for (const [part, piece] of text.split('\n').entries()) {
        if (part > 0) close(kind);
        inside += pieceXml({ kind, text: piece });
      }
    }
    close(end);
    return xml;
  }

  return {
    markXml,
    runsXml,
    changedXml(before, after, place) {
      const [was, is] = [linesOf(before), linesOf(after)];
      if (was === is) return after.map(one => paragraphXml(one, place)).join('');
      return paragraphsXml(textRuns(was, is), 'same', after, place);
    },
    wholeXml: (content, kind, place) =>
      paragraphsXml([{ kind, text: linesOf(content) }], kind, content, place),
  };
}

const linesOf = (content: readonly Paragraph[]) => content.map(textOf).join('\n');
