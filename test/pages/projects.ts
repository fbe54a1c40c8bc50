/** Projects of several departments, their summary as the command writes it, and their sums reckoned anew. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { perfgoal } from '../cli/run.ts';

export interface Project {
  readonly name: string;
  readonly department?: string;
  readonly year?: number;
  /** In yuan; none where the filing does not say it. */
  readonly yuan?: number;
  /** Where the funds come from. */
  readonly source?: string;
  /** In the year. */
  readonly startMonth?: number;
}

/** A summary page of the projects; their amounts are filed in yuan and in 万元 by turns. */
export async function summaryPage(
  projects: readonly Project[],
  language: 'zh' | 'en' = 'zh',
): Promise<string> {
  const cwd = mkdtempSync(join(tmpdir(), 'perfgoal-summary-'));
  try {
    mkdirSync(join(cwd, 'filings'));
    for (const [index, project] of projects.entries())
      writeFileSync(join(cwd, `filings/${1000 + index}.yaml`), filing(project, index % 2 === 0));
    const args = ['summary', 'filings', '--out', 'summary.html', '--lang', language];
    const { stderr } = await perfgoal(args, { cwd });
    if (!stderr.includes('summary.html')) throw new Error(stderr);
    return readFileSync(join(cwd, 'summary.html'), 'utf8');
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

function filing(project: Project, isInYuan: boolean): string {
  const { name, department = '财政局', year = 2023, yuan, source, startMonth = 1 } = project;
  const amount = isInYuan || yuan === undefined ? yuan : yuan / 10_000;
  const from = source === undefined ? '' : `, sources: { ${source}: ${amount} }`;
  const total = yuan === undefined ? '' : `, total: ${amount}${from}`;
  return `form: xizang/fujian2
year: ${year}
project:
  name: ${JSON.stringify(name)}
  department: ${JSON.stringify(department)}
  period: { start: ${year}-${String(startMonth).padStart(2, '0')}-01, end: ${year}-12-31 }
funding: { unit: ${isInYuan ? '元' : '万元'}, rows: [{ years: ${year}${total} }] }
`;
}

/** Yuan as 万元, the way people write them. */
export const written = (yuan: number) =>
  (yuan / 10_000).toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 6 });

/** Yuan by year and department, the largest first; a label tells how many projects are not in its sum. */
export function yuanByDepartment(projects: readonly Project[]): readonly [string, number][] {
  const sums: Record<string, number> = {};
  const unstated: Record<string, number> = {};
  for (const { year = 2023, department = '财政局', yuan } of projects) {
    const key = `${year} ${department}`;
    sums[key] = (sums[key] ?? 0) + (yuan ?? 0);
    if (yuan === undefined) unstated[key] = (unstated[key] ?? 0) + 1;
  }
  return Object.entries(sums)
    .sort((a, b) => b[1] - a[1])
    .map(([key, sum]) => [unstated[key] ? `${key}（${unstated[key]} 个没有写明）` : key, sum]);
}
