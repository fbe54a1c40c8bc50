/** What `forms --like` prints: the forms nearest to one's own, and what differs. */
import { cellsOf, type Localized, type NearForm, type NearForms } from '../internal.ts';
import { titleAndStatus, usedFor } from './form-list.ts';
import { jsonText } from './report/json-text.ts';
import type { Look } from './session.ts';
import { visible } from './visible.ts';

/** The name of the file that is compared; undefined where labels are. */
type FileName = string | undefined;

/** The nearest first, with what differs. */
export function nearFormsPage(file: FileName, near: NearForms, look: Look): string {
  const { language, paint } = look;
  const head = near.forms.length > 0 ? found(file, near) : nothingNear(file, near);
  const forms = near.forms.map((form, index) => {
    const { template } = form;
    const use = usedFor(template, language);
    return [
      `${index + 1}. ${paint.bold(template.id)}  ${titleAndStatus(template, language)}`,
      ...(use === '' ? [] : [`${INDENT}${paint.dim(use)}`]),
      ...differencesOf(file, form).flatMap(list => linesOf(list, look)),
    ].join('\n');
  });
  return `${[head[language], ...forms].join('\n\n')}\n`;
}

/** The same for programs, with all labels. */
export function nearFormsJson(file: FileName, { labels, forms }: NearForms): string {
  const entries = forms.map(({ template, likeness, ...difference }) => {
    const { id, title, place, purpose, status } = template;
    const rounded = Math.round(likeness * 100) / 100;
    return { id, title, place, purpose, status, likeness: rounded, ...difference };
  });
  return `${jsonText({ file: file ?? null, labels, forms: entries })}\n`;
}

function found(file: FileName, { labels }: NearForms): Localized {
  const count = labels.length;
  if (file === undefined)
    return { zh: `有这些栏目的表样，最多的在前：`, en: 'Forms with these labels, the most first:' };
  return {
    zh: `${visible(file)}：认出 ${count} 个栏目。最相近的表样：`,
    en: `${visible(file)}: ${count} known labels. Nearest forms:`,
  };
}

function nothingNear(file: FileName, { labels }: NearForms): Localized {
  if (file === undefined)
    return {
      zh: '没有哪个表样有这些栏目。全部表样见 perfgoal forms；给的是文件时，写它的全名（….docx）。',
      en: 'No form has these labels. See perfgoal forms for all; a file is given by its full name (….docx).',
    };
  const draft = `perfgoal forms from ${visible(file)} --out our-form.yaml`;
  return {
    zh: `没有与 ${visible(file)} 相近的表样（认出 ${labels.length} 个栏目）。可以从它起草一个：\n  ${draft}`,
    en: `No form is near to ${visible(file)} (known labels: ${labels.length}). Draft one from it:\n  ${draft}`,
  };
}

interface LabelList {
  readonly title: Localized;
  readonly labels: readonly string[];
}

/** What both have, and only the one or the other, as far as that says something. */
function differencesOf(file: FileName, form: NearForm): readonly LabelList[] {
  const { matched, renamed, labels, columns, levels } = form;
  const others = renamed.map(pair => `${pair.given} → ${pair.form}`);
  if (file === undefined)
    return [
      { title: words.has, labels: matched },
      { title: words.renamed, labels: others },
      { title: words.lacks, labels: [...labels.given, ...columns.given] },
    ];
  const lists = [
    { title: words.renamed, labels: others },
    { title: words.lacks, labels: labels.given },
    { title: words.hasBesides, labels: labels.form },
    { title: words.lacksColumns, labels: columns.given },
    { title: words.hasColumns, labels: columns.form },
    { title: words.lacksLevels, labels: levels.given },
    // Alone they only say that a filled form does not use them.
    { title: words.hasLevels, labels: levels.given.length > 0 ? levels.form : [] },
  ].filter(list => list.labels.length > 0);
  const same = String(matched.length);
  if (lists.length === 0) return [{ title: words.allSame, labels: [same] }];
  return [{ title: words.same, labels: [same] }, ...lists];
}

const words = {
  has: { zh: '有：', en: 'has: ' },
  renamed: { zh: '叫法不同：', en: 'named otherwise: ' },
  lacks: { zh: '表样没有：', en: 'not on the form: ' },
  hasBesides: { zh: '表样另有：', en: 'only on the form: ' },
  lacksColumns: { zh: '指标的列，表样没有：', en: 'columns of indicators not on the form: ' },
  hasColumns: { zh: '指标的列，表样另有：', en: 'columns of indicators only on the form: ' },
  lacksLevels: { zh: '指标级别，表样没有：', en: 'levels of indicators not on the form: ' },
  hasLevels: { zh: '指标级别，表样另有：', en: 'levels of indicators only on the form: ' },
  same: { zh: '相同的栏目：', en: 'labels alike: ' },
  allSame: { zh: '栏目都相同：', en: 'all labels alike: ' },
} satisfies Record<string, Localized>;

const INDENT = '   ';
const HANGING = '     ';
/** More labels in one list are only counted. */
const MOST_LABELS = 15;

/** A title and labels, in lines no wider than the terminal. */
function linesOf({ title, labels }: LabelList, { language, columns }: Look): readonly string[] {
  const [comma, more] =
    language === 'zh' ? ['、', ` 等 ${labels.length} 个`] : [', ', ` … (${labels.length})`];
  const shown = labels.slice(0, MOST_LABELS).map(visible);
  if (shown.length === 0) return [];
  const pieces = shown.map((label, index) => {
    if (index < shown.length - 1) return `${label}${comma}`;
    return labels.length > shown.length ? `${label}${more}` : label;
  });
  const lines: string[] = [];
  let line = `${INDENT}${title[language]}`;
  for (const piece of pieces) {
    if (line !== HANGING && cellsOf(`${line}${piece}`.trimEnd()) > columns) {
      lines.push(line.trimEnd());
      line = HANGING;
    }
    line += piece;
  }
  return [...lines, line];
}
