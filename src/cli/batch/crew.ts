/**
 * Threads that work on filings. Each is handed a few at a time, since a message costs as much as a part of the work,
 * draws one after the other, then writes all their documents at once. A crash or a filing that takes too long takes
 * nothing else with it: its thread is given up, another one begins, and the others are drawn again.
 */

import type { Job, Press, Rendered } from '../render/job.ts';
import type { Naming } from '../render/name-pattern.ts';
import { unpackedError } from '../render/plain-error.ts';
import { Dropped } from './dropped.ts';
import type { Answer, Order } from './packing.ts';
import { beginThread, type Thread, type ThreadOptions } from './thread.ts';

export interface CrewOptions extends ThreadOptions {
  /** Most threads at a time. */
  readonly size: number;
}

export interface Crew extends Press {
  /** Takes up nothing more: what waits or is asked later rejects with Dropped, what is being done is finished. */
  readonly rest: () => void;
  /** Gives up also what is being done, but for documents that are being written. */
  readonly close: () => Promise<void>;
}

/** Most filings that a thread is handed at a time. */
export const HANDFUL = 4;
/** As many as take about so long, in ms: nobody waits long for what a thread has to tell. */
const SLICE = 40;

interface Task {
  readonly order: Order;
  /** Whether a thread that it was handed to with others has ended, perhaps by its fault. */
  readonly isAlone: boolean;
  readonly settle: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

export function openCrew({ size, ...options }: CrewOptions): Crew {
  const waiting: Task[] = [];
  const threads = new Set<Thread>();
  const idle: Thread[] = [];
  let hands = 0;
  let isResting = false;
  let isClosed = false;
  /** Time of a filing, in ms; none is known at first. */
  let pace = SLICE;

  /** What a thread that is free takes up; the others are to have their part of it. */
  const take = (): Task[] => {
    const most = Math.max(1, Math.min(HANDFUL, SLICE / pace, waiting.length / size));
    const alone = waiting.slice(0, most).findIndex(({ isAlone }) => isAlone);
    return waiting.splice(0, alone === -1 ? most : Math.max(1, alone));
  };

  function begin(): Thread {
    const thread = beginThread(options, () => {
      threads.delete(thread);
      const place = idle.indexOf(thread);
      if (place !== -1) idle.splice(place, 1);
    });
    threads.add(thread);
    return thread;
  }

  /** Does what waits, with one thread at a time, until nothing does. */
  async function serve(): Promise<void> {
    let thread = idle.pop();
    for (let tasks = take(); tasks.length > 0; tasks = take()) {
      try {
        thread ??= begin();
        const start = performance.now();
        const answers = await thread.ask(tasks.map(({ order }) => order));
        pace = (performance.now() - start) / tasks.length;
        for (const [index, { settle }] of tasks.entries()) {
          const answer = answers[index];
          if (answer) settle(answer);
        }
      } catch (error) {
        lose(tasks, thread, error);
        thread = undefined;
      }
    }
    if (thread) idle.push(thread);
    hands -= 1;
  }

  /**
   * The filing at which a thread ended fails; the others wait again, unless the crew rests. Where it ended while it
   * wrote, none is known to be at fault, and each is done again alone.
   */
  function lose(tasks: readonly Task[], thread: Thread | undefined, error: unknown): void {
    if (isClosed) {
      drop(tasks);
      return;
    }
    const last = tasks.length === 1 ? 0 : (thread?.drawn() ?? 0);
    const isAlone = last >= tasks.length;
    tasks[last]?.reject(error);
    const others = tasks.filter((_task, index) => index !== last);
    if (isResting) drop(others);
    else waiting.unshift(...others.map(task => ({ ...task, isAlone })));
  }

  function work(task: Order['task'], job: Job): Promise<Answer> {
    if (isResting) return Promise.reject(new Dropped());
    return new Promise((settle, reject) => {
      waiting.push({ order: { task, job }, isAlone: false, settle, reject });
      if (hands === size) return;
      hands += 1;
      // Later, so that all that is asked at once is shared out.
      queueMicrotask(serve);
    });
  }

  async function render(job: Job): Promise<Rendered> {
    const answer = await work('render', job);
    if (answer.kind === 'rendered') return answer;
    throw faultOf(answer);
  }

  async function nameOf(job: Job): Promise<Naming | undefined> {
    const answer = await work('nameOf', job);
    if (answer.kind === 'named') return answer.naming;
    throw faultOf(answer);
  }

  const rest = () => {
    isResting = true;
    drop(waiting.splice(0));
  };
  return {
    render,
    nameOf,
    rest,
    close: async () => {
      isClosed = true;
      rest();
      await Promise.all([...threads].map(thread => thread.end()));
    },
  };
}

function drop(tasks: readonly Task[]): void {
  for (const { reject } of tasks) reject(new Dropped());
}

const faultOf = (answer: Answer): Error =>
  answer.kind === 'failed' ? unpackedError(answer.error) : new TypeError(answer.kind);
