/** Errors for folders that are missing, or that cannot be made because a file is in the way. */
import { relative } from 'node:path';
import { type UserError, userError } from '../../internal.ts';
import { obstacleTo } from './paths.ts';

/** The error for a missing folder; `name` is for the message, `path` absolute. */
export const missingFolder = (name: string, path: string, cwd: string): UserError =>
  obstacleError(path, cwd) ??
  userError(`没有文件夹 ${name}`, `no such folder: ${name}`, {
    zh: '请先建立这个文件夹。',
    en: 'Create the folder first.',
  });

/** Throws UserError if the folder, given by its absolute path, neither exists nor can be made. */
export function refuseObstacle(path: string, cwd: string): void {
  const error = obstacleError(path, cwd);
  if (error) throw error;
}

function obstacleError(path: string, cwd: string): UserError | undefined {
  const obstacle = obstacleTo(path);
  if (obstacle === undefined) return undefined;
  const name = relative(cwd, obstacle);
  return userError(`${name} 不是文件夹`, `${name} is not a folder`, {
    zh: '请指定别的文件夹，或先把它移走。',
    en: 'Choose another folder, or move it away first.',
  });
}
