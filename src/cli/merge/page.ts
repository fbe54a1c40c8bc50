/** A merged report as one HTML page: no script, nothing from the network; light, dark and in print. */
import { escapeMarkup, htmlPage, type Localized, type Severity } from '../../internal.ts';
import type { Language } from '../language.ts';
import { countsOf, type FilingRecord, type RunFault } from '../render/report.ts';
import { severityWords } from '../report/messages.ts';
import type { Look } from '../session.ts';
import { visible } from '../visible.ts';
import { type MergedReport, sizeText } from './merge.ts';

export function mergedPage(report: MergedReport, { language }: Look): string {
  const { filings, faults, perfgoal } = report;
  const failed = filings.filter(hasFailed);
  const warned = filings.filter(filing => !hasFailed(filing) && filing.findings.length > 0);
  const left = filings.filter(({ status }) => status === 'left');
  const counts = countsOf(filings);
  const tiles = statusOrder.map(
    status =>
      `<div class="tile ${counts[status] > 0 ? status : 'none'}"><b>${counts[status]}</b> ${statusWords[status][language]}</div>`,
  );
  return htmlPage({
    language,
    title: words.title[language],
    facts: [sizeText(report)[language], period(report), `perfgoal ${visible(perfgoal)}`],
    style,
    body: `<div class="tiles">${tiles.join('')}</div>
${section(words.faults, faults.map(faultItem), language, 'open')}
${section(words.failed, failed, language, 'open')}
${section(words.left, left, language, 'folded')}
${section(words.warned, warned, language, 'folded')}
${rulesSection(filings, language)}
${allSection(filings, language)}
`,
  });
}

/** Filings, or what else failed, with their findings. */
type ReportedItem = Pick<FilingRecord, 'file' | 'fault' | 'findings'>;

const faultItem = ({ name, fault }: RunFault): ReportedItem => ({
  file: name,
  fault,
  findings: [],
});

const hasFailed = ({ status, fault }: FilingRecord) => status === 'failed' || fault !== null;

const html = (text: string) => escapeMarkup(visible(text));

/** To the second, in UTC, since the time zone of the reader is not known; a day is named once. */
function period({ started, ended }: MergedReport): string {
  const [from, to] = [started, ended].map(date => date.toISOString().slice(0, 19).split('T'));
  const end = from?.[0] === to?.[0] ? to?.slice(1) : to;
  return `${from?.join(' ')} – ${end?.join(' ')} UTC`;
}

/** A section that can be folded; nothing where there are no items. */
function section(
  title: Localized,
  items: readonly ReportedItem[],
  language: Language,
  state: 'open' | 'folded',
): string {
  if (items.length === 0) return '';
  const item = (kind: Severity, place: string, text: string) =>
    `<li class="${kind}"><span class="place">${place}</span> <b>${severityWords[kind][language]}</b> <span>${text}</span></li>`;
  const list = items.map(({ file, fault, findings }) => {
    const lines = findings.map(({ rule, severity, line, column, message }) => {
      const place = line === null ? '' : `${line}:${column}`;
      return item(severity, place, `${html(message)} <code>${html(rule)}</code>`);
    });
    if (fault !== null) lines.unshift(item('error', '', html(fault)));
    return `<dt>${html(file)}</dt><dd><ul>${lines.join('')}</ul></dd>`;
  });
  return folding(title[language], items.length, `<dl>${list.join('\n')}</dl>`, state);
}

const folding = (title: string, count: number, content: string, state: 'open' | 'folded') =>
  `<details${state === 'open' ? ' open' : ''}><summary><h2>${title} <small>${count}</small></h2></summary>${content}</details>`;

function rulesSection(filings: readonly FilingRecord[], language: Language): string {
  const counts = new Map<string, number>();
  for (const { findings } of filings)
    for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  if (counts.size === 0) return '';
  const rows = [...counts]
    .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .map(([rule, count]) => `<tr><td>${html(rule)}</td><td class="number">${count}</td></tr>`);
  const head = `<tr><th scope="col">${words.rule[language]}</th><th scope="col" class="number">${words.count[language]}</th></tr>`;
  return `<h2>${words.byRule[language]}</h2><table><thead>${head}</thead><tbody>${rows.join('')}</tbody></table>`;
}

function allSection(filings: readonly FilingRecord[], language: Language): string {
  if (filings.length === 0) return '';
  const rows = filings.map(
    ({ file, status, outputs }) =>
      `<tr><td>${html(file)}</td><td class="status">${statusWords[status][language]}</td><td>${outputs.map(output => html(output.file)).join('<br>')}</td></tr>`,
  );
  const heads = [words.filing, words.status, words.outputs].map(
    head => `<th scope="col">${head[language]}</th>`,
  );
  const table = `<table><thead><tr>${heads.join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
  return folding(words.all[language], filings.length, table, 'folded');
}

const statusOrder = ['rendered', 'unchanged', 'failed', 'left'] as const;

const statusWords: Readonly<Record<FilingRecord['status'], Localized>> = {
  rendered: { zh: '已生成', en: 'rendered' },
  unchanged: { zh: '没有变化', en: 'unchanged' },
  failed: { zh: '失败', en: 'failed' },
  left: { zh: '没有做', en: 'not rendered' },
};

const words = {
  title: { zh: '申报表生成报告', en: 'Report of rendered forms' },
  faults: { zh: '申报之外的错误', en: 'Errors outside the filings' },
  failed: { zh: '失败的申报', en: 'Failed filings' },
  left: { zh: '没有做的申报', en: 'Filings not rendered' },
  warned: { zh: '只有警告的申报', en: 'Filings with warnings only' },
  byRule: { zh: '发现的问题：按规则', en: 'Findings by rule' },
  rule: { zh: '规则', en: 'rule' },
  count: { zh: '次数', en: 'count' },
  all: { zh: '全部申报', en: 'All filings' },
  filing: { zh: '申报', en: 'filing' },
  status: { zh: '结果', en: 'result' },
  outputs: { zh: '输出', en: 'documents' },
} as const;

/** CSS beside that of every page. */
const style = `
:root { --page: 72rem; --bad: #b3261e; --warn: #8a5a00; --good: #1a7f37; }
@media (prefers-color-scheme: dark) { :root { --bad: #ff9a92; --warn: #e0b45a; --good: #56d364; } }
summary h2 { display: inline; } details { margin: 1rem 0; } dl { margin: .25rem 0 1rem; }
.tiles { display: flex; flex-wrap: wrap; gap: .75rem; } .tile { padding: .5rem 1rem; border: 1px solid var(--line); border-radius: 8px; } .tile b { margin-right: .25rem; font-size: 1.4rem; font-variant-numeric: tabular-nums; }
.tile.failed b, .tile.left b, li.error b { color: var(--bad); } .tile.rendered b { color: var(--good); } li.warning b { color: var(--warn); } .tile.none b { color: var(--soft); }
summary { cursor: pointer; } summary:focus-visible { outline: 2px solid var(--soft); outline-offset: 2px; }
dt { margin-top: .75rem; font-weight: bold; break-after: avoid; } dd { margin: 0; } ul { margin: 0; padding: 0; list-style: none; } li { display: grid; grid-template-columns: 3.5em max-content 1fr; column-gap: .5em; }
.place { color: var(--soft); font-variant-numeric: tabular-nums; } code { color: var(--soft); font-size: .85em; }
table { border-collapse: collapse; font-size: .9rem; } th, td { border: 1px solid var(--line); padding: .3rem .6rem; text-align: left; vertical-align: top; } th { background: var(--head); } th, .status { white-space: nowrap; }
@media print {
:root { --bad: #000; --warn: #000; --good: #000; }
@page { size: A4; margin: 15mm; }
table { font-size: 8pt; line-height: 1.4; } th, td { padding: .5mm 1.5mm; } summary { break-after: avoid; list-style: none; } li { break-inside: avoid; } details::details-content { content-visibility: visible; }
}
`;
