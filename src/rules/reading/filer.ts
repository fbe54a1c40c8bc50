/** Who files: what a filing says of itself, besides what it says of the project. */
import type { Path } from '../../finding.ts';

const GROUPS: ReadonlySet<unknown> = new Set(['reportingUnit', 'preparer']);

/** Whether a place is 填报单位 or of 填报信息. */
export const isOfFiler = ([group]: Path): boolean => GROUPS.has(group);
