/** Slips of indentation: Tabs and wide blanks in it, and keys that are out of line with the others of their group. */
import type { Slip } from './slip.ts';

/** A line that begins with a key or an item. Columns count from 0. */
export interface LevelLine {
  /** Offsets of the line, of its first character that is no blank, and of its end. */
  readonly from: number;
  readonly body: number;
  readonly end: number;
  /** The column of its dash or key, and that of its key. */
  readonly first: number;
  readonly level: number;
  readonly hasDash: boolean;
  readonly isKey: boolean;
  /** Whether nothing stands behind the key, so that a group may follow. */
  readonly opens: boolean;
}

/** Blanks that a level is indented by, where nothing shows another number. */
const UNIT = 2;

/** Notes every line that is indented otherwise than with blanks, or not as deep as its group. */
export function levelSlips(
  text: string,
  lines: readonly LevelLine[],
  note: (slip: Slip) => void,
): void {
  /** Columns of the groups that are open, and how they were before the last line. */
  let open: number[] = [];
  let openBefore: readonly number[] = [];
  let previous: LevelLine | undefined;
  let beforePrevious: LevelLine | undefined;

  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    const columns = placed(line, next);
    const before = [...open];
    open = open.filter(column => column < columns.first);
    open.push(columns.first);
    if (columns.level > columns.first) open.push(columns.level);
    openBefore = before;
    beforePrevious = previous;
    previous = { ...line, ...columns };
  }

  /** The columns that a line should have; notes it where it has others. */
  function placed(line: LevelLine, next: LevelLine | undefined) {
    const indent = text.slice(line.from, line.body);
    const wanted = isOdd(indent) ? oddColumn(line, next) : undefined;
    if (wanted) {
      const odd = line.from + indent.search(/[^ ]/);
      const isTab = indent.includes('\t');
      const edit = { start: line.from, end: line.body, text: ' '.repeat(wanted.column) };
      const kind = isTab ? 'tab-indent' : 'wide-indent';
      const subject = text[odd] ?? '';
      note({ kind, start: odd, end: line.body, subject, edit, isCertain: wanted.isCertain });
      return shifted(line, wanted.column);
    }
    if (!line.isKey || fits(line)) return line;
    const culprit = previous && isBelowPrevious(line) ? previous : line;
    const column = culprit === line ? expected(line, next) : line.first;
    const edit = { start: culprit.from, end: culprit.body, text: ' '.repeat(column) };
    const subject = text.slice(culprit.body, culprit.end);
    const key = /^(?:[-] )*[^:：]*/.exec(subject)?.[0].length ?? 1;
    const [start, end] = [culprit.body, culprit.body + Math.max(1, key)];
    note({
      kind: 'out-of-line',
      start,
      end,
      subject: text.slice(start, end),
      edit,
      isCertain: false,
    });
    if (culprit === line) return shifted(line, column);
    open = openBefore.filter(each => each < column);
    return line;
  }

  function fits({ first, hasDash }: LevelLine): boolean {
    if (!previous) return true;
    if (previous.opens && first > previous.level) return true;
    if (previous.opens && hasDash && first === previous.level) return true;
    return open.includes(first);
  }

  /** Whether the line before, rather than this, is out of line: the others stand where this one does. */
  function isBelowPrevious({ first }: LevelLine): boolean {
    if (!previous || previous.opens || first <= previous.level) return false;
    if (openBefore.includes(first)) return true;
    if (!beforePrevious?.opens) return false;
    return beforePrevious.level < first && previous.first <= beforePrevious.level;
  }

  function expected({ first }: LevelLine, next: LevelLine | undefined): number {
    if (previous && next && (next.first === previous.level || next.first === previous.first))
      return next.first;
    const near = open.toSorted((a, b) => Math.abs(a - first) - Math.abs(b - first));
    return near[0] ?? 0;
  }

  /** The column of a line that is indented with other than blanks, and whether it can be no other. */
  function oddColumn({ first }: LevelLine, next: LevelLine | undefined) {
    const below = next && !isOdd(text.slice(next.from, next.body)) ? next.first : undefined;
    if (!previous) return { column: 0, isCertain: true };
    if (previous.opens) {
      const isChild = below === undefined || below > previous.level;
      if (isChild) return { column: below ?? previous.level + UNIT, isCertain: true };
      return { column: previous.level + UNIT, isCertain: first > previous.level };
    }
    const beside = previous.hasDash ? previous.level : previous.first;
    if (below === beside) return { column: beside, isCertain: true };
    if (open.includes(first)) return { column: first, isCertain: first === beside };
    return { column: beside, isCertain: first > beside };
  }
}

const isOdd = (indent: string) => /[^ ]/.test(indent);

const shifted = ({ first, level }: LevelLine, column: number) => ({
  first: column,
  level: column + level - first,
});
