/**
 * Names of the temporary files that are written beside a file and then renamed to it, and removal of those that killed
 * runs left. A name says which process writes it, so that one whose writer is gone is known at once.
 */
import { lstatSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { hashOf } from '../hashes.ts';

/** The process that writes a file, in hexadecimal digits. */
interface Writer {
  /** The system that runs it, until that is started again; in containers the container. 16 digits. */
  readonly host: string;
  /** 8 digits. */
  readonly pid: string;
  /** When it was started, which tells it from a later process of the same number; 0 where it cannot be known. 12 digits. */
  readonly start: string;
}

/** The longest name that systems allow, in bytes of UTF-8. */
const MAX_NAME_BYTES = 255;
const END = /^.+\.perfgoal-([0-9a-f]{16})-([0-9a-f]{8})-([0-9a-f]{12})-[0-9a-f]{8}$/s;
const END_BYTES = '.perfgoal-'.length + 16 + 8 + 12 + 8 + 3;
const UNKNOWN = '0'.repeat(12);

/** A new temporary path beside a file: its own path, cut short if the name would be too long, and an end. */
export function pathBeside(path: string): string {
  const { host, pid, start } = self();
  const number = hex(Math.floor(Math.random() * 2 ** 32), 8);
  return join(
    dirname(path),
    `${shortened(basename(path))}.perfgoal-${host}-${pid}-${start}-${number}`,
  );
}

function shortened(name: string): string {
  const bytes = Buffer.from(name);
  let end = MAX_NAME_BYTES - END_BYTES;
  if (bytes.length <= end) return name;
  while (isInCharacter(bytes[end])) end -= 1;
  return bytes.toString('utf8', 0, end);
}

/** Whether a byte of UTF-8 continues a character. */
const isInCharacter = (byte = 0) => (byte & 0xc0) === 0x80;

/** The folders that were cleared: once for each is enough, since only runs that ended before this one matter. */
const cleared = new Set<string>();

/** Removes the temporary files in a folder whose writers are gone; what cannot be removed stays. Never throws. */
export function clearFolder(folder: string): void {
  if (cleared.has(folder)) return;
  cleared.add(folder);
  for (const name of namesIn(folder)) {
    const writer = writerOf(name);
    const path = join(folder, name);
    if (!writer || !isGone(writer, path)) continue;
    try {
      rmSync(path, { force: true });
    } catch {
      // It is another user's, or the folder is read-only.
    }
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** The writer of a temporary file; undefined for any other name. */
export function writerOf(name: string): Writer | undefined {
  const [, host, pid, start] = END.exec(name) ?? [];
  return host && pid && start ? { host, pid, start } : undefined;
}

/** In ms: what has not changed for so long is written by nobody, on whatever host. */
const STALE_AFTER = 24 * 60 * 60 * 1000;

/** Whether nobody writes the file any more. Of a writer on another host, or of unknown start, only its age tells. */
function isGone({ host, pid, start }: Writer, path: string): boolean {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats?.isFile()) return false;
  if (Date.now() - stats.mtimeMs > STALE_AFTER) return true;
  if (host !== self().host) return false;
  const number = Number.parseInt(pid, 16);
  if (!isRunning(number)) return true;
  const running = startOf(number);
  return start !== UNKNOWN && running !== UNKNOWN && start !== running;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Any other error, such as EPERM, is about a process that exists.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

let own: Writer | undefined;

function self(): Writer {
  own ??= { host: hostId(), pid: hex(process.pid, 8), start: startOf(process.pid) };
  return own;
}

/** On Linux by the start of the system and the container's own numbering of processes; elsewhere by the host's name. */
function hostId(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').replaceAll('-', '');
    const space = /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0];
    return `${boot.slice(0, 8)}${hex(Number(space), 8)}`;
  } catch {
    return hashOf(hostname()).slice(0, 16);
  }
}

/** The start of a process in ticks since that of the system, on Linux; elsewhere unknown. */
function startOf(pid: number): string {
  try {
    // Behind the name, which may hold anything, the start is the 20th of the numbers.
    const [, numbers = ''] = /.*\) (.*)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return hex(Number(numbers.split(' ')[19]), 12);
  } catch {
    return UNKNOWN;
  }
}

const hex = (number: number, digits: number) =>
  (Number.isFinite(number) ? number : 0).toString(16).padStart(digits, '0').slice(-digits);
