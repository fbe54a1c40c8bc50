/** Options with boxes to tick, as forms write them: 新增项目□ 延续项目□, □新增 □延续, 新增（ ） 延续（ ）. */

/** How a form writes its boxes, and whether they stand before the options. */
export interface BoxMarks {
  readonly open: string;
  readonly ticked: string;
  readonly before: boolean;
}

export interface BoxChoice {
  readonly options: readonly string[];
  readonly marks: BoxMarks;
}

const BOX = /[□☑☒√]|[（(][\s　√]*[）)]/;
const SEPARATORS = /^[\s、，,；;/|]+|[\s、，,；;/|_＿：:]+$/g;

/** The options of a text; undefined where it holds no two options, or one, with a box. */
export function choiceIn(text: string): BoxChoice | undefined {
  const open = /□/.test(text) ? '□' : (/[（(][\s　]*[）)]/.exec(text)?.[0] ?? '□');
  if (!/[□☑☒]/.test(text) && !/[（(][\s　]+[）)]/.test(text)) return undefined;
  const pieces = text.split(BOX).map(piece => piece.replace(SEPARATORS, ''));
  const before = pieces[0] === '' && pieces.at(-1) !== '';
  const options = before ? pieces.slice(1) : pieces.slice(0, -1);
  if (options.length === 0 || options.some(option => option === '' || option.length > 30)) {
    return undefined;
  }
  if (!before && pieces.at(-1) !== '') return undefined;
  if (new Set(options).size < options.length) return undefined;
  const ticked = open === '□' ? (/[☑☒√]/.exec(text)?.[0] ?? '√') : `${open[0]}√${open.at(-1)}`;
  return { options, marks: { open, ticked, before } };
}
