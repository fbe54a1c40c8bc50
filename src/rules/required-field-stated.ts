/** What the form requires is filled in. */

import { placeName } from '../filing/fields.ts';
import { valuesAt } from '../filing/patterns.ts';
import { toPath } from '../source/path.ts';
import type { Rule } from './rule.ts';

export const requiredFieldStated: Rule = {
  id: 'required-field-stated',
  reason: 'other',
  severity: 'error',
  summary: { zh: '表样要求的内容都已填写', en: 'required fields are filled in' },
  why: {
    zh: '必填内容空着，表会被退回。',
    en: 'A form with a required cell left blank is sent back.',
  },
  examples: {
    passing: `reportingUnit: 丁县交通局
project: { name: 公路养护, attribute: 延续项目, department: 丁县交通局, implementingUnit: 丁县养护中心, leader: 次仁, period: { start: 2023-01-01, end: 2023-12-31 } }
funding: { unit: 万元, rows: [{ years: 2023, total: 1.5 }] }
unitFunctions: 养护公路。
overview: 公路120公里。
justification: { basis: 丁政发〔2022〕8号文件。, feasibility: 有养护队伍。, necessity: 雨季塌方多。 }
schedule: [{ task: 养护, start: 2023-01-01, end: 2023-12-31 }]
indicators: { annual: { 产出指标: { 数量指标: [{ name: 养护里程, value: ≥120公里 }] } } }`,
    failing: 'schedule: [{ start: 2023-11-01, end: 2023-12-31 }]',
  },
  *check(filing, requirements) {
    for (const field of requirements.fields) {
      if (!field.required) continue;
      for (const { value, lazyPath } of valuesAt(field.path, filing)) {
        if (!isBlank(value)) continue;
        const path = toPath(lazyPath);
        const place = placeName(path);
        yield {
          path,
          message: { zh: `${place.zh}没有填写`, en: `${place.en} is not filled in` },
          help: {
            zh: `请填写 ${path.filter(key => typeof key === 'string').join('.')}。`,
            en: `Fill in ${path.filter(key => typeof key === 'string').join('.')}.`,
          },
        };
      }
    }
  },
};

function isBlank(value: unknown): boolean {
  if (value === undefined) return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
