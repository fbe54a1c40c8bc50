/**
 * perfgoal as a library: `check` a filing, then `render` what was checked.
 *
 *     const checked = check(await readFile('filing.yaml'));
 *     const { bytes } = await render(checked, { format: 'docx' });
 *
 * A form that was filled in with Word or Excel is checked by `checkDocument`, and read into YAML by `readDocument` and
 * `importForm`.
 *
 * All work with nothing else given. What is wrong with a filing is a `Finding`; what is wrong with a call or its
 * surroundings is thrown, as `UserError` where it has a sentence in Chinese and English.
 */
export { listForms } from './assets.ts';
export { type Checked, type CheckOptions, check } from './check.ts';
export { type CheckedForm, checkDocument } from './check-filled.ts';
export { isDocument } from './document-kind.ts';
export { UserError } from './errors.ts';
export type { Filing } from './filing/filing.ts';
export {
  type CellPlace,
  type Finding,
  hasErrors,
  type Localized,
  type Path,
  type Severities,
  type Severity,
  type Span,
} from './finding.ts';
export { type LoadTemplate, TemplateError, templateLoader } from './forms.ts';
export {
  type FormInDocument,
  type ImportedFiling,
  type ImportOptions,
  importForm,
  type ReadDocument,
  readDocument,
} from './import.ts';
export { type Rendered, type RenderOptions, render } from './render.ts';
export type { LastFiling } from './rules/across-years/across-years.ts';
export { type Format, formats } from './writers/index.ts';
