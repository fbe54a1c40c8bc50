/** The program of a worker thread: the pool calls its functions by name, each with a job. */
import { workerData } from 'node:worker_threads';
import type { Answer, Job, JobResult } from './job.ts';
import type { Naming } from './name-pattern.ts';
import { toPlainError } from './plain-error.ts';
import { newRenderer } from './render-job.ts';

const renderer = newRenderer(workerData);

/** Answers as soon as the thread has started. */
export const startWorker = (): void => {};

export const renderInWorker = (job: Job): Promise<Answer<JobResult>> =>
  answer(renderer.render(job));

export const nameInWorker = (job: Job): Promise<Answer<Naming | undefined>> =>
  answer(renderer.nameOf(job));

async function answer<Result>(work: Promise<Result>): Promise<Answer<Result>> {
  try {
    return { kind: 'done', result: await work };
  } catch (error) {
    return { kind: 'failed', error: toPlainError(error) };
  }
}
