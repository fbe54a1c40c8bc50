/** Choices, sources of funding and indicator levels are the form's own. */

import type { Filing } from '../filing/filing.ts';
import { fieldAt } from '../filing/form-places.ts';
import { goalsOf } from '../filing/indicators.ts';
import { levelsTaken, type Requirements } from '../filing/requirements.ts';
import type { Localized, Path } from '../finding.ts';
import { valueAt } from '../source/path.ts';
import { isSurelyMeant, meantName, suggestion } from '../source/suggest.ts';
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
    for (const { path, choices, takesOther } of requirements.fields) {
      if (!choices || takesOther) continue;
      const chosen = valueAt(filing, path);
      if (typeof chosen !== 'string' || choices.includes(chosen)) continue;
      yield { path, message: unknownName(chosen), help: suggestion(chosen, choices) };
    }
    yield* knownLevels(filing, requirements);
  },
};

function* knownLevels(filing: Filing, requirements: Requirements): Iterable<Report> {
  const classification = levelsTaken(requirements);
  if (!classification) return;
  for (const { table, tablePath } of goalsOf(filing)) {
    if (!fieldAt(requirements, tablePath)) continue;
    for (const [first, groups] of Object.entries(table)) {
      const path = [...tablePath, first];
      const seconds = Object.hasOwn(classification, first) ? classification[first] : undefined;
      if (!seconds) {
        yield unknownLevel(path, Object.keys(classification), table);
        continue;
      }
      for (const second of Object.keys(groups))
        if (!seconds.includes(second))
          yield unknownSecond([...path, second], classification, groups);
    }
  }
}

/** A name that the form does not have, of the names that it has there; those that are taken already were not meant. */
function unknownLevel(path: Path, names: readonly string[], taken: object): Report {
  const name = String(path.at(-1));
  const guess = meantName(name, names);
  const isMeant = guess !== undefined && isSurelyMeant(name, guess) && !Object.hasOwn(taken, guess);
  return {
    path,
    at: 'key',
    ...(isMeant && { meant: [...path.slice(0, -1), guess] }),
    message: unknownName(name),
    help: suggestion(name, names),
  };
}

/** A second level that its first does not have: of another first level, or unknown. */
function unknownSecond(
  path: Path,
  classification: Readonly<Record<string, readonly string[]>>,
  taken: object,
): Report {
  const name = String(path.at(-1));
  const first = String(path.at(-2));
  const other = Object.keys(classification).find(level => classification[level]?.includes(name));
  if (other === undefined) return unknownLevel(path, classification[first] ?? [], taken);
  return {
    path,
    at: 'key',
    meant: [...path.slice(0, -2), other, name],
    message: {
      zh: `「${first}」下没有「${name}」`,
      en: `“${first}” has no “${name}”`,
    },
    help: {
      zh: `「${name}」写在「${other}」下面。`,
      en: `“${name}” belongs under “${other}”.`,
    },
  };
}

const unknownName = (name: string): Localized => ({
  zh: `表样里没有「${name}」`,
  en: `the form has no “${name}”`,
});
