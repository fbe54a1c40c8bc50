/** What `forms` prints of all forms: grouped by where and for what they are used, or as JSON. */
import {
  cellsOf,
  type FormTemplate,
  type Localized,
  particulars,
  requirementsOf,
} from '../internal.ts';
import type { Language } from './language.ts';
import { jsonText } from './report/json-text.ts';
import type { Look } from './session.ts';
import { visible } from './visible.ts';

/** How far a form was checked against one in use. */
export const formStatusWords = {
  verified: { zh: '已核对', en: 'verified' },
  partly: { zh: '部分核对', en: 'partly verified' },
  unverified: { zh: '未核对', en: 'unverified' },
} satisfies Record<FormTemplate['status'], Localized>;

const NATIONAL = '全国';
const PURPOSES: readonly string[] = ['项目申报', '项目自评', '部门整体', '部门自评'];
const other: Localized = { zh: '其他', en: 'Other' };

/** English for the places and purposes that are no proper names. */
const english: Readonly<Record<string, string>> = {
  全国: 'National',
  项目申报: 'project application',
  项目自评: 'project self-evaluation',
  部门整体: 'whole department',
  部门自评: 'self-evaluation of a whole department',
};

/** Each group under its heading; of each form its title, how far it was checked, and what is particular about it. */
export async function formList(
  templates: readonly FormTemplate[],
  { language, paint, columns }: Look,
): Promise<string> {
  const width = templates.reduce((most, { id }) => Math.max(most, id.length), 0);
  const labels = await particulars(templates);
  const entry = (template: FormTemplate) => {
    const title = titleAndStatus(template, language);
    const aligned = `  ${template.id.padEnd(width)}  ${title}`;
    const id = cellsOf(aligned) > columns ? template.id : template.id.padEnd(width);
    const about = aboutForm(template, labels.get(template) ?? [], { language, columns });
    return `  ${paint.bold(id)}  ${title}\n${about === '' ? '' : `${INDENT}${paint.dim(about)}\n`}`;
  };
  const heading = ([first]: readonly FormTemplate[]) =>
    paint.underline((first && usedFor(first, language)) || other[language]);
  return groupsOf(templates)
    .map(group => `${heading(group)}\n${group.map(entry).join('')}`)
    .join('\n');
}

/** Each form on a line of its own. */
export async function formListJson(templates: readonly FormTemplate[]): Promise<string> {
  const labels = await particulars(templates);
  const entries = groupsOf(templates)
    .flat()
    .map(template => {
      const { id, title, description, place, purpose, status, origin } = template;
      const { fields } = requirementsOf(template);
      const required = fields.filter(field => field.required);
      const own = labels.get(template) ?? [];
      const counts = { fields: fields.length, required: required.length };
      return jsonText({
        ...{ id, title, description, place, purpose, status, origin },
        ...counts,
        particular: own,
      });
    });
  return `[\n${entries.join(',\n')}\n]\n`;
}

/** E.g. 项目支出绩效自评表（部分核对）. */
export function titleAndStatus(
  { title, status }: Pick<FormTemplate, 'title' | 'status'>,
  language: Language,
): string {
  const word = formStatusWords[status][language];
  return language === 'zh' ? `${visible(title)}（${word}）` : `${visible(title)} (${word})`;
}

/** E.g. 全国 · 项目申报: where and for what a form is used; empty where it does not say. */
export function usedFor({ place, purpose }: FormTemplate, language: Language): string {
  const known = [place, purpose].filter(word => word !== '');
  const said = language === 'zh' ? known : known.map(word => english[word] ?? word);
  return visible(said.join(' · '));
}

/** National forms first, those of no place last, other places as their folders stand. */
function groupsOf(templates: readonly FormTemplate[]): readonly (readonly FormTemplate[])[] {
  const byPlace = groupBy(templates, ({ place }) => place);
  const places = [...byPlace].sort(([a], [b]) => placeRank(a) - placeRank(b));
  return places.flatMap(([, forms]) =>
    [...groupBy(forms, ({ purpose }) => purpose)]
      .sort(([a], [b]) => purposeRank(a) - purposeRank(b))
      .map(([, group]) => group.toSorted((a, b) => yearOf(b) - yearOf(a))),
  );
}

function groupBy(templates: readonly FormTemplate[], keyOf: (template: FormTemplate) => string) {
  const groups = new Map<string, readonly FormTemplate[]>();
  for (const template of templates) {
    const key = keyOf(template);
    groups.set(key, [...(groups.get(key) ?? []), template]);
  }
  return groups;
}

/** The year that a form is named by; those of no year are in use still, and stand before them. */
const yearOf = ({ id }: FormTemplate) => Number(/(?<!\d)\d{4}$/.exec(id)?.[0] ?? 9999);

const placeRank = (place: string) => (place === NATIONAL ? 0 : place === '' ? 2 : 1);

function purposeRank(purpose: string): number {
  const rank = PURPOSES.indexOf(purpose);
  return rank === -1 ? PURPOSES.length : rank;
}

const INDENT = '      ';

/** In one line what the form is for; where it does not say, the labels that few others have, else where it comes from. */
function aboutForm(
  { description, origin }: FormTemplate,
  labels: readonly string[],
  { language, columns }: Pick<Look, 'language' | 'columns'>,
): string {
  const width = columns - INDENT.length;
  if (description !== '')
    return joined([...visible(description)], { width, before: '', comma: '' });
  const [first = ''] = visible(origin).split(/[；。]/);
  if (labels.length === 0) return joined([...first], { width, before: '', comma: '' });
  const [before, comma] = language === 'zh' ? ['特点：', '、'] : ['particular: ', ', '];
  return joined(labels, { width, before, comma });
}

/** As many of the pieces as fit into so many cells, with dots for the rest. */
function joined(
  pieces: readonly string[],
  {
    width,
    before,
    comma,
  }: { readonly width: number; readonly before: string; readonly comma: string },
): string {
  let line = before;
  for (const [index, piece] of pieces.entries()) {
    const longer = `${line}${index === 0 ? '' : comma}${piece}`;
    const isLast = index === pieces.length - 1;
    if (cellsOf(longer) + (isLast ? 0 : 1) > width) return `${line}…`;
    line = longer;
  }
  return line;
}
