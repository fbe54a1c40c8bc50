/** Choices, sources of funding and indicator levels are the form's own. */

import type { Filing } from '../filing/filing.ts';
import { fieldAt } from '../filing/form-places.ts';
import { goalsOf } from '../filing/indicators.ts';
import type { Requirements } from '../filing/requirements.ts';
import type { Localized, Path } from '../finding.ts';
import { valueAt } from '../source/path.ts';
import { suggestion } from '../source/suggest.ts';
import type { Report, Rule } from './rule.ts';

export const nameOnForm: Rule = {
  id: 'name-on-form',
  reason: 'misclassified',
  severity: 'error',
  summary: {
    zh: '选项和指标级别是表样所列的名称',
    en: 'choices and indicator levels are among those of the form',
  },
  why: {
    zh: '自造的名称在表上没有位置，汇总时也归不了类。',
    en: 'A name that is not on the form cannot be printed or summed up with others.',
  },
  examples: {
    passing: 'project: { name: 甲, attribute: 延续项目 }',
    failing: 'project: { name: 甲, attribute: 延续 }',
  },
  *check(filing, requirements) {
    for (const { path, choices } of requirements.fields) {
      if (!choices) continue;
      const chosen = valueAt(filing, path);
      if (typeof chosen !== 'string' || choices.includes(chosen)) continue;
      yield { path, message: unknownName(chosen), help: suggestion(chosen, choices) };
    }
    yield* knownLevels(filing, requirements);
  },
};

function* knownLevels(filing: Filing, requirements: Requirements): Iterable<Report> {
  const { classification } = requirements;
  if (!classification) return;
  for (const { table, tablePath } of goalsOf(filing)) {
    if (!fieldAt(requirements, tablePath)) continue;
    for (const [first, groups] of Object.entries(table)) {
      const path = [...tablePath, first];
      const seconds = Object.hasOwn(classification, first) ? classification[first] : undefined;
      if (!seconds) {
        yield unknownLevel(path, Object.keys(classification));
        continue;
      }
      for (const second of Object.keys(groups))
        if (!seconds.includes(second)) yield unknownLevel([...path, second], seconds);
    }
  }
}

const unknownLevel = (path: Path, names: readonly string[]): Report => {
  const name = String(path.at(-1));
  return { path, at: 'key', message: unknownName(name), help: suggestion(name, names) };
};

const unknownName = (name: string): Localized => ({
  zh: `表样里没有「${name}」`,
  en: `the form has no “${name}”`,
});
