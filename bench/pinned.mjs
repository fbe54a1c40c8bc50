/** One core for a benchmark, its helper threads included. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Runs the script again on one core, with its arguments, and ends with it; where that cannot be done, does nothing. */
export function pinned(script) {
  if (process.platform !== 'linux' || process.env.BENCH_PINNED) return;
  const args = ['-c', '0', process.execPath, fileURLToPath(script), ...process.argv.slice(2)];
  const { error, status } = spawnSync('taskset', args, {
    stdio: 'inherit',
    env: { ...process.env, BENCH_PINNED: '1' },
  });
  if (!error) process.exit(status);
}
