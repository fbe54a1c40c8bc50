/** Pairs of filings: one, and what random edits make of it. */
import fc from 'fast-check';
import type { Plain } from '../filing/arbitrary-filing.ts';

export const filingOf = (value: Plain): object => (typeof value === 'object' && value ? value : {});

/** A filing and one made of it: fields of another, items left out, added and in another order. */
export function edited(filing: fc.Arbitrary<Plain>) {
  return fc.tuple(filing, filing, fc.infiniteStream(fc.nat(7))).map(([value, other, choices]) => {
    const next = () => choices.next().value ?? 0;
    return { before: filingOf(value), after: filingOf(mixed(value, other, next)) };
  });
}

function mixed(value: Plain, other: Plain, next: () => number): Plain {
  const choice = next();
  if (choice > 5 || typeof value !== typeof other) return choice % 2 ? value : other;
  if (Array.isArray(value) && Array.isArray(other)) {
    const items = [...value, ...other.slice(0, next() % 3)].filter(() => next() > 0);
    return next() > 4 ? items.reverse() : items;
  }
  if (!isGroup(value) || !isGroup(other)) return choice < 5 ? value : other;
  const keys = new Set([...Object.keys(value), ...Object.keys(other)]);
  const entries = [...keys].flatMap((key): readonly (readonly [string, Plain])[] => {
    const [a, b] = [value[key], other[key]];
    if (a === undefined) return next() > 5 ? [[key, b ?? null]] : [];
    return next() > 0 ? [[key, mixed(a, b ?? a, next)]] : [];
  });
  return Object.fromEntries(entries);
}

const isGroup = (value: Plain): value is { readonly [key: string]: Plain } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
