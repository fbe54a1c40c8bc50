/** Who files is told where the form prints it: forms that are published often do not. */
import { placeName } from '../filing/fields.ts';
import { isOfFiler } from './reading/filer.ts';
import { strayFields } from './reading/stray-fields.ts';
import type { Rule } from './rule.ts';

export const filerPrinted: Rule = {
  id: 'filer-printed',
  reason: 'other',
  severity: 'info',
  summary: {
    zh: '填报单位和填报信息在表上有位置',
    en: 'the form prints the unit that files and who prepared it',
  },
  why: {
    zh: '公开的表常常没有这几行；申报里可以留着，汇总时用得上，只是不印。',
    en: 'Published forms often lack these lines; a filing may keep them, for summaries, but they are not printed.',
  },
  examples: {
    passing: 'form: xizang/fujian2\nyear: 2023\nreportingUnit: 丁县交通局',
    failing: 'form: national/annual\nyear: 2023\nreportingUnit: 丁县交通局',
  },
  *check(filing, requirements) {
    for (const path of strayFields(filing, requirements)) {
      if (!isOfFiler(path)) continue;
      const place = placeName(path);
      yield {
        path,
        at: 'key',
        message: {
          zh: `表上没有${place.zh}的位置，没有印出`,
          en: `the form does not print ${place.en}; it is left out`,
        },
        help: { zh: '可以留着，也可以删去。', en: 'Keep it or delete it.' },
      };
    }
  },
};
