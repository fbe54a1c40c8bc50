/**
 * How properties are tried: with the same random cases in every run, so that a change fails only for what it broke, and
 * a third of those that `npm run fuzz` tries at the least. That one has other cases each time, PERFGOAL_FUZZ times as many.
 */
import fc from 'fast-check';

const fuzz = Number(process.env.PERFGOAL_FUZZ || 0);

/** How many cases to try of a property for which so many are thorough. */
export const cases = (thorough: number): number => Math.ceil(thorough * (fuzz || 1 / 3));

fc.configureGlobal({ numRuns: cases(100), ...(fuzz === 0 && { seed: 20240601 }) });
