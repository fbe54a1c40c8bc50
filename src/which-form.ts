/** Which form somebody filled in: the one that is named, else that whose labels fit best, if one does. */
import { listForms } from './assets.ts';
import type { CheckOptions } from './check.ts';
import { UserError } from './errors.ts';
import type { Localized } from './finding.ts';
import type { FilledForm } from './form/filled-form.ts';
import type { FormTemplate } from './form/template.ts';
import { shippedForms } from './forms.ts';
import type { NearForm } from './likeness/nearest-forms.ts';
import { memoize } from './source/memoize.ts';

/** Less alike, from 0 to 1, it is likely another form. */
const LEAST_LIKE = 0.5;
/** Forms that differ by less in their likeness differ by nothing that the document shows. */
const SAME_LIKENESS = 0.01;
/** Candidates that a message names. */
const NAMED = 4;

/**
 * The form that is named, else the nearest of the shipped forms and that of the settings, which wins over its equals.
 * Rejects with UserError where none is near or several are equally so, and as `loadTemplate` does.
 */
export async function templateFor(
  filled: FilledForm,
  {
    name = 'document',
    form,
    defaultForm,
    loadTemplate = shippedForms,
  }: Pick<CheckOptions, 'name' | 'form' | 'defaultForm' | 'loadTemplate'>,
): Promise<FormTemplate> {
  if (form !== undefined) return loadTemplate(form);
  const usual = defaultForm === undefined ? undefined : loadTemplate(defaultForm);
  const { formsLikeFilled } = await import('./likeness/nearest-forms.ts');
  const { forms } = formsLikeFilled(filled, usual ? withOwn(usual) : shipped());
  const [first] = forms;
  if (!first || first.likeness < LEAST_LIKE) throw noForm(name, forms);
  const equals = forms.filter(each => first.likeness - each.likeness < SAME_LIKENESS);
  const own = equals.find(({ template }) => template === usual);
  if (own) return own.template;
  if (equals.length > 1) throw severalForms(name, equals);
  return first.template;
}

let known: readonly FormTemplate[] | undefined;

const shipped = (): readonly FormTemplate[] => {
  known ??= listForms().map(shippedForms);
  return known;
};

/** The same list for the same form: what is compared with it is made once. */
const withOwn = memoize((own: FormTemplate) => [
  own,
  ...shipped().filter(({ id }) => id !== own.id),
]);

const noForm = (name: string, forms: readonly NearForm[]) =>
  new UserError(
    {
      zh: `看不出 ${name} 是哪种表：没有栏目相符的表样`,
      en: `cannot tell which form ${name} is: no form has its labels`,
    },
    forms.length > 0
      ? askFor(forms)
      : {
          zh: '用 --form 指定表样；全部表样见 perfgoal forms。',
          en: 'Name the form with --form; see perfgoal forms for all.',
        },
  );

const severalForms = (name: string, forms: readonly NearForm[]) =>
  new UserError(
    {
      zh: `看不出 ${name} 是哪种表：几个表样同样相符`,
      en: `cannot tell which form ${name} is: several fit equally well`,
    },
    askFor(forms),
  );

function askFor(forms: readonly NearForm[]): Localized {
  const named = forms.slice(0, NAMED).map(({ template: { id, title } }) => ({ id, title }));
  return {
    zh: `用 --form 指定，例如 ${named.map(({ id, title }) => `${id}（${title}）`).join('、')}`,
    en: `Name it with --form, e.g. ${named.map(({ id }) => id).join(', ')}`,
  };
}
