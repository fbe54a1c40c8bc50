/** Which forms are nearest to one that a person has, and what differs. */
import { fieldsOfLabel, listColumn } from '../draft/labels.ts';
import type { FilledForm } from '../form/filled-form.ts';
import type { FormTemplate } from '../form/template.ts';
import { memoize, memoizeText } from '../source/memoize.ts';
import { labelsInFilled } from './filled-labels.ts';
import { allLabels, comparedLabel, type FormLabels } from './form-labels.ts';
import { formsWithLabel, labelsOfTemplate } from './template-labels.ts';
import { type KnownLabels, labelsInWord } from './word-labels.ts';

/** Labels that only one of the two has. */
export interface LabelDifference {
  readonly given: readonly string[];
  readonly form: readonly string[];
}

export interface NearForm {
  readonly template: FormTemplate;
  /** The share of the labels that are alike, from 0 to 1. */
  readonly likeness: number;
  /** Labels of all kinds that both have. */
  readonly matched: readonly string[];
  /** Labels that ask for the same in other words. */
  readonly renamed: readonly { readonly given: string; readonly form: string }[];
  readonly labels: LabelDifference;
  /** Heads of the tables of indicators. */
  readonly columns: LabelDifference;
  /** Levels of indicators; a form that is filled in need not use all that it has. */
  readonly levels: LabelDifference;
}

export interface NearForms {
  /** The labels that were compared. */
  readonly labels: readonly string[];
  /** The nearest first; empty where none is near. */
  readonly forms: readonly NearForm[];
}

const MOST = 5;
/** A file with fewer labels in common with a form, or less alike, is another kind of table. */
const LEAST_MATCHED = 5;
const LEAST_LIKE = 0.2;
/** What is less alike than this share of the nearest is of no use beside it. */
const BESIDE_NEAREST = 0.6;

/**
 * The forms near to that in a .docx, blank or filled in. A label counts the more the fewer forms have it: what all have
 * tells none from the others. Throws UserError for a file that cannot be read.
 */
export function formsLikeWord(docx: Uint8Array, templates: readonly FormTemplate[]): NearForms {
  const { known, near } = comparisonWith(templates);
  return near(labelsInWord(docx, known));
}

/** The same for a form that was read already, from whichever program. */
export function formsLikeFilled(form: FilledForm, templates: readonly FormTemplate[]): NearForms {
  const { known, near } = comparisonWith(templates);
  return near(labelsInFilled(form, known));
}

/** Compares labels with those of forms; what is the same for all files is made once. */
const comparisonWith = memoize((templates: readonly FormTemplate[]) => {
  const forms = templates.map(labelsOfTemplate);
  const levels = new Set(forms.flatMap(form => [...form.levels]));
  const printed = new Set(forms.flatMap(form => [...form.labels, ...form.columns]));
  const known: KnownLabels = {
    isLevel: label => levels.has(label),
    isLabel: label =>
      printed.has(label) || [meaningOf.label(label), meaningOf.column(label)].some(Boolean),
  };
  const formsWith = formsWithLabel(templates);
  // A label that no form has tells none from the others either.
  const weightOf = (label: string) =>
    Math.log2(1 + templates.length / (formsWith(label) || templates.length));
  const weigh = (lists: readonly (readonly string[])[]) =>
    lists.flat().reduce((sum, label) => sum + weightOf(label), 0);

  function near(given: FormLabels): NearForms {
    const ours = [...allLabels(given)].filter(label => !known.isLevel(label));
    const candidates = templates.filter(template => {
      const theirs = allLabels(labelsOfTemplate(template));
      return ours.filter(label => theirs.has(label)).length >= LEAST_MATCHED;
    });
    const list = ranked(given, candidates, ({ matched, renamed, labels, columns, levels }) => {
      const [alike, halfAlike] = [weigh([matched]), weigh([renamed.map(pair => pair.form)])];
      const apart = weigh([labels.given, labels.form, columns.given, columns.form, levels.given]);
      return (alike + halfAlike / 2) / (alike + halfAlike + apart);
    });
    return { labels: [...allLabels(given)], forms: nearest(list, LEAST_LIKE) };
  }

  return { known, near };
});

/** The forms that have the most of some labels; of equals the one with the fewest others first. */
export function formsWithLabels(
  texts: readonly string[],
  templates: readonly FormTemplate[],
): NearForms {
  const all = [...new Set(texts.map(text => comparedLabel(text) ?? text.trim()))];
  const isColumn = (label: string) =>
    meaningOf.label(label) === undefined && meaningOf.column(label) !== undefined;
  const given: FormLabels = {
    labels: new Set(all.filter(label => !isColumn(label))),
    columns: new Set(all.filter(isColumn)),
    levels: new Set(),
  };
  const near = ranked(
    given,
    templates,
    ({ matched, renamed }) => (matched.length + renamed.length / 2) / all.length,
  );
  return { labels: all, forms: nearest(near, 0) };
}

/** Of ranked forms those that are more alike than the least, and not much less than the first. */
function nearest(ranked: readonly NearForm[], least: number): readonly NearForm[] {
  const [first] = ranked;
  const beside = BESIDE_NEAREST * (first?.likeness ?? 0);
  return ranked.filter(({ likeness }) => likeness > least && likeness >= beside).slice(0, MOST);
}

type Difference = Omit<NearForm, 'template' | 'likeness'>;

function ranked(
  given: FormLabels,
  templates: readonly FormTemplate[],
  likenessOf: (difference: Difference) => number,
): readonly NearForm[] {
  return templates
    .map(template => {
      const difference = differenceOf(given, labelsOfTemplate(template));
      return { template, likeness: likenessOf(difference), ...difference };
    })
    .sort((a, b) => b.likeness - a.likeness || others(a) - others(b));
}

const others = ({ labels, columns }: NearForm) => labels.form.length + columns.form.length;

function differenceOf(given: FormLabels, form: FormLabels): Difference {
  const [ours, theirs] = [allLabels(given), allLabels(form)];
  const apart = (kind: keyof FormLabels): LabelDifference => ({
    given: [...given[kind]].filter(label => !theirs.has(label)),
    form: [...form[kind]].filter(label => !ours.has(label)),
  });
  const labels = renamedIn(apart('labels'), meaningOf.label);
  const columns = renamedIn(apart('columns'), meaningOf.column);
  return {
    matched: [...ours].filter(label => theirs.has(label)),
    renamed: [...labels.renamed, ...columns.renamed],
    labels: labels.rest,
    columns: columns.rest,
    levels: apart('levels'),
  };
}

/** The field that a label asks for. */
const meaningOf = {
  label: memoizeText((label): string | undefined => fieldsOfLabel(label)[0]),
  column: memoizeText((label): string | undefined => listColumn('indicators', label)),
};

/** Pairs those labels of a difference that mean the same. */
function renamedIn(
  { given, form }: LabelDifference,
  meaning: (label: string) => string | undefined,
) {
  const renamed: { given: string; form: string }[] = [];
  for (const label of given) {
    const field = meaning(label);
    const same = form.find(
      other =>
        field !== undefined &&
        meaning(other) === field &&
        !renamed.some(pair => pair.form === other),
    );
    if (same !== undefined) renamed.push({ given: label, form: same });
  }
  const rest = {
    given: given.filter(label => !renamed.some(pair => pair.given === label)),
    form: form.filter(label => !renamed.some(pair => pair.form === label)),
  };
  return { renamed, rest };
}
