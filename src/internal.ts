/** What the command line needs of the library: the door for cli/ alone. Users of the library come through index.ts. */

export { listForms, readFont, shippedFaces } from './assets.ts';
export { catalogue, type RuleText, ruleText, ruleTitle } from './catalogue.ts';
export { type Checked, type CheckOptions, check } from './check.ts';
export { checkAll, type FilingFacts, factsOf } from './check-all.ts';
export type {
  Both,
  ChangeKind,
  ChangeSide,
  Comparison,
  FilingChange,
  WordRun,
} from './diff/change.ts';
/** Loads the comparison of filings, which few runs need. */
export const loadComparison = () => import('./diff/compare.ts');
/** Loads the writer of tracked changes, which few runs need. */
export const loadRedline = () => import('./redline.ts');
export type { CheckedForm } from './check-filled.ts';
/** Loads what carries last year's filing over, which one command needs. */
export const loadCarryOver = () => import('./carry-over.ts');
/** Loads the reader of documents, and what checks them, which most runs do without. */
export const loadImport = () => import('./import.ts');
export const loadDocumentCheck = () => import('./check-filled.ts');
export {
  type DocumentKind,
  isDocument,
  kindOfDocument,
  MAX_DOCUMENT_BYTES,
} from './document-kind.ts';
export { MissingCharacters, UserError, userError } from './errors.ts';
export { fieldNamed, fieldNames, fieldText } from './fields-by-name.ts';
export { pathText, placeName } from './filing/fields.ts';
export type { Filing } from './filing/filing.ts';
export {
  type CellPlace,
  type Finding,
  hasErrors,
  type Localized,
  type Path,
  type Severities,
  type Severity,
  type SeverityCounts,
  type Span,
  severityCounts,
} from './finding.ts';
export { fix } from './fix.ts';
export { requirementsOf } from './form/requirements.ts';
export type { FontBytes } from './form/sheet.ts';
export type { FormTemplate } from './form/template.ts';
export { checkForm, isOwn, type LoadTemplate, TemplateError, templateLoader } from './forms.ts';
export type { FormInDocument, ImportedFiling } from './import.ts';
export type { NearForm, NearForms } from './likeness/nearest-forms.ts';
export { markSettled } from './mark-settled.ts';
export {
  blankSheet,
  draftTemplate,
  drawSheet,
  nearForms,
  particulars,
  renderBlank,
  type SkeletonOptions,
  schemaFor,
  skeleton,
} from './new.ts';
export {
  builtWordParts,
  isRenderable,
  type Rendered,
  type RenderOptions,
  render,
} from './render.ts';
export type { LastFiling } from './rules/across-years/across-years.ts';
export { acrossYears } from './rules/across-years/index.ts';
export { lastMatcher } from './rules/across-years/match-last.ts';
export { rules } from './rules/index.ts';
export {
  compareProjects,
  type DepartmentTotal,
  type ProjectComparison,
  type ProjectFacts,
  projectUnique,
} from './rules/project-unique.ts';
export { type ReturnReason, returnReasons } from './rules/return-reasons.ts';
/** Loads the reader of settings files, which few runs need. */
export const loadSettingsReader = () => import('./settings.ts');
export { codePointName, UNSEEN } from './source/characters.ts';
export { MAX_SOURCE_BYTES } from './source/decode.ts';
export { cellsOf, clustersOf } from './source/display-width.ts';
export { located } from './source/located.ts';
export type { Source } from './source/read-yaml.ts';
export { asQuestion, didYouMean, nearest, suggestion } from './source/suggest.ts';
export { amountText } from './summary/amount-text.ts';
export { escapeMarkup } from './summary/escape-markup.ts';
export { htmlPage } from './summary/html-page.ts';
export { type SummaryFormat, summaryFormats, summaryWriters } from './summary/index.ts';
export { newSummary, type Summary } from './summary/summary.ts';
export { MAX_WORD_BYTES } from './word/errors.ts';
export { type Format, formats } from './writers/index.ts';
