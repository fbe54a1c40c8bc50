/**
 * A template as its YAML says it to a FormTemplate, in one walk: places rows and cells, reports what is wrong, and goes
 * on with what it has, so that everything is reported at once.
 */
import { type Finding, hasErrors, type Path } from '../../finding.ts';
import { fieldsOfRows } from '../requirements.ts';
import type { Style } from '../sheet.ts';
import { type ChoiceMarks, type FormTemplate, OUTSIDE, type TemplateLine } from '../template.ts';
import { bodyHeight, checkLimits } from './check-limits.ts';
import { checkPrinted } from './check-printed.ts';
import { checkConstraints, resolveConstraints } from './constraints.ts';
import { rounded } from './grid.ts';
import { type Location, locationAt } from './location.ts';
import { isTrue, type RawLine, type RawStyle, type RawTemplate, TITLE_MARK } from './raw.ts';
import { STYLE } from './resolve-cells.ts';
import { resolveText } from './resolve-content.ts';
import { resolveRows } from './resolve-rows.ts';

export interface ResolvedTemplate {
  /** Absent when there are errors. */
  readonly template?: FormTemplate;
  readonly findings: readonly Finding[];
}

/** Resolves a template of the shape that its schema fixes; it may set the severities of `rules`, and says itself what `isOwn`. */
export function resolveTemplate(
  id: string,
  raw: RawTemplate,
  rules: readonly string[],
  isOwn: (path: Path) => boolean,
): ResolvedTemplate {
  const findings: Finding[] = [];
  const at = locationAt([], findings);
  checkLimits(raw, at);
  if (hasErrors(findings)) return { findings };
  const constraints = resolveConstraints(raw, rules, at);
  const paper = resolvePaper(raw);
  const styles = Object.fromEntries(
    Object.entries(raw.styles).map(([name, style]) => [
      name,
      resolveStyle(style, raw, at.child('styles', name)),
    ]),
  );
  const padding = { x: Number(raw.padding?.x ?? 1.5), y: Number(raw.padding?.y ?? 1) };
  const above = resolveLines(raw.above, raw, at.child('above'));
  const below = resolveLines(raw.below, raw, at.child('below'));
  const { columns, rows } = resolveRows(
    { raw, styles, money: constraints.money, padding, body: bodyHeight(raw.paper), causeOf },
    rounded(paper.width - paper.left - paper.right),
    at,
  );
  /** A cell that stands in a parent was right there: what the template itself says of style or padding is told, once. */
  function causeOf(cell: Location, style: string): Location {
    if (isOwn(cell.path)) return cell;
    const places = [at.child('styles', style), at.child('padding', 'x')];
    return places.find(({ path }) => isOwn(path)) ?? cell;
  }

  const template: FormTemplate = {
    id,
    ...resolveTitle(raw),
    description: raw.description ?? '',
    origin: raw.origin ?? '',
    status: raw.status ?? 'unverified',
    place: raw.place ?? '',
    purpose: raw.purpose ?? '',
    paper,
    styles,
    pageNumber:
      styles['page-number'] ??
      resolveStyle({ ...raw.styles.value, align: 'center' }, raw, at.child('styles', 'value')),
    columns,
    padding,
    lineWidth: Number(raw.lineWidth ?? 0.5),
    choiceMarks: resolveMarks(raw),
    above,
    rows,
    below,
    constraints,
  };
  if (!hasErrors(findings)) {
    checkConstraints(constraints, fieldsOfRows(rows), at);
    checkPrinted(rows, Object.values(raw.classification ?? {}).flat().length, at.child('rows'));
  }
  const told = withoutTwins(findings);
  return hasErrors(told) ? { findings: told } : { template, findings: told };
}

/** A part that is used twice is wrong once, and a style too large for ten cells as well. */
function withoutTwins(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ path, message }) => {
    const key = JSON.stringify([path, path[0] === 'styles' || message.zh]);
    return !seen.has(key) && seen.add(key);
  });
}

function resolveTitle({ title }: RawTemplate): Pick<FormTemplate, 'title' | 'titleBreaks'> {
  const pieces = title.split(TITLE_MARK);
  const titleBreaks = pieces.slice(1).map((_, index) => pieces.slice(0, index + 1).join('').length);
  return { title: pieces.join(''), titleBreaks };
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
  lines: readonly RawLine[] = [],
  { styles }: RawTemplate,
  at: Location,
): readonly TemplateLine[] {
  return lines.map(({ style, text }, index) => {
    at.child(index, 'style').knows(style, Object.keys(styles), STYLE);
    return { style, paragraphs: resolveText(text, OUTSIDE, at.child(index, 'text')) };
  });
}

function resolveStyle(raw: RawStyle, { fonts }: RawTemplate, at: Location): Style {
  at.child('font').knows(raw.font, Object.keys(fonts), { zh: '字体', en: 'font' });
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
