/** Folders that are missing, or in whose place something else stands, told with a way out. */
import { relative } from 'node:path';
import type { UserError } from '../../internal.ts';
import { fault } from '../fault.ts';
import { obstacleOn } from './paths.ts';

/** Why there is no such folder; `name` is for the message, `path` absolute. */
export const noFolder = (name: string, path: string, cwd: string): UserError =>
  obstacleFault(path, cwd) ??
  fault(`没有文件夹 ${name}`, `there is no folder ${name}`, {
    zh: '请先建立这个文件夹。',
    en: 'Make the folder first.',
  });

/** Throws UserError where a folder, given by its absolute path, can neither be found nor made. */
export function refuseObstacle(path: string, cwd: string): void {
  const found = obstacleFault(path, cwd);
  if (found) throw found;
}

function obstacleFault(path: string, cwd: string): UserError | undefined {
  const obstacle = obstacleOn(path);
  if (obstacle === undefined) return undefined;
  const name = relative(cwd, obstacle);
  return fault(`${name} 不是文件夹`, `${name} is not a folder`, {
    zh: '请指定别的文件夹，或先把它移走。',
    en: 'Name another folder, or move it away first.',
  });
}
