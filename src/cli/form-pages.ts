/** Forms on a terminal: the list of them, and one of them blank with what it asks for. */
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

/** One line a form: id, how far it was checked against an official copy, number of fields, title. */
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

/** The blank form as a table of box characters, and the fields that it prints. */
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

/** What the form prints, each field once: its key, its label, what is asked of it. */
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
