/**
 * Each file in transcripts/ is a shell session over a copy of fixtures/: a line “$ perfgoal …”, then what it prints,
 * standard output as “1| ”, standard error as “2| ”, the files that it leaves as [new …], and its [exit …].
 * UPDATE_GOLDENS=1 writes what is printed now.
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixtureFolder, listing } from './folder.ts';
import { type Outcome, perfgoal } from './run.ts';

const folder = new URL('transcripts/', import.meta.url);
const transcripts = readdirSync(folder).filter(file => file.endsWith('.txt'));

test('there are transcripts', () => {
  expect(transcripts.length).toBeGreaterThan(5);
});

test.each(transcripts)('%s', async file => {
  const written = readFileSync(new URL(file, folder), 'utf8');
  const printed = await replay(written, fixtureFolder());
  if (process.env.UPDATE_GOLDENS) writeFileSync(new URL(file, folder), printed);
  else expect(printed).toBe(written);
});

/** The transcript as it comes out now: its commands and remarks kept, the rest printed anew. */
async function replay(transcript: string, cwd: string): Promise<string> {
  const blocks: string[] = [];
  for (const line of transcript.split('\n')) {
    if (line.startsWith('#')) blocks.push(`${line}\n`);
    if (!line.startsWith('$ ')) continue;
    const before = new Set(filesIn(cwd));
    const outcome = await runLine(line.slice(2), cwd);
    const made = filesIn(cwd).filter(file => !before.has(file));
    blocks.push(`${[line, ...printed(outcome, cwd, made)].join('\n')}\n\n`);
  }
  expect(blocks.some(block => block.startsWith('$ '))).toBe(true);
  return `${blocks.join('').trimEnd()}\n`;
}

function runLine(line: string, cwd: string): Promise<Outcome> {
  const words = line.split(' ');
  const at = words.indexOf('perfgoal');
  const env = Object.fromEntries(words.slice(0, at).map(word => word.split('=')));
  const from = words.indexOf('<');
  const args = words.slice(at + 1, from === -1 ? undefined : from);
  const stdin = from === -1 ? new Uint8Array() : readFileSync(join(cwd, words[from + 1] ?? ''));
  return perfgoal(args, { cwd, env, stdin });
}

function printed({ status, stdout, stderr }: Outcome, cwd: string, made: readonly string[]) {
  return [
    ...linesOf(isBinary(stdout) ? `<${nameOf(stdout)}>` : stdout.toString(), '1|'),
    // Sizes belong to the writers, whose own goldens watch them.
    ...linesOf(stderr.replaceAll(cwd, '<folder>').replaceAll(/[\d.]+ KB/g, '… KB'), '2|'),
    ...made.map(file => `[new ${file}: ${nameOf(readFileSync(join(cwd, file)))}]`),
    `[exit ${status}]`,
  ];
}

const linesOf = (text: string, mark: string) =>
  text === ''
    ? []
    : text
        .replace(/\n$/, '')
        .split('\n')
        .map(line => `${mark} ${line}`.trimEnd());

const isBinary = (bytes: Buffer) => /^(PK|%PDF)/.test(bytes.subarray(0, 4).toString('latin1'));

const nameOf = (bytes: Buffer) =>
  bytes.subarray(0, 2).toString() === 'PK' ? 'docx' : isBinary(bytes) ? 'pdf' : 'other';

const filesIn = (cwd: string) => listing(cwd).filter(file => statSync(join(cwd, file)).isFile());
