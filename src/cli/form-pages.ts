/** What `forms` prints: the list of forms, and one form blank with its fields. */
import {
  blankSheet,
  drawSheet,
  type FormTemplate,
  type Localized,
  pathText,
  placeName,
  requirementsOf,
} from '../internal.ts';
import type { Look } from './session.ts';
import { visible } from './visible.ts';

const words = {
  verified: { zh: '已核对', en: 'verified' },
  partly: { zh: '部分核对', en: 'partly verified' },
  unverified: { zh: '未核对', en: 'unverified' },
  required: { zh: '必填', en: 'required' },
  optional: { zh: '可不填', en: 'optional' },
} satisfies Record<string, Localized>;

/** For each form its id, title, number of fields, where it comes from, and how far it was compared with an official copy. */
export function formList(templates: readonly FormTemplate[], { language, paint }: Look): string {
  const width = Math.max(...templates.map(({ id }) => id.length));
  return templates
    .map(template => {
      const { id, title, origin, status } = template;
      const { fields } = requirementsOf(template);
      const required = fields.filter(field => field.required).length;
      const counts =
        language === 'zh'
          ? `${fields.length} 项，必填 ${required} 项`
          : `${fields.length} fields, ${required} required`;
      return [
        `${paint.bold(id.padEnd(width))}  ${visible(title)}（${words[status][language]}；${counts}）`,
        ...(origin ? [paint.dim(`${' '.repeat(width)}  ${visible(origin)}`)] : []),
        '',
      ].join('\n');
    })
    .join('');
}

/** The blank form, its table drawn with box characters, and its fields. */
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
  ].join('\n');
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
