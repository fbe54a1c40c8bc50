/** A summary as one self-contained page: charts, a table that sorts, light and dark, print; nothing from the network. */
import Big from 'big.js';
import { ruleTitle } from '../catalogue.ts';
import type { Localized } from '../finding.ts';
import { alignedAmounts, amountText } from './amount-text.ts';
import { type Bar, barChart } from './chart.ts';
import { escapeMarkup } from './escape-markup.ts';
import { htmlPage } from './html-page.ts';
import { sortScript, sortScriptHash, summaryStyle } from './page-assets.ts';
import { projectTable } from './page-table.ts';
import { failedOf, type Summary, type SummaryWriter } from './summary.ts';
import { departmentSums, sourceGap, sumOf } from './totals.ts';

export const writeHtml: SummaryWriter = async (summary, { language }) => {
  const say = words[language];
  const { projects, leftOut } = summary;
  const table =
    projects.length === 0
      ? `<h2>${say.table}</h2>\n<p>${say.noProjects}</p>`
      : `<h2 id="projects">${say.table} <small>${say.hint}</small></h2>\n<div class="scroll" role="region" aria-labelledby="projects" tabindex="0">${projectTable(summary, language)}</div>`;
  const others =
    leftOut.length === 0
      ? ''
      : `<section>\n<h2>${say.leftOut}</h2>\n<ul>${leftOut.map(file => `<li>${escapeMarkup(file)}</li>`).join('')}</ul>\n</section>\n`;
  const page = htmlPage({
    language,
    title: say.title,
    facts: factsOf(summary, language),
    style: summaryStyle,
    body: `<section class="charts">
${charts(summary, language).join('\n')}
</section>
<section>
${table}
</section>
${others}`,
    script: { text: sortScript, hash: sortScriptHash },
  });
  return new TextEncoder().encode(page);
};

function factsOf(summary: Summary, language: keyof Localized): readonly string[] {
  const say = words[language];
  const { projects, indicators, leftOut } = summary;
  const { failed, all } = failedOf(summary);
  const gap = sourceGap(summary);
  const funds = amountText(sumOf(projects.map(row => row.yearTotal)));
  const unstated = projects.filter(row => row.yearTotal === undefined).length;
  return [
    say.failed(failed, all),
    say.indicators(indicators.length),
    say.funds(funds, unstated),
    ...(gap.eq(0) ? [] : [say.gap(amountText(gap))]),
    ...(leftOut.length > 0 ? [say.unread(leftOut.length)] : []),
  ];
}

function charts(summary: Summary, language: keyof Localized): readonly string[] {
  const say = words[language];
  const funding = fundingBars(summary, language);
  const count = (value: Big) => value.toFixed();
  return [
    {
      title: say.funding,
      bars: funding,
      written: alignedAmounts(funding.flatMap(({ value }) => value ?? [])),
    },
    { title: say.kinds, bars: kindBars(summary), written: count },
    {
      title: say.findings,
      bars: countBars(titled(summary.findings, language)),
      written: count,
      none: summary.projects.length === 0 ? say.noData : say.noFindings,
    },
  ].map(chart =>
    barChart({ none: say.noData, unknown: say.unknown, others: say.others, ...chart }),
  );
}

/** The year goes first, where the end of a long name cannot hide it. */
function fundingBars(summary: Summary, language: keyof Localized): readonly Bar[] {
  const say = words[language];
  return departmentSums(summary).map(({ department, year, sum, projects, unstated }) => {
    const label = `${year ?? ''} ${department || say.unnamed}`.trim();
    if (unstated === projects) return { label, value: undefined };
    return { label: unstated > 0 ? say.without(label, unstated) : label, value: sum };
  });
}

function kindBars({ indicators }: Summary): readonly Bar[] {
  const counts = new Map<string, number>();
  for (const { first } of indicators) counts.set(first, (counts.get(first) ?? 0) + 1);
  return countBars(counts);
}

/** Rules by what they are about. */
const titled = (findings: ReadonlyMap<string, number>, language: keyof Localized) =>
  new Map([...findings].map(([rule, count]) => [ruleTitle(rule)[language], count]));

function countBars(counts: ReadonlyMap<string, number>): readonly Bar[] {
  return [...counts].map(([label, value]) => ({ label, value: new Big(value) }));
}

const plural = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

const words = {
  zh: {
    title: '项目支出绩效目标汇总',
    failed: (failed: number, all: number) => `${all} 个项目中 ${failed} 个未通过检查`,
    indicators: (count: number) => `${count} 条指标`,
    funds: (funds: string, unstated: number) =>
      `本年资金 ${funds} 万元${unstated > 0 ? `（${unstated} 个项目没有写明或读不懂，不在内）` : ''}`,
    gap: (gap: string) => `其中 ${gap} 万元没有写明来源`,
    unread: (count: number) => `${count} 份读不懂，没有列入`,
    funding: '本年资金：按年度和主管部门（万元）',
    kinds: '指标：按一级指标（条）',
    findings: '没有做到的规则（次）',
    table: '项目',
    hint: '点击表头排序，文字按拼音',
    unnamed: '未填写',
    unknown: '没有写明',
    without: (label: string, unstated: number) => `${label}（${unstated} 个没有写明）`,
    noData: '没有数据',
    noFindings: '没有发现问题',
    noProjects: '没有项目',
    leftOut: '读不懂，没有列入',
    others: (count: number) => `其余 ${count} 项`,
  },
  en: {
    title: 'Performance goals of projects',
    failed: (failed: number, all: number) =>
      `${failed} of ${plural(all, 'project')} did not pass the checks`,
    indicators: (count: number) => plural(count, 'indicator'),
    funds: (funds: string, unstated: number) =>
      `Funds of the year ${funds} (10k yuan)${unstated > 0 ? `, not stated or unreadable in ${plural(unstated, 'project')}` : ''}`,
    gap: (gap: string) => `no source stated for ${gap} of it`,
    unread: (count: number) => `${plural(count, 'file')} could not be read, left out`,
    funding: 'Funds of the year by year and department (10k yuan)',
    kinds: 'Indicators by first level',
    findings: 'Rules that were broken',
    table: 'Projects',
    hint: 'Click a heading to sort; Chinese goes by pinyin',
    unnamed: 'not filled in',
    unknown: 'not stated',
    without: (label: string, unstated: number) => `${label} (${unstated} not stated)`,
    noData: 'No data',
    noFindings: 'Nothing was found',
    noProjects: 'No projects',
    leftOut: 'Could not be read, left out',
    others: (count: number) => plural(count, 'other'),
  },
} as const;
