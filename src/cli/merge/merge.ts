/** The reports of several runs as one, with what shows only across them. */
import { UserError } from '../../internal.ts';
import { type ExitStatus, exit, worse } from '../exit.ts';
import type { Language } from '../language.ts';
import { countsOf, type FilingRecord, type RunFault, type RunReport } from '../render/report.ts';
import { withDoubles } from './duplicates.ts';
import type { ReadReport } from './read.ts';

/** A report of all runs; `reports` is how many they were. */
export interface MergedReport extends RunReport {
  readonly perfgoal: string;
  readonly reports: number;
  readonly filings: readonly FilingRecord[];
}

/**
 * Merges. Throws UserError for reports of several versions, for shards that are missing, and for what is given twice.
 */
export function mergeReports(reports: readonly ReadReport[], language: Language): MergedReport {
  const perfgoal = versionOf(reports);
  refuseShards(reports);
  refuseTwins(reports);
  const order = (a: FilingRecord, b: FilingRecord) =>
    a.file < b.file ? -1 : a.file > b.file ? 1 : 0;
  const filings = withDoubles(reports.flatMap(report => report.filings).sort(order), language);
  const times = reports.map(({ timing }) => timing);
  const faults = faultsOf(reports);
  const hasFailed = filings.some(({ status }) => status === 'failed');
  const least = faults.length > 0 ? exit.fault : hasFailed ? exit.findings : exit.clean;
  return {
    perfgoal,
    reports: reports.length,
    shard: null,
    status: reports.map(({ status }) => status).reduce<ExitStatus>(worse, least),
    started: new Date(times.map(({ started }) => Date.parse(started)).reduce(earlier)),
    ended: new Date(times.map(({ ended }) => Date.parse(ended)).reduce(later)),
    totals: countsOf(filings),
    faults,
    filings,
  };
}

/** Each once, since machines that share a command line are all at fault in the same way. */
function faultsOf(reports: readonly ReadReport[]): readonly RunFault[] {
  const faults = reports.flatMap(report => report.faults);
  return [...new Map(faults.map(each => [`${each.name}\0${each.fault}`, each])).values()];
}

const earlier = (a: number, b: number) => Math.min(a, b);
const later = (a: number, b: number) => Math.max(a, b);

function versionOf(reports: readonly ReadReport[]): string {
  const [first, ...others] = [...new Set(reports.map(({ perfgoal }) => perfgoal))];
  if (first !== undefined && others.length === 0) return first;
  const [one, two] = [first, others[0]].map(version => {
    const report = reports.find(each => each.perfgoal === version);
    return `${report?.name} ${version}`;
  });
  throw new UserError(
    {
      zh: `报告出自 perfgoal 的不同版本：${one}，${two}`,
      en: `the reports are of several versions of perfgoal: ${one}, ${two}`,
    },
    {
      zh: '不同版本生成的表可能不一样，请用同一版本重做。',
      en: 'Versions may render differently; run all with one.',
    },
  );
}

/** A run is known by its time to the millisecond and by what it was for. */
function refuseTwins(reports: readonly ReadReport[]): void {
  const seen = new Map<string, string>();
  for (const { name, timing, filings } of reports) {
    const key = [timing.started, timing.ended, ...filings.map(({ file }) => file)].join('\0');
    const twin = seen.get(key);
    if (twin !== undefined)
      throw new UserError(
        {
          zh: `${twin} 和 ${name} 是同一次运行的报告`,
          en: `${twin} and ${name} are reports of the same run`,
        },
        { zh: '请只给其中一份。', en: 'Name one of them only.' },
      );
    seen.set(key, name);
  }
}

function refuseShards(reports: readonly ReadReport[]): void {
  const sharded = reports.flatMap(({ name, shard }) => (shard ? [{ name, ...shard }] : []));
  const [first] = sharded;
  if (!first) return;
  if (sharded.length < reports.length) {
    const whole = reports.find(({ shard }) => !shard);
    throw new UserError({
      zh: `${first.name} 是一份分片，${whole?.name} 不是，不能合并`,
      en: `${first.name} is a shard and ${whole?.name} is not: they do not go together`,
    });
  }
  const { total } = first;
  const other = sharded.find(shard => shard.total !== total);
  if (other)
    throw new UserError({
      zh: `${first.name} 分作 ${total} 份，${other.name} 分作 ${other.total} 份，不能合并`,
      en: `${first.name} is of ${total} shards, ${other.name} of ${other.total}`,
    });
  const seen = new Map<number, string>();
  for (const { index, name } of sharded) {
    const twin = seen.get(index);
    if (twin !== undefined)
      throw new UserError({
        zh: `${twin} 和 ${name} 都是第 ${index}/${total} 份`,
        en: `${twin} and ${name} are both shard ${index}/${total}`,
      });
    seen.set(index, name);
  }
  const missing = Array.from({ length: total }, (_, place) => place + 1).filter(
    index => !seen.has(index),
  );
  if (missing.length === 0) return;
  const shown = missing.slice(0, SHOWN).map(index => `${index}/${total}`);
  const more = missing.length - shown.length;
  throw new UserError(
    {
      zh: `缺 ${missing.length} 份：${shown.join('、')}${more > 0 ? '…' : ''}`,
      en: `${missing.length} shards are missing: ${shown.join(', ')}${more > 0 ? ' …' : ''}`,
    },
    {
      zh: '把缺的几份做完再合并。',
      en: 'Run them, then merge.',
    },
  );
}

const SHOWN = 10;
