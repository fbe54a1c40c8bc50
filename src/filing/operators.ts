/** Comparing words: ≥, 不低于, 以上 and the like, and the operator that each stands for. */

export type Operator = '≥' | '>' | '=' | '<' | '≤';

/** Operators as they are written, the longer before those that begin alike. */
const OPERATORS: readonly (readonly [words: string, operator: Operator])[] = [
  [
    '≥=?|>=|=>|≮|[不未](?:得|能|可|应|会)?(?:低于|少于|小于|短于|下于)|[大高多]于(?:或者?)?等于|' +
      '等于(?:或者?)[大高多]于|达到(?:或者?)(?:超过|高于)|至少|最少|达到?',
    '≥',
  ],
  ['≤=?|<=|=<|≯|[不未](?:得|能|可|会|应)?(?:高于|大于|多于|长于|超过|突破|超出|超)', '≤'],
  ['[小低少]于(?:或者?)?等于|等于(?:或者?)[小低少]于|至多|最多|控制在', '≤'],
  ['>|大于|高于|多于|超过|超出|超', '>'],
  ['<|小于|低于|少于|短于|不足|不到', '<'],
  ['==?|等于', '='],
];
/** Those that stand after a number. */
const SUFFIXES: readonly (readonly [words: string, operator: Operator])[] = [
  ['[及或]?以上(?:\\(含\\))?|\\(?含\\)?以上', '≥'],
  ['[及或]?以下(?:\\(含\\))?|\\(?含\\)?以下|[以之]?内', '≤'],
];

const wordsOf = (table: typeof OPERATORS) => table.map(([words]) => words).join('|');
const lookup = (table: typeof OPERATORS) =>
  table.map(([words, operator]) => [new RegExp(`^(?:${words})$`), operator] as const);
const OPERATOR_OF = lookup(OPERATORS);
const SUFFIX_OF = lookup(SUFFIXES);

/** Sources of regular expressions: the words before a number, and those after it. */
export const OPERATOR_WORDS = wordsOf(OPERATORS);
export const SUFFIX_WORDS = wordsOf(SUFFIXES);

/** The operator that words before a number stand for. */
export const operatorOf = (words: string | undefined) => find(OPERATOR_OF, words);

/** The operator that words after a number stand for. */
export const suffixOf = (words: string | undefined) => find(SUFFIX_OF, words);

const find = (table: typeof OPERATOR_OF, words: string | undefined): Operator | undefined =>
  words ? table.find(([pattern]) => pattern.test(words))?.[1] : undefined;

/** Whether two operators can be said of one number: 超过 … 以上 can, 不超过 … 以上 cannot. */
export const areCompatible = (a: Operator | undefined, b: Operator | undefined): boolean =>
  a === undefined || b === undefined || directionOf(a) === directionOf(b);

const directionOf = (operator: Operator) =>
  operator === '=' ? 'same' : operator === '≥' || operator === '>' ? 'up' : 'down';
