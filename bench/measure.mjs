/**
 * Times tools side by side: turn by turn in one process, so that whatever else the machine does falls on all of them,
 * and in time of the processor, helper threads included: what one core needs for a document when nobody disturbs it.
 */

import { median } from './printed.mjs';

/** How long each tool works in a turn, ms, and how many turns there are. */
const TURN = 150;
const TURNS = Number(process.env.BENCH_TURNS ?? 15);
const WARM = 1200;

/** Milliseconds of the processor since the start of the process. */
function spent() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds a document of a tool over about `time` ms; inputs are taken in turn, from `state.next` on. */
async function turn(tool, inputs, state, time) {
  const start = spent();
  let made = 0;
  do {
    await tool(inputs[state.next++ % inputs.length]);
    made++;
  } while (spent() - start < time);
  return (spent() - start) / made;
}

/**
 * The tools by name, each with its inputs: for each the median of its ms a document, and `times`, the median over
 * the turns of how many documents it makes while `base` makes one.
 */
export async function measure(tools, base) {
  const states = new Map(Object.keys(tools).map(name => [name, { next: 0, turns: [] }]));
  for (const [name, { tool, inputs }] of Object.entries(tools)) {
    await turn(tool, inputs, states.get(name), WARM);
  }
  for (let index = 0; index < TURNS; index++) {
    for (const [name, { tool, inputs }] of Object.entries(tools)) {
      const state = states.get(name);
      state.turns.push(await turn(tool, inputs, state, TURN));
    }
  }
  const reference = states.get(base).turns;
  return [...states].map(([name, { turns }]) => ({
    name,
    ms: median(turns),
    times: median(turns.map((ms, index) => reference[index] / ms)),
  }));
}
