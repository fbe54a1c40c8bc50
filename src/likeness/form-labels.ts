/** The labels of a form, told apart by what they are for, in the spelling in which forms are compared. */
import { bareLabel } from '../form/label-text.ts';
import { memoize, memoizeText } from '../source/memoize.ts';

export interface FormLabels {
  /** All but those of the tables of indicators, in the order of the form. */
  readonly labels: ReadonlySet<string>;
  /** Heads of the tables of indicators. */
  readonly columns: ReadonlySet<string>;
  /** Names of the first and second levels of indicators. */
  readonly levels: ReadonlySet<string>;
}

/** The labels of all kinds, each once. */
export const allLabels: (form: FormLabels) => ReadonlySet<string> = memoize(
  ({ labels, columns, levels }) => new Set([...labels, ...columns, ...levels]),
);

/** A form as labels: those of each line around its table, and of each cell of each of its rows. */
export interface LabelGrid {
  readonly lines: readonly (readonly string[])[];
  readonly rows: readonly (readonly (readonly string[])[])[];
}

const HANZI = /\p{Script=Han}/gu;
const LEAST_HANZI = 2;
const LONGEST = 20;
/** With blanks and brackets. Why: the patterns below would be slow on the long texts of filled forms. */
const LONGEST_WRITTEN = 60;
/** A text that asks for something does so near its beginning. */
const LONGEST_TEXT = 2000;
/** Units, seals, years and remarks. */
const BRACKETS = /[（([【][^（()）[\]【】]*[）)\]】]/g;
/** Units after an amount, and the number of a goal. */
const UNIT_OR_NUMBER = /(?:万?元|\d+)$/;
/** Words that ask for nothing. */
const NO_LABEL = /^([年月日时至到]|盖章|附[件表]?\d*)+$/;
const OF_WHICH = /其中[:：]?/g;

/** A label as it is compared: without numbers, units, brackets, colons and blanks; undefined for what is none. */
export function comparedLabel(text: string): string | undefined {
  if (text.length > LONGEST_WRITTEN) return undefined;
  const bare = bareLabel(text.replace(/\s+/g, '').replace(BRACKETS, ''));
  const label = bare.replace(UNIT_OR_NUMBER, '');
  const hanzi = label.match(HANZI)?.length ?? 0;
  return hanzi >= LEAST_HANZI && label.length <= LONGEST && !NO_LABEL.test(label)
    ? label
    : undefined;
}

/** The labels of a cell: the words before its colons, or else the whole of it. */
export const labelsInCell: (text: string) => readonly string[] = memoizeText(text => {
  const asked = labelsInLine(text);
  if (asked.length > 0) return asked;
  const label = comparedLabel(text.slice(0, LONGEST_TEXT).replace(OF_WHICH, ''));
  return label === undefined ? [] : [label];
});

/** The labels of a line around the table, where without a colon nothing is asked. */
export const labelsInLine = (text: string): readonly string[] =>
  text
    .slice(0, LONGEST_TEXT)
    .replace(BRACKETS, '')
    .replace(OF_WHICH, '')
    .split(/[:：]/)
    .slice(0, -1)
    .flatMap(words => comparedLabel(lastWord(words)) ?? []);

/** What stands next to a colon; before a blank there is the answer to the label before. */
const lastWord = (text: string) => /\S+\s*$/.exec(text.slice(-LONGEST_WRITTEN))?.[0] ?? '';

/** What only the head of a table of indicators says; right of it stand other columns. */
const HEAD = /^([一二三]级(指标|目标|绩效指标)|指标(名称|内容))$/;

/** The labels of a grid; those that `isLevel` are names of levels. */
export function labelsInGrid(
  { lines, rows }: LabelGrid,
  isLevel: (label: string) => boolean,
): FormLabels {
  const found = {
    labels: new Set<string>(),
    columns: new Set<string>(),
    levels: new Set<string>(),
  };
  for (const label of lines.flat()) found.labels.add(label);
  for (const row of rows) {
    const head = row.findIndex(cell => cell.some(label => HEAD.test(label)));
    for (const [index, cell] of row.entries()) {
      const isColumn = head !== -1 && index >= head;
      for (const label of cell)
        found[isColumn ? 'columns' : isLevel(label) ? 'levels' : 'labels'].add(label);
    }
  }
  return found;
}
