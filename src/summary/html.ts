/** A summary as one self-contained page: charts, a table that sorts, light and dark, print; nothing from the network. */
import type Big from 'big.js';
import { type Bar, barChart } from './chart.ts';
import { escaped } from './escaped.ts';
import type { SummaryWriter } from './index.ts';
import { script, style } from './page-assets.ts';
import { type Summary, sumsBy } from './summary.ts';
import { type CellValue, type Column, projectColumns } from './tables.ts';

type Language = 'zh' | 'en';

const words = {
  zh: {
    title: '项目支出绩效目标汇总',
    projects: '个项目',
    indicators: '条指标',
    total: '本年资金',
    unit: '万元',
    funding: '本年资金：按主管部门和年度（万元）',
    kinds: '指标：按一级指标（条）',
    findings: '检查发现：按规则（次）',
    table: '项目',
    hint: '点击表头排序',
    unnamed: '未填写',
    none: '没有发现问题',
  },
  en: {
    title: 'Performance goals of projects',
    projects: 'projects',
    indicators: 'indicators',
    total: 'Funds of the year',
    unit: '10k yuan',
    funding: 'Funds of the year by department and year (10k yuan)',
    kinds: 'Indicators by first level',
    findings: 'Findings by rule',
    table: 'Projects',
    hint: 'Click a heading to sort',
    unnamed: 'not filled in',
    none: 'Nothing was found',
  },
} as const;

export const writeHtml: SummaryWriter = async (summary, { language }) => {
  const say = words[language];
  const total = [...sumsBy(summary.projects, () => '').values()][0];
  const page = `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>${say.title}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>${say.title}</h1>
<p>${summary.projects.length} ${say.projects} · ${summary.indicators.length} ${say.indicators} · ${say.total} ${total?.toFixed() ?? 0} ${say.unit}</p>
</header>
<section class="charts">
${chart(say.funding, fundingBars(summary, say.unnamed), say.none)}
${chart(say.kinds, kindBars(summary), say.none)}
${chart(say.findings, findingBars(summary), say.none)}
</section>
<section>
<h2>${say.table} <small>${say.hint}</small></h2>
<div class="scroll">${table(summary, language)}</div>
</section>
<script>${script}</script>
</body>
</html>
`;
  return new TextEncoder().encode(page);
};

function chart(title: string, bars: readonly Bar[], none: string): string {
  const drawing = bars.length > 0 ? barChart(title, bars) : `<p>${escaped(none)}</p>`;
  return `<figure><figcaption>${escaped(title)}</figcaption>${drawing}</figure>`;
}

function fundingBars({ projects }: Summary, unnamed: string): readonly Bar[] {
  const sums = sumsBy(projects, row => `${row.department || unnamed} ${row.year ?? ''}`.trim());
  return [...sums].map(([label, sum]) => ({ label, value: sum.toNumber(), text: sum.toFixed() }));
}

function kindBars({ indicators }: Summary): readonly Bar[] {
  const counts = new Map<string, number>();
  for (const { first } of indicators) counts.set(first, (counts.get(first) ?? 0) + 1);
  return countBars(counts);
}

const findingBars = ({ findings }: Summary) => countBars(findings);

function countBars(counts: ReadonlyMap<string, number>): readonly Bar[] {
  return [...counts].map(([label, value]) => ({ label, value, text: String(value) }));
}

function table(summary: Summary, language: Language): string {
  const columns = projectColumns(summary);
  const heads = columns.map(
    ({ heading, kind, width }) =>
      `<th scope="col" aria-sort="none" style="min-width:${Math.min(width, 20) / 2}em"><button data-kind="${kind}">${escaped(heading[language])}</button></th>`,
  );
  const rows = summary.projects.map(
    row => `<tr>${columns.map(column => dataCell(column, column.value(row))).join('')}</tr>`,
  );
  return `<table><thead><tr>${heads.join('')}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`;
}

function dataCell({ kind }: Pick<Column<never>, 'kind'>, value: CellValue): string {
  const text =
    value === undefined ? '' : typeof value === 'object' ? (value as Big).toFixed() : String(value);
  return kind === 'text' ? `<td>${escaped(text)}</td>` : `<td class="number">${escaped(text)}</td>`;
}
