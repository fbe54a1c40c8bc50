/** Exit statuses, ordered by severity: the status of a run is the highest of its files. */

export const exit = {
  clean: 0,
  /** A filing has errors. */
  findings: 1,
  /** The command or its surroundings are at fault. */
  fault: 2,
  /** A bug in perfgoal. */
  bug: 3,
  /** Ended because its terminal closed (SIGHUP). */
  hungUp: 129,
  /** Ended by Ctrl-C (SIGINT). */
  interrupted: 130,
  /** Ended by SIGTERM. */
  terminated: 143,
} as const;

export type ExitStatus = (typeof exit)[keyof typeof exit];

export function worse(a: ExitStatus, b: ExitStatus): ExitStatus {
  return a > b ? a : b;
}
