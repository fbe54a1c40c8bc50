/** A merged report as one page that stands alone: no script, nothing from the network; light, dark and in print. */
import { escaped, type Localized } from '../../../index.ts';
import type { Language } from '../../language.ts';
import { severityWords } from '../../report/words.ts';
import type { Look } from '../../session.ts';
import { visible } from '../../visible.ts';
import { countsOf, type FilingRecord, type Status } from '../run-report.ts';
import type { MergedReport } from './merge.ts';

export function mergedPage(report: MergedReport, { language }: Look): string {
  const say = (text: Localized) => escaped(text[language]);
  const { filings, perfgoal, reports } = report;
  const failed = filings.filter(hasFailed);
  const warned = filings.filter(filing => !hasFailed(filing) && filing.findings.length > 0);
  const left = filings.filter(({ status }) => status === 'left');
  const tiles = Object.entries(countsOf(filings)).map(
    ([status, count]) =>
      `<div class="tile ${count > 0 ? status : 'none'}"><b>${count}</b> ${say(statusWords[status as Status])}</div>`,
  );
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>${say(words.title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${say(words.title)}</h1>
<p><span>${say(words.about(reports, filings.length))}</span> <span>${shown(period(report))}</span> <span>perfgoal ${shown(perfgoal)}</span></p>
<div class="tiles">${tiles.join('')}</div>
${section(words.failed, failed, language, true)}
${section(words.left, left, language, false)}
${section(words.warned, warned, language, false)}
${rulesSection(filings, language)}
${allSection(filings, language)}
</body>
</html>
`;
}

const hasFailed = ({ status, fault }: FilingRecord) => status === 'failed' || fault !== null;

const shown = (text: string) => escaped(visible(text));

/** Seconds are enough, and the time zone of the report's reader is not known; a day is told once. */
function period({ started, ended }: MergedReport): string {
  const [from, to] = [started, ended].map(date => date.toISOString().slice(0, 19).split('T'));
  const end = from?.[0] === to?.[0] ? to?.slice(1) : to;
  return `${from?.join(' ')} – ${end?.join(' ')} UTC`;
}

/** Filings with what is wrong; nothing where there are none. */
function section(
  title: Localized,
  filings: readonly FilingRecord[],
  language: Language,
  isOpen: boolean,
): string {
  if (filings.length === 0) return '';
  const items = filings.map(filing => {
    const lines = [
      ...(filing.fault === null
        ? []
        : [
            `<li class="error"><span class="place"></span> <b>${severityWords.error[language]}</b> <span>${shown(filing.fault)}</span></li>`,
          ]),
      ...filing.findings.map(({ rule, severity, line, column, message }) => {
        const place = line === null ? '' : `${line}:${column}`;
        const word = severityWords[severity][language];
        return `<li class="${severity}"><span class="place">${place}</span> <b>${word}</b> <span>${shown(message)} <code>${shown(rule)}</code></span></li>`;
      }),
    ];
    return `<dt>${shown(filing.file)}</dt><dd><ul>${lines.join('')}</ul></dd>`;
  });
  const head = `<summary><h2>${escaped(title[language])} <small>${filings.length}</small></h2></summary>`;
  return `<details${isOpen ? ' open' : ''}>${head}<dl>${items.join('\n')}</dl></details>`;
}

function rulesSection(filings: readonly FilingRecord[], language: Language): string {
  const counts = new Map<string, number>();
  for (const { findings } of filings)
    for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  if (counts.size === 0) return '';
  const rows = [...counts]
    .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .map(([rule, count]) => `<tr><td>${shown(rule)}</td><td class="number">${count}</td></tr>`);
  const head = `<tr><th scope="col">${escaped(words.rule[language])}</th><th scope="col" class="number">${escaped(words.count[language])}</th></tr>`;
  return `<h2>${escaped(words.byRule[language])}</h2><table><thead>${head}</thead><tbody>${rows.join('')}</tbody></table>`;
}

function allSection(filings: readonly FilingRecord[], language: Language): string {
  if (filings.length === 0) return '';
  const rows = filings.map(
    ({ file, status, outputs }) =>
      `<tr><td>${shown(file)}</td><td class="status">${escaped(statusWords[status][language])}</td><td>${outputs.map(output => shown(output.file)).join('<br>')}</td></tr>`,
  );
  const heads = [words.filing, words.status, words.outputs].map(
    head => `<th scope="col">${escaped(head[language])}</th>`,
  );
  return `<details><summary><h2>${escaped(words.all[language])} <small>${filings.length}</small></h2></summary><table><thead><tr>${heads.join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table></details>`;
}

const statusWords: Readonly<Record<Status, Localized>> = {
  rendered: { zh: '已生成', en: 'rendered' },
  unchanged: { zh: '没有变化', en: 'unchanged' },
  failed: { zh: '失败', en: 'failed' },
  left: { zh: '没有做', en: 'left' },
};

const words = {
  title: { zh: '申报表生成报告', en: 'Report of rendered forms' },
  about: (reports: number, filings: number) => ({
    zh: `${reports} 份报告，${filings} 份申报`,
    en: `${reports} reports, ${filings} filings`,
  }),
  failed: { zh: '失败的申报', en: 'Filings that failed' },
  left: { zh: '没有做的申报', en: 'Filings that were left' },
  warned: { zh: '只有警告的申报', en: 'Filings with warnings only' },
  byRule: { zh: '发现的问题：按规则', en: 'Findings by rule' },
  rule: { zh: '规则', en: 'rule' },
  count: { zh: '次数', en: 'count' },
  all: { zh: '全部申报', en: 'All filings' },
  filing: { zh: '申报', en: 'filing' },
  status: { zh: '结果', en: 'result' },
  outputs: { zh: '输出', en: 'documents' },
} as const;

const style = `
:root { color-scheme: light dark; --ink: #1f2328; --soft: #59636e; --line: #d1d9e0; --ground: #fff; --head: #f6f8fa; --bad: #b3261e; --warn: #8a5a00; --good: #1a7f37; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9198a1; --line: #3d444d; --ground: #0d1117; --head: #161b22; --bad: #ff9a92; --warn: #e0b45a; --good: #56d364; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem; background: var(--ground); color: var(--ink); font: 15px/1.6 "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; overflow-wrap: anywhere; }
h1 { margin: 0; font-size: 1.5rem; } h2 { font-size: 1.1rem; } summary h2 { display: inline; } details { margin: 1rem 0; } small, p { color: var(--soft); font-weight: normal; } p { display: flex; flex-wrap: wrap; gap: 0 1.5em; margin: .25rem 0 1.25rem; } dl { margin: .25rem 0 1rem; }
.tiles { display: flex; flex-wrap: wrap; gap: .75rem; } .tile { padding: .5rem 1rem; border: 1px solid var(--line); border-radius: 8px; } .tile b { margin-right: .25rem; font-size: 1.4rem; font-variant-numeric: tabular-nums; }
.tile.failed b, .tile.left b, li.error b { color: var(--bad); } .tile.rendered b { color: var(--good); } li.warning b { color: var(--warn); } .tile.none b { color: var(--soft); }
summary { cursor: pointer; } summary:focus-visible { outline: 2px solid var(--soft); outline-offset: 2px; }
dt { margin-top: .75rem; font-weight: bold; break-after: avoid; } dd { margin: 0; } ul { margin: 0; padding: 0; list-style: none; } li { display: grid; grid-template-columns: 3.5em max-content 1fr; column-gap: .5em; }
.place { color: var(--soft); font-variant-numeric: tabular-nums; } code { color: var(--soft); font-size: .85em; }
table { border-collapse: collapse; font-size: .9rem; } th, td { border: 1px solid var(--line); padding: .3rem .6rem; text-align: left; vertical-align: top; } th { background: var(--head); } th, .status { white-space: nowrap; } .number { text-align: right; font-variant-numeric: tabular-nums; }
@media print {
:root { color-scheme: light; --ink: #000; --soft: #333; --line: #999; --ground: #fff; --head: #fff; --bad: #000; --warn: #000; --good: #000; }
@page { size: A4; margin: 15mm; @bottom-center { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
body { padding: 0; max-width: none; font-size: 9pt; } table { font-size: 8pt; line-height: 1.4; } th, td { padding: .5mm 1.5mm; } h1 { font-size: 14pt; } h2 { font-size: 11pt; } h2, summary { break-after: avoid; } tr, li { break-inside: avoid; }
summary { list-style: none; } details::details-content { content-visibility: visible; }
}
`;
