/**
 * The page of findings: how many filings fail, by department, by rule and by the reason to return them, then each filing
 * with its findings. No script: what is shown is chosen by style alone, and without it everything is shown.
 */
import { htmlPage, type ReturnReason, returnReasons, ruleTitle } from '../../internal.ts';
import type { Language } from '../language.ts';
import { version } from '../version.ts';
import { type Entry, entriesOf, furtherPlaces, severityOrder } from './entries.ts';
import { helpWord, placeText, severityWords } from './messages.ts';
import { newPageFilings, type PageFiling, pageRoom } from './page-filings.ts';
import { folding, partsStyle, safeHtml, table, tile } from './page-parts.ts';
import { findingsStyle } from './page-style.ts';
import {
  departmentTable,
  newTallies,
  reasonTable,
  ruleTables,
  type Tallies,
} from './page-tables.ts';
import { reasonOf, reasonTitle } from './reasons.ts';
import type { ReportContext, Reporter, Totals, UncheckedFile } from './reporter.ts';

export function findingsPage({ language, strict, now }: ReportContext): Reporter {
  const filings = newPageFilings(strict);
  const tallies = newTallies();
  return {
    file: report => {
      filings.add(report);
      tallies.add(report);
      return '';
    },
    end: totals => pageOf(filings.all(), tallies, totals, now, language),
  };
}

function pageOf(
  filings: readonly PageFiling[],
  tallies: Tallies,
  totals: Totals,
  now: Date,
  language: Language,
): string {
  const say = words[language];
  const { errors, warnings, infos, known, fixable, unchecked } = totals;
  const failed = filings.filter(({ isFailed }) => isFailed);
  const others = filings.filter(each => !each.isFailed && each.warnings + each.infos > 0);
  const passed = filings.filter(each => each.errors + each.warnings + each.infos === 0);
  const isBad = failed.length + unchecked > 0;
  const tiles = [
    tile(errors, severityWords.error[language], 'error'),
    tile(warnings, severityWords.warning[language], 'warning'),
    tile(infos, severityWords.info[language], 'info'),
    ...(unchecked > 0 ? [tile(unchecked, say.unchecked, 'failed')] : []),
    ...(fixable > 0 ? [tile(fixable, say.fixable, 'passed')] : []),
    ...(known > 0 ? [tile(known, say.known, 'known')] : []),
  ];
  const hasFindings = failed.length + others.length > 0;
  return htmlPage({
    language,
    title: say.title,
    facts: [say.checked(filings.length), timeText(now), `perfgoal ${version}`],
    style: partsStyle + findingsStyle(Object.keys(returnReasons)),
    body: `<p class="verdict ${isBad ? 'bad' : 'good'}">${say.verdict(failed.length, filings.length)}${unchecked > 0 ? say.besides(unchecked) : ''}</p>
<div class="tiles">${tiles.join('')}</div>
${uncheckedPart(totals, language)}
${hasFindings ? tables(filings, tallies, language) : ''}
${hasFindings ? choices(tallies, language) : ''}
${filingsPart(say.failed, failed, failed.length <= MAX_OPEN ? 'open' : 'folded', language)}
${filingsPart(say.others, others, failed.length === 0 && others.length <= MAX_OPEN ? 'open' : 'folded', language)}
${passedPart(passed, language)}
`,
  });
}

/** Filings up to which they are unfolded. */
const MAX_OPEN = 20;

/** To the minute, in UTC, since the time zone of the reader is not known. */
const timeText = (now: Date) => `${now.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

function uncheckedPart({ uncheckedFiles }: Totals, language: Language): string {
  if (uncheckedFiles.length === 0) return '';
  const item = ({ name, reason }: UncheckedFile) =>
    `<li><b>${safeHtml(name)}</b>  ${safeHtml(reason[language])}</li>`;
  const shown = uncheckedFiles.slice(0, MAX_LISTED).map(item);
  const more = uncheckedFiles.length - shown.length;
  if (more > 0) shown.push(`<li>${words[language].more(more)}</li>`);
  const list = `<ul class="error">${shown.join('\n')}</ul>`;
  return folding(words[language].unchecked, uncheckedFiles.length, list, 'open');
}

/** Names of a list. */
const MAX_LISTED = 10_000;

function tables(filings: readonly PageFiling[], tallies: Tallies, language: Language): string {
  const say = words[language];
  return `<div class="tables">
<section>${filings.length > 1 ? `<h2>${say.byDepartment}</h2>${departmentTable(filings, language)}` : ''}<h2>${say.byReason}</h2>${reasonTable(tallies, language)}</section>
<section class="rules"><h2>${say.byRule}</h2>${ruleTables(tallies, language)}</section>
</div>`;
}

/** What to show of the findings; works by style. */
function choices({ reasons }: Tallies, language: Language): string {
  const say = words[language];
  const option = (value: string, text: string) => `<option value="${value}">${text}</option>`;
  const levels = [
    option('', say.allLevels),
    option('s-warning', say.noInfos),
    option('s-error', say.onlyErrors),
  ];
  const found = (Object.keys(returnReasons) as ReturnReason[]).filter(reason =>
    reasons.has(reason),
  );
  const options = found.map(reason => option(`r-${reason}`, returnReasons[reason][language]));
  return `<p class="choices"><label>${say.level} <select autocomplete="off">${levels.join('')}</select></label> <label>${say.reason} <select autocomplete="off">${option('', say.allReasons)}${options.join('')}</select></label></p>`;
}

function filingsPart(
  title: string,
  filings: readonly PageFiling[],
  state: 'open' | 'folded',
  language: Language,
): string {
  if (filings.length === 0) return '';
  const say = words[language];
  const detailed = filings.filter(({ isDetailed }) => isDetailed);
  const rest = filings.filter(({ isDetailed }) => !isDetailed);
  const details = detailed.map(filing => filingDetails(filing, state, language)).join('\n');
  const heads = [
    say.filing,
    say.department,
    ...severityOrder.map(each => severityWords[each][language]),
  ];
  const rows = rest
    .slice(0, MAX_LISTED)
    .map(({ name, department, errors, warnings, infos }) => [
      safeHtml(name),
      safeHtml(department),
      errors,
      warnings,
      infos,
    ]);
  const unlisted = rest.length - rows.length;
  const others =
    rest.length === 0
      ? ''
      : `<p>${say.limit(detailed.length)}${unlisted > 0 ? say.more(unlisted) : ''}</p>${table(heads, rows, 2)}`;
  return folding(title, filings.length, details + others, 'open');
}

function filingDetails(filing: PageFiling, state: 'open' | 'folded', language: Language): string {
  const { name, department, project, errors, warnings, infos, findings } = filing;
  const counts = [
    { kind: 'error', count: errors },
    { kind: 'warning', count: warnings },
    { kind: 'info', count: infos },
  ] as const;
  const badges = counts
    .filter(({ count }) => count > 0)
    .map(
      ({ kind, count }) =>
        `<span class="${kind}"><b>${count}</b> ${severityWords[kind][language]}</span>`,
    );
  const about = [project, department]
    .filter(text => text !== '')
    .map(safeHtml)
    .join(' · ');
  const more = errors + warnings + infos - findings.length;
  const items = entriesOf(findings).map(entry => entryItem(entry, language));
  if (more > 0) items.push(`<li class="more">${words[language].more(more)}</li>`);
  return `<details class="filing"${state === 'open' ? ' open' : ''}><summary><strong>${safeHtml(name)}</strong> <span class="about">${about}</span> <span class="badges">${badges.join(' ')}</span></summary>
<ul>${items.join('\n')}</ul></details>`;
}

function entryItem(entry: Entry, language: Language): string {
  const { rule, severity, first, others } = entry;
  const { message, help } = first;
  const say = words[language];
  const fixable = [first, ...others].some(each => each.fixable)
    ? ` · <span class="fix">${say.fix}</span>`
    : '';
  const places = furtherPlaces(entry, language).map(
    ({ finding, text, help: own }) =>
      `<li>${placeHtml(finding, language)} ${safeHtml(text)}${own ? ` <span class="help">${safeHtml(own)}</span>` : ''}</li>`,
  );
  return `<li class="${severity} r-${reasonOf(rule)}"><b>${severityWords[severity][language]}</b><div>
<p>${placeHtml(first, language)} ${safeHtml(message[language])}</p>
${help ? `<p class="help">${helpWord[language]}${safeHtml(help[language])}</p>` : ''}${
  places.length > 0
    ? `<p class="also">${say.also(places.length)}</p><ul>${places.join('')}</ul>`
    : ''
}
<p class="rule">${safeHtml(ruleTitle(rule)[language])} <code>${safeHtml(rule)}</code> · ${reasonTitle(rule)[language]}${fixable}</p></div></li>`;
}

function placeHtml(finding: Entry['first'], language: Language): string {
  const place = placeText(finding, language);
  return place === undefined ? '' : `<span class="place">${safeHtml(place)}</span>`;
}

function passedPart(passed: readonly PageFiling[], language: Language): string {
  if (passed.length === 0) return '';
  const say = words[language];
  const names = passed.slice(0, MAX_LISTED).map(({ name }) => `<li>${safeHtml(name)}</li>`);
  const more = passed.length - names.length;
  if (more > 0) names.push(`<li>${say.more(more)}</li>`);
  return folding(say.passed, passed.length, `<ul>${names.join('\n')}</ul>`, 'folded');
}

const words = {
  zh: {
    title: '申报检查报告',
    checked: (count: number) => `检查了 ${count} 份申报`,
    verdict: (failed: number, all: number) =>
      all === 0
        ? '没有检查成一份申报'
        : failed === 0
          ? `${all} 份申报全部通过`
          : `<b>${failed}</b> / ${all} 份申报未通过`,
    besides: (count: number) => `；另有 ${count} 份没有检查成`,
    unchecked: '没有检查成',
    fixable: '可用 --fix 改正',
    known: '基线里已有，没有列出',
    byDepartment: '按部门',
    byReason: '按退回原因',
    byRule: '按规则',
    level: '级别',
    allLevels: '全部',
    noInfos: '错误和警告',
    onlyErrors: '只看错误',
    reason: '退回原因',
    allReasons: '全部',
    failed: '未通过的申报',
    others: '通过但有警告或提示的申报',
    passed: '没有问题的申报',
    filing: '申报',
    department: '主管部门',
    limit: (count: number) =>
      `为了让网页打得开，只逐条列出前 ${count} 份（每类至多 ${pageRoom.filings} 份、${pageRoom.findings} 个问题），以下只列个数；全部问题见 JSON 报告（--output report.json）。`,
    more: (count: number) => `另有 ${count} 个没有列出`,
    also: (count: number) => `还有 ${count} 处：`,
    fix: '可以用 --fix 改正',
  },
  en: {
    title: 'Check of filings',
    checked: (count: number) => `${count} ${count === 1 ? 'filing' : 'filings'} checked`,
    verdict: (failed: number, all: number) =>
      all === 0
        ? 'No filing could be checked'
        : failed === 0
          ? `All ${all} filings pass`
          : `<b>${failed}</b> of ${all} filings fail`,
    besides: (count: number) => `; ${count} could not be checked`,
    unchecked: 'Could not be checked',
    fixable: 'fixable with --fix',
    known: 'hidden by the baseline',
    byDepartment: 'By department',
    byReason: 'By reason to return',
    byRule: 'By rule',
    level: 'Severity',
    allLevels: 'all',
    noInfos: 'errors and warnings',
    onlyErrors: 'errors only',
    reason: 'Reason to return',
    allReasons: 'all',
    failed: 'Filings that fail',
    others: 'Filings that pass with warnings or notes',
    passed: 'Filings without findings',
    filing: 'filing',
    department: 'department',
    limit: (count: number) =>
      `To keep the page usable, only the first ${count} are shown in full (at most ${pageRoom.filings} filings and ${pageRoom.findings} findings of each kind); the others with their counts. All findings are in the JSON report (--output report.json).`,
    more: (count: number) => `${count} more not shown`,
    also: (count: number) => `and ${count} more:`,
    fix: 'fixable with --fix',
  },
} as const;
