/**
 * A template as its YAML says it to a FormTemplate, in one walk: places rows and cells, reports what is wrong, and goes
 * on with what it has, so that everything is reported at once.
 */
import { type Finding, hasErrors } from '../../finding.ts';
import { fieldsOfRows } from '../requirements.ts';
import type { Style } from '../sheet.ts';
import { type ChoiceMarks, type FormTemplate, OUTSIDE, type TemplateLine } from '../template.ts';
import { checkConstraints, resolveConstraints } from './constraints.ts';
import { rounded } from './grid.ts';
import { isTrue, type RawLine, type RawStyle, type RawTemplate } from './raw.ts';
import { isKnown, type ReportProblem } from './report.ts';
import { STYLE } from './resolve-cells.ts';
import { resolveText } from './resolve-content.ts';
import { resolveRows } from './resolve-rows.ts';

export interface ResolvedTemplate {
  /** Absent when there are errors. */
  readonly template?: FormTemplate;
  readonly findings: readonly Finding[];
}

/** Resolves a template of the shape that its schema fixes; it may set the severities of `rules`. */
export function resolveTemplate(
  id: string,
  raw: RawTemplate,
  rules: readonly string[],
): ResolvedTemplate {
  const findings: Finding[] = [];
  const report: ReportProblem = (path, message, help, severity = 'error') =>
    findings.push({
      rule: 'template-valid',
      severity,
      structural: severity === 'error',
      path,
      message,
      ...(help && { help }),
    });
  const constraints = resolveConstraints(raw, rules, report);
  const paper = resolvePaper(raw);
  const styles = Object.fromEntries(
    Object.entries(raw.styles).map(([name, style]) => [
      name,
      resolveStyle(name, style, raw, report),
    ]),
  );
  const padding = { x: Number(raw.padding?.x ?? 1.5), y: Number(raw.padding?.y ?? 1) };
  const above = resolveLines('above', raw, report);
  const below = resolveLines('below', raw, report);
  const { columns, rows } = resolveRows(
    { raw, styles, money: constraints.money, padding: padding.x, report },
    rounded(paper.width - paper.left - paper.right),
  );
  const template: FormTemplate = {
    id,
    title: raw.title,
    origin: raw.origin ?? '',
    status: raw.status ?? 'unverified',
    paper,
    styles,
    pageNumber:
      styles['page-number'] ??
      resolveStyle('value', { ...raw.styles.value, align: 'center' }, raw, report),
    columns,
    padding,
    lineWidth: Number(raw.lineWidth ?? 0.5),
    choiceMarks: resolveMarks(raw),
    above,
    rows,
    below,
    constraints,
  };
  if (!hasErrors(findings)) checkConstraints(constraints, fieldsOfRows(rows), report);
  return hasErrors(findings) ? { findings } : { template, findings };
}

const resolvePaper = ({ paper }: RawTemplate) => ({
  width: Number(paper.width ?? 210),
  height: Number(paper.height ?? 297),
  top: Number(paper.top),
  right: Number(paper.right),
  bottom: Number(paper.bottom),
  left: Number(paper.left),
});

function resolveMarks({ choiceMarks }: RawTemplate): ChoiceMarks {
  const { open = '□', ticked = '☑', before, gap = '1' } = choiceMarks ?? {};
  return { open, ticked, before: isTrue(before), gap: Number(gap) };
}

function resolveLines(
  place: 'above' | 'below',
  raw: RawTemplate,
  report: ReportProblem,
): readonly TemplateLine[] {
  return (raw[place] ?? []).map(({ style, text }: RawLine, index) => {
    isKnown(report, style, Object.keys(raw.styles), [place, index, 'style'], STYLE);
    return { style, paragraphs: resolveText(text, [place, index, 'text'], OUTSIDE, report) };
  });
}

function resolveStyle(
  name: string,
  raw: RawStyle,
  { fonts }: RawTemplate,
  report: ReportProblem,
): Style {
  const font = { zh: '字体', en: 'font' };
  isKnown(report, raw.font, Object.keys(fonts), ['styles', name, 'font'], font);
  const { office = '', alternatives = [], face = '' } = fonts[raw.font] ?? {};
  const inset = Number(raw.insetRight ?? 0);
  return {
    font: { role: raw.font, office, alternatives, face },
    size: Number(raw.size),
    align: raw.align ?? 'left',
    valign: raw.valign ?? 'middle',
    indent: Number(raw.indent ?? 0),
    ...(inset > 0 && { insetRight: inset }),
    leading: Number(raw.leading ?? 1.3),
    spaceBefore: Number(raw.before ?? 0),
    spaceAfter: Number(raw.after ?? 0),
  };
}
