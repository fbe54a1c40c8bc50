/**
 * Times tools side by side, turn by turn, so that whatever else the machine does falls on all of them, and in time of the
 * processor, helper threads included: what one core needs for a document when nobody disturbs it. Each tool has a process
 * of its own: in one process a tool pays for the memory that another leaves, and for code that is compiled again.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { median } from './printed.mjs';

/** How long each tool works in a turn, ms, and how many turns there are. */
const TURN = 150;
const TURNS = Number(process.env.BENCH_TURNS ?? 15);
/** How long before, until its code is compiled: a batch of thousands works longer. */
const WARM = 10_000;

const script = fileURLToPath(new URL('./tool-process.mjs', import.meta.url));

/** A tool in its process: a function that has it work for some ms, and gives its ms a document. */
function start(tool) {
  const child = spawn(process.execPath, [script, JSON.stringify(tool)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const answers = createInterface({ input: child.stdout });
  const ended = once(child, 'exit').then(([status]) => {
    throw new Error(`${tool.make} ends with ${status}`);
  });
  ended.catch(() => undefined);
  async function turn(time) {
    child.stdin.write(`${time}\n`);
    const [answer] = await Promise.race([once(answers, 'line'), ended]);
    return Number(answer);
  }
  return { turn, end: () => child.stdin.end() };
}

/**
 * The tools by the name they are told by, each as a name in tools.mjs and options: for each the median of its ms a
 * document, and `times`, the median over the turns of how many documents it makes while `base` makes one.
 */
export async function measure(tools, base) {
  const running = [];
  for (const [name, tool] of Object.entries(tools)) {
    const { turn, end } = start(tool);
    await turn(WARM);
    running.push({ name, turn, end, turns: [] });
  }
  for (let index = 0; index < TURNS; index++)
    for (const { turn, turns } of running) turns.push(await turn(TURN));
  for (const { end } of running) end();
  const reference = running.find(({ name }) => name === base).turns;
  return running.map(({ name, turns }) => ({
    name,
    ms: median(turns),
    times: median(turns.map((ms, index) => reference[index] / ms)),
  }));
}
