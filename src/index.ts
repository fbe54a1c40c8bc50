/** The public API: check a filing, render it. */
export { type Checked, type CheckOptions, check } from './check.ts';
export { UserError } from './errors.ts';
export type { Filing } from './filing/filing.ts';
export {
  type Finding,
  hasErrors,
  type Localized,
  type Path,
  type Severities,
  type Severity,
  type Span,
} from './finding.ts';
export { type Rendered, type RenderOptions, render } from './render.ts';
export { type Format, formats } from './writers/index.ts';
