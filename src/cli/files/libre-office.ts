/**
 * LibreOffice, started for one document in a profile of its own: nothing of the user's settings is read or changed, and
 * another LibreOffice that is open is left alone.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import {
  accessSync,
  constants,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { aborted } from '../interruption.ts';
import { readBounded } from './read.ts';
import { systemError } from './system-error.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const isWindows = process.platform === 'win32';
const NAMES = isWindows ? ['soffice.exe', 'soffice.com'] : ['soffice', 'libreoffice'];

/** Where LibreOffice stands on the PATH; undefined where it is not installed. */
export function findLibreOffice(env: Environment): string | undefined {
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter(folder => folder !== '');
  return folders.flatMap(folder => NAMES.map(name => join(folder, name))).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

export interface Conversion {
  readonly bytes: Uint8Array;
  /** Extensions, without the dot. */
  readonly from: string;
  readonly to: 'docx' | 'xlsx';
  readonly env: Environment;
  /** In ms, and in bytes of the result. */
  readonly timeLimit: number;
  readonly sizeLimit: number;
}

/** Why there is no result: it failed, took too long, or its result is too large. */
export type ConversionFailure = 'failed' | 'late' | 'large';

const FILTERS = { docx: 'MS Word 2007 XML', xlsx: 'Calc MS Excel 2007 XML' } as const;

/** Converts a document. Throws UserError where no temporary file can be written; rejects with an AbortError on a signal. */
export async function convertWith(
  program: string,
  { bytes, from, to, env, timeLimit, sizeLimit }: Conversion,
): Promise<Uint8Array | ConversionFailure> {
  const folder = privateFolder();
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  try {
    const document = join(folder, `form.${from}`);
    const result = join(folder, 'out', `form.${to}`);
    writePrivately(document, bytes);
    writePrivately(join(folder, 'profile', 'user', 'registrymodifications.xcu'), SETTINGS);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const options = ['--headless', '--norestore', '--nolockcheck', '--nodefault'];
    const target = ['--convert-to', `${to}:${FILTERS[to]}`, '--outdir', join(folder, 'out')];
    const isDone = await runLimited(program, [profile, ...options, ...target, document], {
      folder,
      env: { ...env, HOME: folder, TMPDIR: folder, TMP: folder, TEMP: folder },
      timeLimit,
      onExit: remove,
    });
    if (!isDone) return 'late';
    const size = statSync(result, { throwIfNoEntry: false })?.size ?? 0;
    if (size > sizeLimit) return 'large';
    return size === 0 ? 'failed' : readBounded(result, sizeLimit);
  } finally {
    remove();
  }
}

function privateFolder(): string {
  try {
    return mkdtempSync(join(tmpdir(), 'perfgoal-'));
  } catch (error) {
    throw systemError(error, cannotWrite);
  }
}

function writePrivately(path: string, data: Uint8Array | string): void {
  try {
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, data, { mode: 0o600 });
  } catch (error) {
    throw systemError(error, cannotWrite);
  }
}

const cannotWrite = { zh: '写不了临时文件', en: 'cannot write a temporary file' };

interface Run {
  readonly folder: string;
  readonly env: Environment;
  readonly timeLimit: number;
  /** Done when the whole process ends before the program does. */
  readonly onExit: () => void;
}

const SIGNALS = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const;

/**
 * Most memory in kB that it may ask for, and most blocks of 512 bytes of a file that it may write. Why tried first: a
 * shell ends where a limit cannot be set.
 */
const LIMITS =
  'for limit in "-v 4194304" "-f 131072"; do (ulimit $limit) 2>/dev/null && ulimit $limit; done; exec "$@"';

/** Runs a program and all that it starts; false where it took too long and was ended. */
function runLimited(
  program: string,
  args: readonly string[],
  { folder, env, timeLimit, onExit }: Run,
): Promise<boolean> {
  const command = isWindows
    ? [program, ...args]
    : ['/bin/sh', '-c', LIMITS, 'sh', program, ...args];
  const [file = program, ...rest] = command;
  const child = spawn(file, rest, { cwd: folder, env, stdio: 'ignore', detached: !isWindows });
  const kill = () => endGroup(child);
  const leave = () => {
    kill();
    onExit();
  };
  return new Promise((resolve, reject) => {
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      kill();
    }, timeLimit);
    // Its group is its own, so that no Ctrl-C of the terminal reaches it.
    const onSignal = (signal: NodeJS.Signals) => {
      leave();
      end();
      reject(aborted());
      if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
    };
    const end = () => {
      clearTimeout(timer);
      process.off('exit', leave);
      for (const signal of SIGNALS) process.off(signal, onSignal);
    };
    process.on('exit', leave);
    for (const signal of SIGNALS) process.on(signal, onSignal);
    child.on('error', () => {
      end();
      resolve(true);
    });
    child.on('close', () => {
      kill();
      end();
      resolve(!isLate);
    });
  });
}

/** Ends a program and what it has started. */
function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (isWindows) child.kill();
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // All of them have ended.
  }
}

/** No macros, no links to other files and none to the network. */
const SETTINGS = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${[
  ['Common/Security/Scripting', 'MacroSecurityLevel', '3'],
  ['Common/Security/Scripting', 'DisableMacrosExecution', 'true'],
  ['Common/Security/Scripting', 'BlockUntrustedRefererLinks', 'true'],
  ['Calc/Content/Update', 'Link', '2'],
  ['Writer/Content/Update', 'Link', '2'],
]
  .map(
    ([path, name, value]) =>
      `<item oor:path="/org.openoffice.Office.${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`,
  )
  .join('')}</oor:items>
`;
