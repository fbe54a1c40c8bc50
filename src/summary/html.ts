/** A summary as one self-contained page: charts, a table that sorts, light and dark, print; nothing from the network. */
import Big from 'big.js';
import { alignedAmounts, amountText } from './amount-text.ts';
import { type Bar, barChart } from './chart.ts';
import { escaped } from './escaped.ts';
import { words } from './html-words.ts';
import type { SummaryWriter } from './index.ts';
import { script, scriptHash, style } from './page-assets.ts';
import { projectTable } from './page-table.ts';
import type { Summary } from './summary.ts';
import { departmentSums, sumOf } from './totals.ts';

export const writeHtml: SummaryWriter = async (summary, { language }) => {
  const say = words[language];
  const { projects, indicators, leftOut } = summary;
  const funding = fundingBars(summary, language);
  const count = (value: Big) => value.toFixed();
  const charts = [
    {
      title: say.funding,
      bars: funding,
      written: alignedAmounts(funding.flatMap(({ value }) => value ?? [])),
    },
    { title: say.kinds, bars: kindBars(summary), written: count },
    {
      title: say.findings,
      bars: countBars(summary.findings),
      written: count,
      none: projects.length === 0 ? say.noData : say.noFindings,
    },
  ].map(chart =>
    barChart({ none: say.noData, unknown: say.unknown, others: say.others, ...chart }),
  );
  const facts = say
    .facts({
      projects: projects.length,
      indicators: indicators.length,
      funds: amountText(sumOf(projects.map(row => row.yearTotal))),
      unstated: projects.filter(row => row.yearTotal === undefined).length,
      leftOut: leftOut.length,
    })
    .map(fact => `<span>${escaped(fact)}</span>`);
  const table =
    projects.length === 0
      ? `<h2>${say.table}</h2>\n<p>${say.noProjects}</p>`
      : `<h2 id="projects">${say.table} <small>${say.hint}</small></h2>\n<div class="scroll" role="region" aria-labelledby="projects" tabindex="0">${projectTable(summary, language)}</div>`;
  const others =
    leftOut.length === 0
      ? ''
      : `<section>\n<h2>${say.leftOut}</h2>\n<ul>${leftOut.map(file => `<li>${escaped(file)}</li>`).join('')}</ul>\n</section>\n`;
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
${others}<script>${script}</script>
</body>
</html>
`;
  return new TextEncoder().encode(page);
};

/** The year goes first, where the end of a long name cannot hide it. */
function fundingBars(summary: Summary, language: 'zh' | 'en'): readonly Bar[] {
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

function countBars(counts: ReadonlyMap<string, number>): readonly Bar[] {
  return [...counts].map(([label, value]) => ({ label, value: new Big(value) }));
}
