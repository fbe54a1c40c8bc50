/** Differences as JSON, described by schemas/diff.schema.json. */
import type { ChangeSide, FilingChange } from '../../internal.ts';
import type { Language } from '../language.ts';
import { jsonText, newList } from '../report/json-text.ts';
import { version } from '../version.ts';
import type { DiffWriter } from './report.ts';

/** To be raised when programs that read it must change. */
const DIFF_VERSION = 1;

export const jsonDiff: DiffWriter = ({ names, comparison }, { language }) => {
  const { changes, forms, unread } = comparison;
  const head = {
    version: DIFF_VERSION,
    perfgoal: version,
    language,
    files: names,
    forms: { a: forms.a ?? null, b: forms.b ?? null },
    equal: changes.length === 0,
  };
  const list = newList(`${jsonText(head).slice(0, -1)},"changes":[`);
  const records = changes.map(change => list.add(recordOf(change, language))).join('');
  return `${records}${list.close()},"unread":${jsonText(unread)}}\n`;
};

function recordOf(change: FilingChange, language: Language) {
  const { kind, block, label, before, after, difference, words, fields } = change;
  return {
    kind,
    block: block[language],
    label: label[language],
    before: sideRecord(before),
    after: sideRecord(after),
    ...(difference && { difference: difference.toFixed() }),
    ...(words && { words }),
    ...(fields && {
      fields: fields.map(field => ({ label: field.label[language], text: field.text })),
    }),
  };
}

const sideRecord = (side: ChangeSide | undefined) =>
  side ? { path: side.path, text: side.text, unit: side.unit ?? null } : null;
