/** Cells that a form does not require and a reviewer misses all the same. */

import { placeName } from '../filing/fields.ts';
import type { Filing } from '../filing/filing.ts';
import type { Requirements } from '../filing/requirements.ts';
import { placeAsWritten } from '../filing/writing.ts';
import type { Path } from '../finding.ts';
import { memoize } from '../source/memoize.ts';
import { valueAt } from '../source/path.ts';
import type { Rule } from './rule.ts';

/** Not the date, which is written by hand when the form is signed. */
const MISSED = ['project.departmentCode', 'project.phone', 'preparer.phone'];

export const optionalFieldBlank: Rule = {
  id: 'optional-field-blank',
  reason: 'other',
  severity: 'info',
  summary: {
    zh: '编码和电话都已填写',
    en: 'code and phones are filled in',
  },
  why: {
    zh: '缺编码对不上部门预算，缺电话找不到人。',
    en: 'Without the code the budget cannot be found, without a phone number nobody can be reached.',
  },
  examples: {
    passing:
      'project: { name: 甲, departmentCode: 032001, phone: 0895-4821234 }\npreparer: { name: 乙, phone: 0895-4821234 }',
    failing:
      'project: { name: 甲, phone: 0895-4821234 }\npreparer: { name: 乙, phone: 0895-4821234 }',
  },
  *check(filing, requirements, writing) {
    for (const path of missedOn(requirements)) {
      if (valueAt(filing, path) !== undefined || isInName(path, filing)) continue;
      const place = placeName(path);
      const written = placeAsWritten(path, writing);
      yield {
        path,
        message: { zh: `${place.zh}空着`, en: `${place.en} is blank` },
        help: {
          zh: `请填写${written.zh}；打印后手写的可以不管。`,
          en: `Fill in ${written.en}, unless it is to be written by hand.`,
        },
      };
    }
  },
};

/** The code of a department may stand before its name: [015001]某局, 219-某镇. */
const isInName = (path: Path, { project: { department = '' } }: Filing): boolean =>
  path.at(-1) === 'departmentCode' && /^[[［【（(]?\d{3,}[\]］】）)—-]/.test(department);

/** Those of the fields that the form prints and does not require. */
const missedOn = memoize(({ fields }: Requirements): readonly Path[] =>
  fields.flatMap(({ path, required }) =>
    !required && MISSED.includes(path.join('.')) ? [path] : [],
  ),
);
