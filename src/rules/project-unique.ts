/** What shows only across many filings: the same project twice, and what the departments apply for. */

import Big from 'big.js';
import { departmentOf, plainName } from '../filing/department.ts';
import type { Filing } from '../filing/filing.ts';
import { fundsOfYear } from '../filing/funding-rows.ts';
import { inWanyuan } from '../filing/money.ts';
import type { Finding } from '../finding.ts';
import type { Source } from '../source/read-yaml.ts';
import { shown } from './reading/shown.ts';
import type { Rule } from './rule.ts';

/** What of a checked filing is looked at; a run over thousands need not keep more. */
export interface ProjectFacts {
  readonly source: Source;
  readonly filing: Pick<Filing, 'project' | 'reportingUnit' | 'year' | 'funding'>;
}

/** What a department applies for in one budget year. */
export interface DepartmentTotal {
  readonly department: string;
  /** Absent where the filings do not say. */
  readonly year?: number;
  readonly filings: number;
  /** Funds of that year in 万元, exact. */
  readonly total: Big;
  /** Filings whose funds of the year are not stated, so that they are not in the total. */
  readonly unread: number;
}

export interface ProjectComparison<Item extends ProjectFacts> {
  /** By filing, in the order given; located in each filing's own text. */
  readonly findings: ReadonlyMap<Item, readonly Finding[]>;
  /** In the order in which the departments first appear. */
  readonly totals: readonly DepartmentTotal[];
}

/** The rule of this module, for lists and explanations of rules. */
export const projectUnique: Omit<Rule, 'check' | 'examples'> = {
  id: 'project-unique',
  reason: 'other',
  severity: 'warning',
  summary: {
    zh: '同一部门同一年度没有两份同名项目的申报',
    en: 'no project of a department is filed twice in a year',
  },
  why: {
    zh: '同一项目报两次会重复安排资金；不同的项目同名，汇总和支付时分不清。',
    en: 'A project filed twice may be paid twice; two projects with the same name are mistaken for each other.',
  },
  basis: {
    zh: '财预〔2011〕填报说明：项目名称与部门预算中的名称一致。',
    en: 'Fill-in instructions of 财预〔2011〕: the name is the one in the department’s budget.',
  },
};

/** Looks at all filings of a run at once; items are told apart by identity. Pure. */
export function compareProjects<Item extends ProjectFacts>(
  items: readonly Item[],
): ProjectComparison<Item> {
  const findings = new Map<Item, readonly Finding[]>();
  for (const namesakes of grouped(items, ({ filing }) => nameAndYear(filing)).values()) {
    const owners = namesakes.map(item => ({ item, owner: ownerOf(item.filing) }));
    for (const { item, owner } of owners) {
      const others = owners.filter(other => other.item !== item && areOne(owner, other.owner));
      if (others.length === 0) continue;
      const copies = others.map(other => other.item);
      findings.set(item, [twice(item, copies)]);
    }
  }
  return { findings, totals: totalsOf(items) };
}

function nameAndYear({ project, year }: ProjectFacts['filing']): string | undefined {
  const name = plainName(project.name);
  return name === '' ? undefined : `${year?.text} ${name}`;
}

/** Who files a project, in plain spelling; empty where the filing does not say. */
interface Owner {
  readonly unit: string;
  readonly code: string;
  readonly department: string;
}

const ownerOf = ({ project }: Pick<Filing, 'project'>): Owner => ({
  unit: plainName(project.implementingUnit),
  code: plainName(project.departmentCode),
  department: plainName(project.department),
});

/** Of one department by code or name; where both name their units, of one unit: many schools file 办公设备购置. */
function areOne(a: Owner, b: Owner): boolean {
  if (a.unit !== '' && b.unit !== '' && a.unit !== b.unit) return false;
  return a.code !== '' && b.code !== '' ? a.code === b.code : a.department === b.department;
}

function twice({ filing, source }: ProjectFacts, others: readonly ProjectFacts[]): Finding {
  const files = others.map(other => other.source.name);
  const path = ['project', 'name'];
  const span = source.locate(path);
  const cell = source.cellAt?.(path);
  const copies = files.slice(0, SHOWN).join('、') + (files.length > SHOWN ? '…' : '');
  return {
    rule: projectUnique.id,
    severity: projectUnique.severity,
    structural: false,
    path,
    subject: plainName(filing.project.name),
    message: {
      zh: `“${shown(filing.project.name ?? '')}”在 ${copies} 里也有一份`,
      en: `“${shown(filing.project.name ?? '')}” is also filed in ${copies}`,
    },
    help: {
      zh: '删去重复的一份；确是两个项目的，改成能分清的名称。',
      en: 'Remove one of them, or give the projects different names.',
    },
    ...(span && { span }),
    ...(cell && { cell }),
  };
}

const SHOWN = 3;

function totalsOf(items: readonly ProjectFacts[]): readonly DepartmentTotal[] {
  const groups = grouped(items, ({ filing }) => {
    const department = plainName(departmentOf(filing));
    return department === '' ? undefined : `${filing.year?.text} ${department}`;
  });
  return [...groups.values()].flatMap((group): readonly DepartmentTotal[] => {
    const [first] = group;
    if (!first) return [];
    const { year } = first.filing;
    const amounts = group.flatMap(
      ({ filing }) => inWanyuan(fundsOfYear(filing)?.total, filing.funding.unit) ?? [],
    );
    return [
      {
        department: departmentOf(first.filing) ?? '',
        ...(year && { year: year.first }),
        filings: group.length,
        total: amounts.reduce((sum, amount) => sum.plus(amount), new Big(0)),
        unread: group.length - amounts.length,
      },
    ];
  });
}

/** Items by key, those without one left out. */
function grouped<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string | undefined,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
