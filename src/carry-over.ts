/** Last year's filing, checked, to the YAML of this year's. */
import { type CarryOptions, carryOver } from './carry/carry.ts';
import type { Checked } from './check.ts';
import { filingText } from './filing/filing-text.ts';
import { filingVocabulary } from './filing/vocabulary.ts';
import { spellingOf } from './filing/writing.ts';
import type { Path } from './finding.ts';
import { requirementsOf } from './form/requirements.ts';
import type { FormTemplate } from './form/template.ts';
import { readYaml } from './source/read-yaml.ts';

export interface NextFilingOptions extends CarryOptions {
  readonly keys: 'zh' | 'en';
  /** What the editor's schema line names. */
  readonly schema?: string;
}

export interface NextFiling {
  readonly yaml: string;
  /** How many values are marked 待确认. */
  readonly marks: number;
  /** What the form does not print of last year's filing. */
  readonly leftOut: readonly Path[];
}

/** The spelling of the keys of a filing. */
export const spellingIn = ({ source: { name, text } }: Checked): 'zh' | 'en' =>
  spellingOf(readYaml(name, text, filingVocabulary).value);

/** This year's filing on a form, with what is to be confirmed marked and what is new left blank. */
export function nextFiling(
  { source, filing, template: own }: Checked,
  template: FormTemplate,
  options: NextFilingOptions,
): NextFiling {
  const requirements = requirementsOf(template);
  const last = {
    value: source.value,
    filing,
    requirements: own ? requirementsOf(own) : requirements,
  };
  const { value, comments, leftOut } = carryOver(last, requirements, options);
  const yaml = filingText(value, requirements, {
    keys: options.keys,
    ...(options.schema !== undefined && { schema: options.schema }),
    year: options.to,
    comments,
    head: `${template.title}（${requirements.form}）。由 ${options.from} 年的申报带来：空着的填上；标“待确认”的核对、改好以后，把那一行注释删去。`,
  });
  return { yaml, marks: comments.size, leftOut };
}
