/** What `forms show` prints: one form blank, with its fields and where it comes from. */
import {
  blankSheet,
  drawSheet,
  type FormTemplate,
  type Localized,
  pathText,
  placeName,
  requirementsOf,
} from '../internal.ts';
import { formStatusWords, usedFor } from './form-list.ts';
import type { Look } from './session.ts';
import { visible } from './visible.ts';

const words = {
  required: { zh: '必填', en: 'required' },
  optional: { zh: '可不填', en: 'optional' },
} satisfies Record<string, Localized>;

/** The blank form, its table drawn with box characters, its fields, and where it comes from. */
export async function blankForm(
  template: FormTemplate,
  { language, paint }: Look,
): Promise<string> {
  const sheet = blankSheet(template);
  const line = ({ segments }: (typeof sheet.above)[number]) =>
    segments.map(({ parts }) => parts.map(part => part.text).join('')).join('　');
  return [
    ...sheet.above.map(line),
    ...(await drawSheet(sheet)),
    ...sheet.below.map(line),
    '',
    ...fieldLines(template, language, paint.dim),
    '',
    sourceLine(template, language),
    '',
  ].join('\n');
}

/** Where and for what the form is used, how far it was checked, and against what. */
function sourceLine(template: FormTemplate, language: Look['language']): string {
  const { origin, status } = template;
  const [semicolon, colon] = language === 'zh' ? ['；', '：'] : ['; ', ': '];
  const use = usedFor(template, language);
  const known = use === '' ? '' : `${use}${semicolon}`;
  return `${known}${formStatusWords[status][language]}${origin === '' ? '' : colon}${visible(origin)}`;
}

/** Each field of the form once: its key, its label, and what may be filled in. */
function fieldLines(
  template: FormTemplate,
  language: Look['language'],
  dim: (text: string) => string,
): readonly string[] {
  const { fields } = requirementsOf(template);
  const keys = new Set(fields.map(({ path }) => pathText(path)));
  return [...keys].map(key => {
    const same = fields.filter(({ path }) => pathText(path) === key);
    const limit = same.find(field => field.limit !== undefined)?.limit;
    const choices = same.find(field => field.choices)?.choices;
    const notes = [
      words[same.some(field => field.required) ? 'required' : 'optional'][language],
      ...(limit === undefined ? [] : [language === 'zh' ? `≤${limit}字` : `≤${limit} characters`]),
      ...(choices ? [choices.join(' / ')] : []),
    ];
    const label = placeName(same[0]?.path ?? []).zh.replaceAll('「*」', '');
    return `  ${key}  ${label}  ${dim(notes.join('；'))}`;
  });
}
