/**
 * How properties are tried: with the same random cases in every run, so that a change fails only for what it broke.
 * `npm run fuzz` tries other cases each time, and PERFGOAL_FUZZ times as many.
 */
import fc from 'fast-check';

const fuzz = Number(process.env.PERFGOAL_FUZZ || 0);
const times = Math.max(1, fuzz);

/** As many cases as are usual, or more of them. */
export const cases = (usual: number): number => usual * times;

fc.configureGlobal({ numRuns: cases(100), ...(fuzz === 0 && { seed: 20240601 }) });
