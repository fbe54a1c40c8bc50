/** A benefit is what comes of the outputs, not an output once more. */
import { distinctTables, isBenefit, isOutput, type PlacedIndicator } from '../filing/indicators.ts';
import { type ComparableName, comparableName, likeness } from './reading/likeness.ts';
import { shown } from './reading/shown.ts';
import type { Rule } from './rule.ts';

/** Two periods that say the same are one, so that what is said of one depends on both. */
const PERIODS = [['indicators']];
const ALIKE = 0.8;
/** Outputs that each benefit is compared with; forms have a dozen, and the work grows with their product. */
const COMPARED = 200;

export const benefitRepeatsOutput: Rule = {
  id: 'benefit-repeats-output',
  reason: 'misclassified',
  severity: 'warning',
  summary: {
    zh: '效益指标不重复产出指标',
    en: 'benefits do not repeat outputs',
  },
  why: {
    zh: '产出是做了什么，效益是带来什么；同一件事写两遍等于没有写效益。',
    en: 'Outputs are what is done, benefits are its effects; stating the same twice states no benefit.',
  },
  examples: {
    passing:
      'indicators: { annual: { 产出指标: { 数量指标: [{ name: 接入系统会场数量, value: ≥140个 }] }, 效益指标: { 社会效益指标: [{ name: 线上会议召开次数, value: ≥30次 }] } } }',
    failing:
      'indicators: { annual: { 产出指标: { 数量指标: [{ name: 市级接入系统会场数量, value: ≥140个 }] }, 效益指标: { 社会效益指标: [{ name: 可接入系统的市级会场数量, value: ≥140个 }] } } }',
  },
  *check(filing, requirements) {
    for (const { rows } of distinctTables(filing, requirements)) {
      const outputs = rows.filter(isOutput).flatMap(named).slice(0, COMPARED);
      for (const { indicator, path } of rows.filter(isBenefit)) {
        const name = comparableName(indicator.name ?? '');
        const output = outputs.find(other => saysTheSame(name, other.name));
        if (!output) continue;
        yield {
          path: [...path, 'name'],
          from: [[...path, 'name'], ...PERIODS],
          message: {
            zh: `效益指标“${shown(indicator.name ?? '')}”与产出指标“${shown(output.indicator.name ?? '')}”是同一件事`,
            en: `the benefit “${shown(indicator.name ?? '')}” repeats the output “${shown(output.indicator.name ?? '')}”`,
          },
          help: {
            zh: '写产出带来的变化，例如节省的时间、受益的人数。',
            en: 'State the effect of the output, e.g. time saved or people served.',
          },
        };
      }
    }
  },
};

const named = ({ indicator }: PlacedIndicator) =>
  indicator.name === undefined ? [] : [{ indicator, name: comparableName(indicator.name) }];

/** Alike, and of the same measure: its last two characters, e.g. 数量 or 人数. */
const saysTheSame = (a: ComparableName, b: ComparableName) =>
  a.text.slice(-2) === b.text.slice(-2) && likeness(a, b) >= ALIKE;
