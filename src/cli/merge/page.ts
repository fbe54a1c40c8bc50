/** A merged report as one HTML page: no script, nothing from the network; light, dark and in print. */
import { htmlPage, type Localized, type Severity } from '../../internal.ts';
import type { Language } from '../language.ts';
import { countsOf, type FilingRecord, type RunFault } from '../render/report.ts';
import { severityWords } from '../report/messages.ts';
import { folding, partsStyle, safeHtml, table, tile } from '../report/page-parts.ts';
import { newTallies, reasonTable, ruleTables } from '../report/page-tables.ts';
import type { Look } from '../session.ts';
import { visible } from '../visible.ts';
import { type MergedReport, sizeText } from './merge.ts';

export function mergedPage(report: MergedReport, { language }: Look): string {
  const { filings, faults, perfgoal } = report;
  const failed = filings.filter(hasFailed);
  const others = filings.filter(filing => !hasFailed(filing));
  const isInfo = ({ severity }: { readonly severity: Severity }) => severity === 'info';
  const noted = others.filter(({ findings }) => findings.length > 0 && findings.every(isInfo));
  const warned = others.filter(({ findings }) => !findings.every(isInfo));
  const left = filings.filter(({ status }) => status === 'left');
  const counts = countsOf(filings);
  const tiles = statusOrder.map(status =>
    tile(counts[status], statusWords[status][language], status),
  );
  return htmlPage({
    language,
    title: words.title[language],
    facts: [sizeText(report)[language], period(report), `perfgoal ${visible(perfgoal)}`],
    style: partsStyle + style,
    body: `<div class="tiles">${tiles.join('')}</div>
${section(words.faults, faults.map(faultItem), language, 'open')}
${section(words.failed, failed, language, 'open')}
${section(words.left, left, language, 'folded')}
${section(words.warned, warned, language, 'folded')}
${section(words.noted, noted, language, 'folded')}
${countsSection(filings, language)}
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
    const lines = findings.map(({ rule, severity, line, column, cell, message }) => {
      const place = line === null ? safeHtml(cell ?? '') : `${line}:${column}`;
      return item(severity, place, `${safeHtml(message)} <code>${safeHtml(rule)}</code>`);
    });
    if (fault !== null) lines.unshift(item('error', '', safeHtml(fault)));
    return `<dt>${safeHtml(file)}</dt><dd><ul>${lines.join('')}</ul></dd>`;
  });
  return folding(title[language], items.length, `<dl>${list.join('\n')}</dl>`, state);
}

/** How often each rule is broken, and why the filings would be returned. */
function countsSection(filings: readonly FilingRecord[], language: Language): string {
  const tallies = newTallies();
  for (const { file, findings } of filings) tallies.add({ name: file, findings });
  if (tallies.rules.size === 0) return '';
  return `<h2>${words.byRule[language]}</h2>${ruleTables(tallies, language)}
<h2>${words.byReason[language]}</h2>${reasonTable(tallies, language)}`;
}

function allSection(filings: readonly FilingRecord[], language: Language): string {
  if (filings.length === 0) return '';
  const heads = [words.filing, words.status, words.outputs].map(head => head[language]);
  const rows = filings.map(({ file, status, outputs }) => [
    safeHtml(file),
    statusWords[status][language],
    outputs.map(output => safeHtml(output.file)).join('<br>'),
  ]);
  return folding(words.all[language], filings.length, table(heads, rows, heads.length), 'folded');
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
  warned: { zh: '有警告的申报', en: 'Filings with warnings' },
  noted: { zh: '只有提示的申报', en: 'Filings with notes only' },
  byRule: { zh: '发现的问题：按规则', en: 'Findings by rule' },
  byReason: { zh: '发现的问题：按退回原因', en: 'Findings by reason to return' },
  all: { zh: '全部申报', en: 'All filings' },
  filing: { zh: '申报', en: 'filing' },
  status: { zh: '结果', en: 'result' },
  outputs: { zh: '输出', en: 'documents' },
} as const;

/** CSS beside that of pages of reports. */
const style = `
dl { margin: .25rem 0 1rem; } dt { margin-top: .75rem; font-weight: bold; break-after: avoid; } dd { margin: 0; }
dd li { display: grid; grid-template-columns: 3.5em max-content 1fr; column-gap: .5em; } .error table, .warning table, .info table { margin-bottom: .75rem; }
`;
