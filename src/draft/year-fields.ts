/** The form's own text with what changes from filing to filing as fields: years, the unit of money. */
import type { FormReading } from './reading.ts';

const GAP = '[\\s　_＿\\dXx×*+nN]*';
/** The years of the project: （　　年—　　年）, （20XX年—20XX+n年）, （年）. */
const YEARS = new RegExp(`([（(])${GAP}(?:年?${GAP}[-—–―~～至到－]+${GAP})?年度?${GAP}([）)])`);
/** The budget year: （　　年度）, （20XX年）; （年度） behind a label tells what it is of, alone it has room for the year. */
const YEAR =
  /([（(])(?:[\s　_＿]+|[\s　_＿]*(?:20\d\d|(?:20)?[Xx×*]{2,4})[\s　_＿]*|(?<=^[（(]))年(度?)[\s　]*([）)])/;
/** Goals of more than a year. */
const LONG_GOAL = /^(?:中期|长期|实施期|项目|总).*目标/;
const PROJECT_YEARS = 'funding.rows.project.years';

/** A line of the form with its fields. */
export function withFields(reading: FormReading, line: string): string {
  return withUnit(reading, withYears(reading, line));
}

function withYears(reading: FormReading, line: string): string {
  if (LONG_GOAL.test(line) && YEARS.test(line)) {
    reading.used.add(PROJECT_YEARS);
    return line.replace(YEARS, `$1{${PROJECT_YEARS}}年$2`);
  }
  if (!YEAR.test(line)) return line;
  reading.used.add('year');
  return line.replace(YEAR, '$1{year}年$2$3');
}

function withUnit(reading: FormReading, line: string): string {
  return line.replace(
    /([（(](?:(?:金额)?单位[:：])?)(?:万元|元)([）)])/g,
    (_, open: string, close: string) => {
      reading.used.add('funding.unit');
      return `${open}{funding.unit}${close}`;
    },
  );
}
