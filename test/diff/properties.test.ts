/** What holds of any two filings: no change without a difference, no difference without a change, and both ways alike. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Comparison, FilingChange } from '../../src/diff/change.ts';
import { anyFiling, soundFiling } from '../filing/arbitrary-filing.ts';
import { cases } from '../random.ts';
import { compared } from './compared.ts';
import { edited, filingOf } from './edited-filing.ts';

test('a filing does not differ from itself', () => {
  fc.assert(
    fc.property(fc.oneof(anyFiling, soundFiling), value => {
      expect(compared(filingOf(value), filingOf(value)).changes).toEqual([]);
    }),
  );
});

test('the changes back are those forth, turned round', () => {
  fc.assert(
    fc.property(edited(fc.oneof(anyFiling, soundFiling)), ({ before, after }) => {
      const forth = compared(before, after);
      const back = compared(after, before);
      expect(back.changes.map(plain).sort()).toEqual(forth.changes.map(turned).map(plain).sort());
    }),
    { numRuns: cases(100) },
  );
});

test('a filing without what changed, and with what it changed to, is the other', () => {
  fc.assert(
    fc.property(edited(soundFiling), ({ before, after }) => {
      const [a, b] = [before, after].map(value => statements(compared({}, value)).after);
      const { before: gone, after: come } = statements(compared(before, after));
      expect(
        difference(a ?? [], gone)
          .concat(come)
          .sort(),
      ).toEqual(b?.toSorted());
    }),
    { numRuns: cases(100) },
  );
});

const turnedKind = {
  changed: 'changed',
  added: 'removed',
  removed: 'added',
  moved: 'moved',
} as const;

function turned({ before, after, difference, words: _, ...change }: FilingChange): FilingChange {
  return {
    ...change,
    kind: turnedKind[change.kind],
    ...(after && { before: after }),
    ...(before && { after: before }),
    ...(difference && { difference: difference.times(-1) }),
  };
}

/** What a change says, but for the label, which is that of the second filing. */
const plain = ({ kind, before, after, difference, fields }: FilingChange) =>
  JSON.stringify([kind, before, after, isInOneUnit(before, after) ? difference : '', fields]);

/** A difference is in the unit of the second filing, so that with two units it is another number back. */
const isInOneUnit = (before: FilingChange['before'], after: FilingChange['after']) =>
  before?.unit === after?.unit;

/** What a filing states, field by field, before and after; the levels of an indicator are one of its fields. */
function statements({ changes }: Comparison) {
  const of = (side: 'before' | 'after') =>
    changes.flatMap(change => {
      const stated = change[side];
      const block = change.block.en;
      if (!stated || change.label.en.endsWith('(order)')) return [];
      const isTable = block === 'indicators.longTerm' || block === 'indicators.annual';
      if (change.kind === 'moved') return [`${block} levels ${stated.text}`];
      if (!change.fields)
        return [`${block} ${stated.path.at(-1)} ${stated.text}${stated.unit ?? ''}`];
      const levels =
        isTable && stated.path.length > 4
          ? [`${block} levels ${stated.path.slice(2, 4).join(' · ')}`]
          : [];
      return [...levels, ...change.fields.map(({ label, text }) => `${block} ${label.en} ${text}`)];
    });
  return { before: of('before'), after: of('after') };
}

/** All of a list but what another has, each as often as it stands there. */
function difference(all: readonly string[], without: readonly string[]): readonly string[] {
  const left = [...all];
  for (const one of without) {
    const at = left.indexOf(one);
    if (at === -1) throw new Error(`what changed was not there: ${one}`);
    left.splice(at, 1);
  }
  return left;
}
