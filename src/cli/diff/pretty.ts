/** Differences for people at a terminal: by part of the form, labels in a column, changed words marked. */
import { type ChangeKind, cellsOf, type FilingChange, type WordRun } from '../../internal.ts';
import type { Look } from '../session.ts';
import { visible } from '../visible.ts';
import {
  blocksOf,
  type ChangedBlock,
  countText,
  type DiffWriter,
  differenceText,
  notesOf,
  sideText,
} from './report.ts';

const MARKS: Readonly<Record<ChangeKind, string>> = {
  changed: '~',
  added: '+',
  removed: '-',
  moved: '>',
};

/** Cells of the widest label that others are aligned with. */
const WIDEST_LABEL = 36;
/** Characters that are shown on each side of changed words. */
const CONTEXT = 16;

export const prettyDiff: DiffWriter = (report, look) => {
  const { names, comparison } = report;
  const { language, paint } = look;
  const head = paint.bold(`${visible(names.a)} → ${visible(names.b)}`);
  const blocks = blocksOf(comparison).map(block => blockText(block, look));
  const notes = notesOf(report, language).map(visible);
  const foot = [...notes, countText(comparison, language)].join('\n');
  return `${[head, ...blocks, foot].join('\n\n')}\n`;
};

function blockText({ title, changes }: ChangedBlock, look: Look): string {
  const { language, paint } = look;
  const labels = changes.map(({ label }) => visible(label[language]));
  const width = labels
    .map(cellsOf)
    .filter(cells => cells <= WIDEST_LABEL)
    .reduce((most, cells) => Math.max(most, cells), 0);
  const lines = changes.map((change, index) => {
    const label = labels[index] ?? '';
    const mark = colourOfKind(change.kind, look)(MARKS[change.kind]);
    const value = valueText(change, look);
    const start = `  ${mark} ${label}`;
    const isLong = cellsOf(label) > WIDEST_LABEL || value.cells + width + 6 > look.columns;
    if (isLong) return `${start}\n      ${value.text}`;
    return `${start}${' '.repeat(width - cellsOf(label))}  ${value.text}`;
  });
  return [paint.cyan(visible(title[language])), ...lines].join('\n');
}

function colourOfKind(kind: ChangeKind, { paint }: Look) {
  return { changed: paint.yellow, added: paint.green, removed: paint.red, moved: paint.blue }[kind];
}

/** What is told behind the label, and its cells without colours. */
function valueText(change: FilingChange, look: Look): { text: string; cells: number } {
  const { before, after, words } = change;
  const { language, paint } = look;
  if (words) return marked(words, look);
  const [from, to] = [before, after].map(side => side && oneLine(sideText(change, side, language)));
  const difference = differenceText(change);
  const behind = difference === undefined ? '' : `  ${difference}`;
  const plain = [from, to].filter(text => text !== undefined).join(' → ') + behind;
  const coloured = [from && paint.red(from), to && paint.green(to)].filter(Boolean).join(' → ');
  return { text: coloured + paint.bold(behind), cells: cellsOf(plain) };
}

/** Changed words between the text around them: [-old-]{+new+}, on a terminal in colours. */
function marked(runs: readonly WordRun[], { paint }: Look): { text: string; cells: number } {
  let text = '';
  let cells = 0;
  for (const [index, { kind, text: whole }] of runs.entries()) {
    const shown = oneLine(
      kind === 'same' ? shortened(whole, index > 0, index < runs.length - 1) : whole,
    );
    const plain = { same: shown, deleted: `[-${shown}-]`, inserted: `{+${shown}+}` }[kind];
    cells += cellsOf(plain);
    if (paint.level === 0 || kind === 'same') text += plain;
    else text += kind === 'deleted' ? paint.red.strikethrough(shown) : paint.green.underline(shown);
  }
  return { text, cells };
}

/** Text that both have, but for what stands next to changed words. */
function shortened(text: string, isAfter: boolean, isBefore: boolean): string {
  const characters = [...text];
  if (characters.length <= 2 * CONTEXT + 1) return text;
  const start = isAfter ? characters.slice(0, CONTEXT).join('') : '';
  const end = isBefore ? characters.slice(-CONTEXT).join('') : '';
  return `${start}…${end}`;
}

const oneLine = (text: string) => visible(text.replaceAll('\n', '↵'));
