/** A summary as one self-contained page: charts, a table that sorts, light and dark, print; nothing from the network. */
import Big from 'big.js';
import { alignedAmounts, amountText } from './amount-text.ts';
import { type Bar, barChart } from './chart.ts';
import { escaped } from './escaped.ts';
import type { SummaryWriter } from './index.ts';
import { script, scriptHash, style } from './page-assets.ts';
import { projectTable } from './page-table.ts';
import { type Summary, sumsBy } from './summary.ts';

const words = {
  zh: {
    title: '项目支出绩效目标汇总',
    facts: (projects: number, indicators: number, funds: string) => [
      `${projects} 个项目`,
      `${indicators} 条指标`,
      `本年资金 ${funds} 万元`,
    ],
    funding: '本年资金：按年度和主管部门（万元）',
    kinds: '指标：按一级指标（条）',
    findings: '检查发现：按规则（次）',
    table: '项目',
    hint: '点击表头排序，文字按拼音',
    unnamed: '未填写',
    noData: '没有数据',
    noFindings: '没有发现问题',
    noProjects: '没有项目',
    others: (count: number) => `其余 ${count} 项`,
  },
  en: {
    title: 'Performance goals of projects',
    facts: (projects: number, indicators: number, funds: string) => [
      `${projects} projects`,
      `${indicators} indicators`,
      `Funds of the year ${funds} (10k yuan)`,
    ],
    funding: 'Funds of the year by year and department (10k yuan)',
    kinds: 'Indicators by first level',
    findings: 'Findings by rule',
    table: 'Projects',
    hint: 'Click a heading to sort; Chinese goes by pinyin',
    unnamed: 'not filled in',
    noData: 'No data',
    noFindings: 'Nothing was found',
    noProjects: 'No projects',
    others: (count: number) => `${count} others`,
  },
} as const;

export const writeHtml: SummaryWriter = async (summary, { language }) => {
  const say = words[language];
  const { projects, indicators } = summary;
  const [total = new Big(0)] = sumsBy(projects, () => '').values();
  const count = (value: Big) => value.toFixed();
  const funding = fundingBars(summary, say.unnamed);
  const charts = [
    { title: say.funding, bars: funding, written: alignedAmounts(funding.map(bar => bar.value)) },
    { title: say.kinds, bars: kindBars(summary), written: count },
    {
      title: say.findings,
      bars: countBars(summary.findings),
      written: count,
      none: say.noFindings,
    },
  ].map(chart => barChart({ none: say.noData, others: say.others, ...chart }));
  const facts = say
    .facts(projects.length, indicators.length, amountText(total))
    .map(fact => `<span>${escaped(fact)}</span>`);
  const table =
    projects.length === 0
      ? `<h2>${say.table}</h2>\n<p>${say.noProjects}</p>`
      : `<h2 id="projects">${say.table} <small>${say.hint}</small></h2>\n<div class="scroll" role="region" aria-labelledby="projects" tabindex="0">${projectTable(summary, language)}</div>`;
  const page = `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src '${scriptHash}'; base-uri 'none'; form-action 'none'">
<title>${say.title}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>${say.title}</h1>
<p>${facts.join(' ')}</p>
</header>
<section class="charts">
${charts.join('\n')}
</section>
<section>
${table}
</section>
<script>${script}</script>
</body>
</html>
`;
  return new TextEncoder().encode(page);
};

/** The year goes first, where the end of a long name cannot hide it. */
function fundingBars({ projects }: Summary, unnamed: string): readonly Bar[] {
  const sums = sumsBy(projects, row => `${row.year ?? ''} ${row.department || unnamed}`.trim());
  return [...sums].map(([label, value]) => ({ label, value }));
}

function kindBars({ indicators }: Summary): readonly Bar[] {
  const counts = new Map<string, number>();
  for (const { first } of indicators) counts.set(first, (counts.get(first) ?? 0) + 1);
  return countBars(counts);
}

function countBars(counts: ReadonlyMap<string, number>): readonly Bar[] {
  return [...counts].map(([label, value]) => ({ label, value: new Big(value) }));
}
