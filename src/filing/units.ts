/** Units of measure: the words that count or measure things in values, and how a unit is written after a number. */

const COUNTS =
  '个|人|名|位|户|家|次|项|场|期|套|台|件|份|处|座|条|辆|所|篇|本|册|门|节|批|组|只|头|匹|棵|株|块|片|根|段|栋|幢|间|' +
  '层|张|幅|部|架|艘|把|副|例|宗|起|案|单|股|床|张床位|床位|席|岗|村|乡|镇|县|市|校|班|站|盏|口|眼|枚|支|瓶|箱|车|版|页|字|票|倍|' +
  '人次|场次|户次|批次|车次|台次|条次|家次|台套|人日|人天|课时|学时|学分|标箱|站点|点位|岗位|社区|乡镇';
const MEASURES =
  '元|角|亩|公顷|平方米|平方公里|平方千米|立方米|立方|公里|千米|米|厘米|毫米|吨|公斤|千克|克|斤|升|毫升|度|千瓦时|千瓦|兆瓦|' +
  '㎡|㎥|m²|m³|m2|m3|km²|km2|km|kg|t|℃|kWh|dB';
const TIMES = '年|个月|周|天|日|个工作日|工作日|小时|分钟|秒|分|个百分点|百分点';
const KNOWN = `(?:[百千]?[万亿]?(?:${COUNTS}|${MEASURES})|${TIMES}|%|‰|百分比)`;

/** Source of a regular expression: a unit that is surely one, or several with / between them. */
export const KNOWN_UNIT = `${KNOWN}(?:/${KNOWN}){0,2}`;

/** A measure word, perhaps one not listed; a second way to count stands in brackets, as in 台(套). */
const WORD =
  '(?:\\p{Script=Han}{1,5}?|k?m[23²³]|[A-Za-zμµΩ℃°㎡㎥㎞㎏²³]{1,6})' +
  `(?:\\((?:${COUNTS}|[A-Za-z])\\))?`;

/** Source of a regular expression: what stands as a unit after a number, e.g. %, (%), 元/生/年, 台(套), 元/人·月. */
export const UNIT = `(?:\\(${KNOWN_UNIT}\\)|(?:%|‰|${WORD})(?:[/·]${WORD}){0,3})`;

/** Words that go on telling, so that what stands behind the number is a sentence and no unit. */
const NOT_A_UNIT = /[前后以之外完按均或且不未已无达及和与为至并]|合格|到位|全部|[较比]上年/;

export const isUnit = (words: string): boolean => !NOT_A_UNIT.test(words);

/** One way to write a unit: without brackets around it, % for 百分比, and full-width brackets within. */
export function unitOf(written: string): string {
  const bare = /^\(.*\)$/.test(written) ? written.slice(1, -1) : written;
  if (bare === '百分比') return '%';
  return /\p{Script=Han}/u.test(bare) ? bare.replace('(', '（').replace(')', '）') : bare;
}
