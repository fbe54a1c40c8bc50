/** What the summary page says, in both languages. */
const plural = (count: number, one: string, many = `${one}s`) =>
  `${count} ${count === 1 ? one : many}`;

/** How many of what the facts at the head of the page tell. */
export interface Facts {
  readonly projects: number;
  readonly indicators: number;
  /** As written, in 万元. */
  readonly funds: string;
  /** Projects whose funds of the year are not stated. */
  readonly unstated: number;
  readonly leftOut: number;
}

export const words = {
  zh: {
    title: '项目支出绩效目标汇总',
    facts: ({ projects, indicators, funds, unstated, leftOut }: Facts) => [
      `${projects} 个项目`,
      `${indicators} 条指标`,
      `本年资金 ${funds} 万元${unstated > 0 ? `（${unstated} 个项目没有写明，不在内）` : ''}`,
      ...(leftOut > 0 ? [`${leftOut} 份读不懂，没有列入`] : []),
    ],
    funding: '本年资金：按年度和主管部门（万元）',
    kinds: '指标：按一级指标（条）',
    findings: '检查发现：按规则（次）',
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
    facts: ({ projects, indicators, funds, unstated, leftOut }: Facts) => [
      plural(projects, 'project'),
      plural(indicators, 'indicator'),
      `Funds of the year ${funds} (10k yuan)${unstated > 0 ? `, not stated by ${plural(unstated, 'project')}` : ''}`,
      ...(leftOut > 0 ? [`${plural(leftOut, 'file')} could not be read, left out`] : []),
    ],
    funding: 'Funds of the year by year and department (10k yuan)',
    kinds: 'Indicators by first level',
    findings: 'Findings by rule',
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
