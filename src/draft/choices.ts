/** Options with boxes to tick, as forms write them: 新增项目□ 延续项目□, □新增 □延续, 新增（ ） 延续（ ）. */

/** How a form writes its boxes, whether they stand before the options, and how many blanks between these. */
export interface BoxMarks {
  readonly open: string;
  readonly ticked: string;
  readonly before: boolean;
  readonly gap: number;
}

export interface BoxChoice {
  readonly options: readonly string[];
  readonly marks: BoxMarks;
  /** Options in a line, where there are several lines. */
  readonly perLine?: number;
  readonly isTicked: boolean;
}

const BOX = /[□☑☒√]|[（(][\s　√]*[）)]/;
const SEPARATORS = /^[\s、，,；;/|]+|[\s、，,；;/|_＿：:]+$/g;

/** The options of a cell; undefined where it holds no two options, or one, with a box. */
export function choiceIn(lines: readonly string[]): BoxChoice | undefined {
  const text = lines.join('');
  const open = /□/.test(text) ? '□' : (/[（(][\s　]*[）)]/.exec(text)?.[0] ?? '□');
  if (!/[□☑☒]/.test(text) && !/[（(][\s　]+[）)]/.test(text)) return undefined;
  const found = optionsIn(text);
  if (!found) return undefined;
  const { options, before } = found;
  const ticked = open === '□' ? (/[☑☒√]/.exec(text)?.[0] ?? '√') : `${open[0]}√${open.at(-1)}`;
  const [first = '', second] = lines;
  const inFirst = optionsIn(first)?.options ?? [];
  const isTable = second !== undefined && inFirst.length > 0 && inFirst.length < options.length;
  return {
    options,
    marks: { open, ticked, before, gap: isTable ? 1 : gapBetween(first, inFirst) },
    ...(isTable && { perLine: inFirst.length }),
    isTicked: /[☑☒√]/.test(text),
  };
}

function optionsIn(
  text: string,
): { readonly options: readonly string[]; readonly before: boolean } | undefined {
  const pieces = text.split(BOX).map(piece => piece.replace(SEPARATORS, ''));
  const before = pieces[0] === '' && pieces.at(-1) !== '';
  const options = before ? pieces.slice(1) : pieces.slice(0, -1);
  if (options.length === 0 || options.some(option => option === '' || option.length > 30)) {
    return undefined;
  }
  if (!before && pieces.at(-1) !== '') return undefined;
  return new Set(options).size < options.length ? undefined : { options, before };
}

/** Whole blanks between the first options; one where it is not to be seen. */
function gapBetween(line: string, [, second]: readonly string[]): number {
  if (second === undefined) return 1;
  const before = line.slice(0, line.indexOf(second)).replace(/[□☑☒√]$/, '');
  const blanks = /[\s　]*$/.exec(before)?.[0] ?? '';
  const ems = [...blanks].reduce((sum, blank) => sum + (blank === '　' ? 1 : 0.5), 0);
  return Math.min(10, Math.round(ems));
}
