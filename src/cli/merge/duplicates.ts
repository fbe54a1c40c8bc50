/** What shows only across the filings of several runs: a project that was filed twice, documents of one name. */
import { projectUnique } from '../../internal.ts';
import type { Language } from '../language.ts';
import type { FilingRecord } from '../render/report.ts';

/**
 * The filings with a warning where another is of the same project. Where another has a document of the same name, one
 * of both is lost: both have failed.
 */
export function withDuplicates(
  filings: readonly FilingRecord[],
  language: Language,
): readonly FilingRecord[] {
  const byProject = grouped(filings, ({ project }) => (project === null ? [] : [project]));
  const byOutput = grouped(filings, ({ outputs }) => outputs.map(({ file }) => outputKey(file)));
  return filings.map(filing => {
    const twins = others(byProject.get(filing.project ?? ''), filing);
    const isWarned = filing.findings.some(({ rule }) => rule === projectUnique.id);
    const findings =
      twins.length === 0 || isWarned
        ? filing.findings
        : [...filing.findings, sameProject(twins, language)];
    for (const { file } of filing.outputs) {
      const [rival] = others(byOutput.get(outputKey(file)), filing);
      if (rival === undefined) continue;
      const fault = {
        zh: `输出 ${file} 与 ${rival} 的输出同名，只留下了一份`,
        en: `the output ${file} has the same name as one of ${rival}; one of them is lost`,
      }[language];
      return { ...filing, findings, status: 'failed', fault };
    }
    return { ...filing, findings };
  });
}

/** File systems of other machines may tell neither cases nor compositions apart. */
const outputKey = (file: string) => file.normalize('NFC').toLowerCase();

/** Others that are named. */
const SHOWN = 3;

/** The first others of a group, at most one more than are named, so that groups of thousands are not walked for each. */
function others(group: readonly FilingRecord[] | undefined, self: FilingRecord): readonly string[] {
  const first = (group ?? []).slice(0, SHOWN + 2).filter(each => each !== self);
  return first.slice(0, SHOWN + 1).map(({ file }) => file);
}

function grouped(
  filings: readonly FilingRecord[],
  keysOf: (filing: FilingRecord) => readonly string[],
): ReadonlyMap<string, readonly FilingRecord[]> {
  const groups = new Map<string, FilingRecord[]>();
  for (const filing of filings)
    for (const key of keysOf(filing)) {
      const group = groups.get(key);
      if (group) group.push(filing);
      else groups.set(key, [filing]);
    }
  return groups;
}

function sameProject(
  files: readonly string[],
  language: Language,
): FilingRecord['findings'][number] {
  const shown = files.slice(0, SHOWN).join(language === 'zh' ? '、' : ', ');
  const text = files.length > SHOWN ? `${shown}…` : shown;
  const message = {
    zh: `同一个项目（名称、年度、部门、单位都相同）在 ${text} 里也有一份`,
    en: `the same project (name, year, department and unit) is also filed in ${text}`,
  }[language];
  const { id: rule, severity } = projectUnique;
  return { rule, severity, line: null, column: null, message };
}
