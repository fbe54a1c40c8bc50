/** 项目单位 is a unit with a budget of its own, not an office inside one. */
import { shown } from './reading/shown.ts';
import type { Rule } from './rule.ts';

/** Bodies that have offices. */
const BODY =
  /(?:局|厅|委|政府|中心|医院|学校|中学|小学|大学|学院|公司|研究院|研究所|支队|大队|馆)./;
/** Other 办公室 may well be agencies, e.g. 西部开发办公室. */
const AGENCY_OFFICE = /(?:局|厅|中心|医院|学校|中学|小学|大学|学院|公司).*办公室$/;
/** 处 that are bodies themselves. */
const BODY_BY_NAME =
  /(?:办事|管理|养护|工程|事务|代表|联络|服务|指挥|保护|救助|筹备|筹建|供应|水管|堤防|监理|接待|招待|征收|收费|征稽|执法|派出)处$/;
const NO_OFFICE =
  /(?:专|本|百|学)科$|控股$|卫生室$|(?:政府|委|委员会|小组|指挥部)\p{Script=Han}*办公室$|(?:政府|委|人大|政协)\p{Script=Han}*研究室$/u;

export const implementingUnitIsAUnit: Rule = {
  id: 'implementing-unit-is-a-unit',
  reason: 'other',
  severity: 'warning',
  summary: {
    zh: '项目单位是独立的单位，不是内设科室',
    en: 'the implementing unit is a unit, not an office inside one',
  },
  why: {
    zh: '内设科室没有账户，不能使用资金、承担责任。',
    en: 'An internal office has no account; it can neither use the funds nor answer for them.',
  },
  basis: {
    zh: '财预〔2011〕填报说明：项目单位是使用资金的单位。',
    en: 'Fill-in instructions of 财预〔2011〕: the implementing unit is the one that uses the money.',
  },
  examples: {
    passing: 'project: { name: 甲, implementingUnit: 昌都市公路养护管理处 }',
    failing: 'project: { name: 甲, implementingUnit: 昌都市财政局预算科 }',
  },
  *check({ project: { implementingUnit: unit } }) {
    if (unit === undefined || !isOffice(unit.replace(/\s/g, ''))) return;
    yield {
      path: ['project', 'implementingUnit'],
      message: {
        zh: `项目单位“${shown(unit)}”像是内设科室`,
        en: `the implementing unit “${shown(unit)}” looks like an internal office`,
      },
      help: {
        zh: '填写使用资金的单位全称，不写内设科室。',
        en: 'Give the full name of the unit that uses the money.',
      },
    };
  },
};

/** Characters of a name that tell; no unit's name is longer. */
const NAME_LENGTH = 60;

function isOffice(name: string): boolean {
  const unit = name.slice(-NAME_LENGTH);
  if (NO_OFFICE.test(unit) || BODY_BY_NAME.test(unit)) return false;
  if (/(?:科|股|科室)$/.test(unit)) return true;
  if (unit.endsWith('办公室')) return AGENCY_OFFICE.test(unit);
  return /[处室]$/.test(unit) && BODY.test(unit);
}
