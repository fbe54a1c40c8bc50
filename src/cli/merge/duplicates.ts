/** What shows only across the filings of several runs: one project filed twice, documents of one name. */
import { projectUnique } from '../../internal.ts';
import type { Language } from '../language.ts';
import type { FilingRecord } from '../render/report.ts';

/** Filings with what shows only beside the others; one whose document another took the place of has failed. */
export function withDoubles(
  filings: readonly FilingRecord[],
  language: Language,
): readonly FilingRecord[] {
  const namesakes = filesBy(filings, ({ project }) => (project === null ? [] : [project]));
  const neighbours = filesBy(filings, ({ outputs }) => outputs.map(each => outputKey(each.file)));
  return filings.map(filing => {
    const twins = others(namesakes.get(filing.project ?? ''), filing);
    const findings =
      twins.length === 0 || filing.findings.some(({ rule }) => rule === projectUnique.id)
        ? filing.findings
        : [...filing.findings, twice(twins, language)];
    const rivals = filing.outputs.flatMap(output =>
      others(neighbours.get(outputKey(output.file)), filing).map(file => ({ file, output })),
    );
    const [rival] = rivals;
    return rival
      ? {
          ...filing,
          findings,
          status: 'failed' as const,
          fault: {
            zh: `输出 ${rival.output.file} 与 ${rival.file} 的输出同名，只留下了一份`,
            en: `the output ${rival.output.file} is also that of ${rival.file}; one is lost`,
          }[language],
        }
      : { ...filing, findings };
  });
}

const outputKey = (file: string) => file.normalize('NFC').toLowerCase();

const SHOWN = 3;

/**
 * The first others of a group, one more than is shown, so that a group of thousands is not gone through for each of
 * them. A filing that stands in two reports is its own double.
 */
function others(group: readonly FilingRecord[] | undefined, self: FilingRecord): readonly string[] {
  const first = (group ?? []).slice(0, SHOWN + 2).filter(each => each !== self);
  return first.slice(0, SHOWN + 1).map(({ file }) => file);
}

function filesBy(
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

function twice(files: readonly string[], language: Language): FilingRecord['findings'][number] {
  const shown = files.slice(0, SHOWN).join(language === 'zh' ? '、' : ', ');
  const text = files.length > SHOWN ? `${shown}…` : shown;
  const message = {
    zh: `同一个项目（名称、年度、部门、单位都相同）在 ${text} 里也有一份`,
    en: `the same project (name, year, department and unit) is also filed in ${text}`,
  };
  const { id: rule, severity } = projectUnique;
  return { rule, severity, line: null, column: null, message: message[language] };
}
