/** The counts at the end of a report for people, with what was left out and how to see it. */
import type { DepartmentTotal, Localized, Severity, SeverityCounts } from '../../internal.ts';
import type { Look } from '../session.ts';
import { visible } from '../visible.ts';
import type { Totals } from './reporter.ts';

/** Findings that were counted but not shown. */
export interface LeftOut {
  /** For lack of room, by severity. */
  readonly left: Readonly<Record<Severity, number>>;
  /** Only worth knowing, and not asked for. */
  readonly hiddenInfos: number;
}

/** Several lines, the last with its line end. */
export function totalsText(totals: Totals, leftOut: LeftOut, look: Look): string {
  const { errors, warnings, fixable } = totals;
  const { paint, language } = look;
  const colour = errors > 0 ? paint.red : warnings > 0 ? paint.yellow : paint.green;
  return [
    colour(language === 'zh' ? countsZh(totals) : countsEn(totals)),
    ...hints(fixable, leftOut).map(hint => `  ${hint[language]}`),
    ...departmentLines(totals, look),
    '',
  ].join('\n');
}

function hints(fixable: number, { left, hiddenInfos }: LeftOut): readonly Localized[] {
  const them = hiddenInfos === 1 ? 'it' : 'them';
  return [
    ...(fixable > 0
      ? [{ zh: `${fixable} 个可以用 --fix 改正`, en: `${fixable} fixable with --fix` }]
      : []),
    ...(hiddenInfos > 0
      ? [
          {
            zh: `${hiddenInfos} 个提示没有列出，要看请加 --verbose`,
            en: `${counted(hiddenInfos, 'note')} not shown; add --verbose to see ${them}`,
          },
        ]
      : []),
    ...moreText(left),
  ];
}

/** A line that says how many findings --max-findings left out; none where it left out none. */
export function moreText(left: LeftOut['left']): readonly Localized[] {
  const more = left.error + left.warning + left.info;
  if (more === 0) return [];
  const zh = left.error > 0 ? `，其中 ${left.error} 个错误` : '';
  const en = left.error > 0 ? `, ${counted(left.error, 'error')} among them` : '';
  return [
    {
      zh: `另有 ${more} 个没有列出${zh}；全部列出请加 --max-findings all`,
      en: `${more} more not shown${en}; --max-findings all shows all`,
    },
  ];
}

/** E.g. 2 个错误，1 个警告; empty for none. */
export function severitiesText({ errors, warnings, infos }: SeverityCounts): Localized {
  const zh = [
    ...(errors > 0 ? [`${errors} 个错误`] : []),
    ...(warnings > 0 ? [`${warnings} 个警告`] : []),
    ...(infos > 0 ? [`${infos} 个提示`] : []),
  ];
  const en = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
    ...(infos > 0 ? [counted(infos, 'note')] : []),
  ];
  return { zh: zh.join('，'), en: en.join(', ') };
}

function countsZh(totals: Totals): string {
  const { files, known, unchecked } = totals;
  const besides = [
    ...(known > 0 ? [`基线里已有的 ${known} 个没有列出`] : []),
    ...(unchecked > 0 ? [`另有 ${unchecked} 份没有检查成`] : []),
  ];
  const what = severitiesText(totals).zh || (known > 0 ? '没有新的问题' : '没有发现问题');
  return [`检查了 ${files} 份申报：${what}`, ...besides].join('；');
}

function countsEn(totals: Totals): string {
  const { files, known, unchecked } = totals;
  const besides = [
    ...(known > 0 ? [`${known} hidden by the baseline`] : []),
    ...(unchecked > 0 ? [`${counted(unchecked, 'filing')} could not be checked`] : []),
  ];
  const what = severitiesText(totals).en || (known > 0 ? 'no new problems' : 'no problems');
  return [`${counted(files, 'filing')} checked: ${what}`, ...besides].join('; ');
}

/** Departments that are listed; the summary command lists all. */
const MAX_DEPARTMENTS = 20;

function departmentLines({ departments }: Totals, { language }: Look): readonly string[] {
  const more = departments.length - MAX_DEPARTMENTS;
  const lines = departments
    .slice(0, MAX_DEPARTMENTS)
    .map(total => (language === 'zh' ? departmentZh(total) : departmentEn(total)));
  if (more <= 0) return lines;
  return [...lines, language === 'zh' ? `  另有 ${more} 个部门` : `  and ${more} more`];
}

function departmentZh({ department, year, filings, total, unread }: DepartmentTotal): string {
  const when = year === undefined ? '' : `${year}年：`;
  const lacking = unread === 0 ? '' : `（${unread} 份没有写明，不在内）`;
  return `  ${visible(department)}  ${when}${filings} 份，合计 ${total.toFixed()} 万元${lacking}`;
}

function departmentEn({ department, year, filings, total, unread }: DepartmentTotal): string {
  const when = year === undefined ? '' : `${year}: `;
  const lacking = unread === 0 ? '' : ` (${unread} without an amount not included)`;
  return `  ${visible(department)}  ${when}${counted(filings, 'filing')}, ${total.toFixed()} 万元 in total${lacking}`;
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
