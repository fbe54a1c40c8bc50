/** Merges the reports of several runs, e.g. of the shards of one, into a report of all. */
import { type Localized, userError } from '../../internal.ts';
import { type ExitStatus, exit, worse } from '../exit.ts';
import type { Language } from '../language.ts';
import { countsOf, type FilingRecord, type RunFault, type RunReport } from '../render/report.ts';
import { withDuplicates } from './duplicates.ts';
import type { ReadReport } from './read.ts';

export interface MergedReport extends RunReport {
  readonly perfgoal: string;
  /** How many reports are merged. */
  readonly reports: number;
  readonly filings: readonly FilingRecord[];
}

/** Throws UserError for reports of several versions, missing shards, and reports or shards that are given twice. */
export function mergeReports(reports: readonly ReadReport[], language: Language): MergedReport {
  const perfgoal = versionOf(reports);
  refuseIncompleteShards(reports);
  refuseSameRun(reports);
  const order = (a: FilingRecord, b: FilingRecord) =>
    a.file < b.file ? -1 : a.file > b.file ? 1 : 0;
  const filings = withDuplicates(reports.flatMap(report => report.filings).sort(order), language);
  const faults = faultsOf(reports);
  const hasFailed = filings.some(({ status }) => status === 'failed');
  const least = faults.length > 0 ? exit.fault : hasFailed ? exit.findings : exit.clean;
  const starts = reports.map(({ timing }) => Date.parse(timing.started));
  const ends = reports.map(({ timing }) => Date.parse(timing.ended));
  return {
    perfgoal,
    reports: reports.length,
    shard: null,
    status: reports.map(({ status }) => status).reduce<ExitStatus>(worse, least),
    started: new Date(starts.reduce((a, b) => Math.min(a, b))),
    ended: new Date(ends.reduce((a, b) => Math.max(a, b))),
    totals: countsOf(filings),
    faults,
    filings,
  };
}

/** How many reports and filings it is of. */
export function sizeText({ reports, filings: { length } }: MergedReport): Localized {
  const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
  return {
    zh: `${reports} 份报告，${length} 份申报`,
    en: `${plural(reports, 'report')}, ${plural(length, 'filing')}`,
  };
}

/** Each fault once: machines that share a command line share its faults. */
function faultsOf(reports: readonly ReadReport[]): readonly RunFault[] {
  const faults = reports.flatMap(report => report.faults);
  return [...new Map(faults.map(each => [`${each.name}\0${each.fault}`, each])).values()];
}

function versionOf(reports: readonly ReadReport[]): string {
  const [first] = reports;
  const other = reports.find(({ perfgoal }) => perfgoal !== first?.perfgoal);
  if (first && !other) return first.perfgoal;
  const named = [first, other].map(each => `${each?.name} ${each?.perfgoal}`);
  throw userError(
    `报告出自 perfgoal 的不同版本：${named.join('，')}`,
    `reports of different versions of perfgoal: ${named.join(', ')}`,
    {
      zh: '不同版本生成的表可能不一样，请用同一版本重做。',
      en: 'Versions may render differently; run all filings with the same one.',
    },
  );
}

/** The reports of one run have the same times to the millisecond, and the same filings. */
function refuseSameRun(reports: readonly ReadReport[]): void {
  const seen = new Map<string, string>();
  for (const { name, timing, filings } of reports) {
    const key = [timing.started, timing.ended, ...filings.map(({ file }) => file)].join('\0');
    const twin = seen.get(key);
    if (twin !== undefined)
      throw userError(
        `${twin} 和 ${name} 是同一次运行的报告`,
        `${twin} and ${name} are reports of the same run`,
        { zh: '请只给其中一份。', en: 'Give only one of them.' },
      );
    seen.set(key, name);
  }
}

/** Missing shards that are named. */
const SHOWN = 10;

function refuseIncompleteShards(reports: readonly ReadReport[]): void {
  const sharded = reports.flatMap(({ name, shard }) => (shard ? [{ name, ...shard }] : []));
  const [first] = sharded;
  if (!first) return;
  const { total } = first;
  const whole = reports.find(({ shard }) => !shard);
  if (whole)
    throw userError(
      `${first.name} 是一份分片，${whole.name} 不是，不能合并`,
      `${first.name} is the report of a shard, ${whole.name} is not: cannot merge them`,
    );
  const other = sharded.find(shard => shard.total !== total);
  if (other)
    throw userError(
      `${first.name} 分作 ${total} 份，${other.name} 分作 ${other.total} 份，不能合并`,
      `${first.name} is one of ${total} shards, ${other.name} one of ${other.total}: cannot merge them`,
    );
  const seen = new Map<number, string>();
  for (const { index, name } of sharded) {
    const twin = seen.get(index);
    if (twin !== undefined)
      throw userError(
        `${twin} 和 ${name} 都是第 ${index}/${total} 份`,
        `${twin} and ${name} are both shard ${index}/${total}`,
      );
    seen.set(index, name);
  }
  const missing = Array.from({ length: total }, (_, place) => place + 1).filter(
    index => !seen.has(index),
  );
  if (missing.length === 0) return;
  const shown = missing.slice(0, SHOWN).map(index => `${index}/${total}`);
  const more = missing.length > SHOWN;
  throw userError(
    `缺 ${missing.length} 份：${shown.join('、')}${more ? '…' : ''}`,
    `missing ${missing.length === 1 ? 'shard' : `${missing.length} shards`}: ${shown.join(', ')}${more ? ' …' : ''}`,
    { zh: '把缺的几份做完再合并。', en: 'Render the missing shards first.' },
  );
}
