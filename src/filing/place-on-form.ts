/** What a place of a filing is called on a form: rows of funds that the form prints one by one by their labels. */
import type { Localized, Path } from '../finding.ts';
import { placeName } from './fields.ts';
import { fieldAt } from './form-places.ts';
import type { Requirements } from './requirements.ts';

/** 「年度资金总额」, and 「年度资金总额」的「其他资金」 for what stands in that row; elsewhere as placeName has it. */
export function placeOnForm(path: Path, requirements: Requirements | undefined): Localized {
  const name = placeName(path);
  const [group, rows, index, ...rest] = path;
  if (!requirements || group !== 'funding' || rows !== 'rows' || typeof index !== 'number')
    return name;
  const label = fieldAt(requirements, ['funding', 'rows', index, 'total'])?.label;
  if (label === undefined) return name;
  const row = `「${label}」`;
  if (rest.length === 0 || (rest.length === 1 && rest[0] === 'total'))
    return { zh: row, en: name.en };
  return { zh: name.zh.replace(/^.*?第\d+行/, `${row}这一行的`), en: name.en };
}
