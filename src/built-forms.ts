/** Shipped forms that the build has read already, so that nobody waits for their YAML; good only while it stands as it was. */
import type { FormTemplate } from './form/template.ts';

/** A form as the build leaves it. */
export interface BuiltForm {
  /** The YAML that it was read from, by id: its own and that of all it extends. */
  readonly texts: Readonly<Record<string, string>>;
  readonly template: FormTemplate;
}

/** The template in the JSON of a BuiltForm; undefined when a text has changed since, as `textOf` tells. */
export function templateIn(json: string, textOf: (id: string) => string): FormTemplate | undefined {
  const { texts, template } = JSON.parse(json) as BuiltForm;
  if (!Object.entries(texts).every(([id, text]) => textOf(id) === text)) return undefined;
  const { classification, subtotals, ...demands } = template.demands;
  return {
    ...template,
    demands: {
      ...demands,
      ...(classification && { classification: dictionary(classification) }),
      subtotals: dictionary(subtotals),
    },
  };
}

/** Looked up by names that filings give: “constructor” must not be found in it. */
const dictionary = <T>(record: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
  Object.assign(Object.create(null), record);
