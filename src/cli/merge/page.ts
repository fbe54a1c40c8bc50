/** A merged report as one page that stands alone: no script, nothing from the network; light, dark and in print. */
import { escaped, type Localized } from '../../internal.ts';
import { style } from '../batch/merging/merged-style.ts';
import type { Language } from '../language.ts';
import { countsOf, type FilingRecord, type RunFault, type Status } from '../render/report.ts';
import { severityWords } from '../report/messages.ts';
import type { Look } from '../session.ts';
import { visible } from '../visible.ts';
import type { MergedReport } from './merge.ts';

export function mergedPage(report: MergedReport, { language }: Look): string {
  const say = (text: Localized) => escaped(text[language]);
  const { filings, faults, perfgoal, reports } = report;
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
${section(words.faults, faults.map(faultItem), language, true)}
${section(words.failed, failed, language, true)}
${section(words.left, left, language, false)}
${section(words.warned, warned, language, false)}
${rulesSection(filings, language)}
${allSection(filings, language)}
</body>
</html>
`;
}

/** What a section tells of something. */
type Item = Pick<FilingRecord, 'file' | 'fault' | 'findings'>;

const faultItem = ({ name, fault }: RunFault): Item => ({ file: name, fault, findings: [] });

const hasFailed = ({ status, fault }: FilingRecord) => status === 'failed' || fault !== null;

const shown = (text: string) => escaped(visible(text));

/** Seconds are enough, and the time zone of the report's reader is not known; a day is told once. */
function period({ started, ended }: MergedReport): string {
  const [from, to] = [started, ended].map(date => date.toISOString().slice(0, 19).split('T'));
  const end = from?.[0] === to?.[0] ? to?.slice(1) : to;
  return `${from?.join(' ')} – ${end?.join(' ')} UTC`;
}

/** Filings, or what else failed, with what is wrong; nothing where there are none. */
function section(
  title: Localized,
  items: readonly Item[],
  language: Language,
  isOpen: boolean,
): string {
  if (items.length === 0) return '';
  const told = items.map(({ file, fault, findings }) => {
    const lines = [
      ...(fault === null
        ? []
        : [
            `<li class="error"><span class="place"></span> <b>${severityWords.error[language]}</b> <span>${shown(fault)}</span></li>`,
          ]),
      ...findings.map(({ rule, severity, line, column, message }) => {
        const place = line === null ? '' : `${line}:${column}`;
        const word = severityWords[severity][language];
        return `<li class="${severity}"><span class="place">${place}</span> <b>${word}</b> <span>${shown(message)} <code>${shown(rule)}</code></span></li>`;
      }),
    ];
    return `<dt>${shown(file)}</dt><dd><ul>${lines.join('')}</ul></dd>`;
  });
  const head = `<summary><h2>${escaped(title[language])} <small>${items.length}</small></h2></summary>`;
  return `<details${isOpen ? ' open' : ''}>${head}<dl>${told.join('\n')}</dl></details>`;
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
  faults: { zh: '申报之外的错误', en: 'Faults outside the filings' },
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
