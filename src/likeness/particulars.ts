/** What is particular about each of several forms: the labels that few of them have. */
import type { FormTemplate } from '../form/template.ts';
import { formsWithLabel, labelsOfTemplate } from './template-labels.ts';

/** A label that a larger share of the forms has is nothing particular. */
const SHARE_OF_FORMS = 0.25;

/** For each form its labels that few others have, the rarest first, of equally rare ones in the order of the form. */
export function particularsOf(
  templates: readonly FormTemplate[],
): ReadonlyMap<FormTemplate, readonly string[]> {
  const formsWith = formsWithLabel(templates);
  const most = Math.max(1, SHARE_OF_FORMS * templates.length);
  return new Map(
    templates.map(template => {
      const { labels, columns } = labelsOfTemplate(template);
      const rare = [...new Set([...labels, ...columns])]
        .filter(label => formsWith(label) <= most)
        .sort((a, b) => formsWith(a) - formsWith(b));
      return [template, rare];
    }),
  );
}
