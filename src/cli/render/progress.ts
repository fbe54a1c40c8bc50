/** The progress of a long run on standard error: a bar on a terminal, elsewhere a line now and then. */
import { Writable } from 'node:stream';
import type { Localized } from '../../internal.ts';
import type { Session } from '../session.ts';

export interface Progress {
  /** One more filing is done. */
  readonly step: (isFailed: boolean) => Promise<void>;
  /** Prints a message above the bar. */
  readonly message: (text: string) => Promise<void>;
  readonly end: () => Promise<void>;
}

export interface ProgressCount {
  readonly done: number;
  readonly total: number;
  readonly failed: number;
  /** Since the run began. */
  readonly seconds: number;
}

/** Lines come at a tenth of the filings, or after so many seconds. */
const LINE_SECONDS = 10;

/** Progress for `total` filings. */
export async function newProgress(total: number, session: Session): Promise<Progress> {
  const { io } = session;
  return io.stderr.isTTY && io.env.TERM !== 'dumb' ? bar(total, session) : lines(total, session);
}

function counter(total: number) {
  const start = performance.now();
  let done = 0;
  let failed = 0;
  return (isFailed: boolean): ProgressCount => {
    done += 1;
    if (isFailed) failed += 1;
    return { done, total, failed, seconds: (performance.now() - start) / 1000 };
  };
}

function lines(total: number, session: Session): Progress {
  const next = counter(total);
  let printed = { tenth: 0, seconds: 0 };
  return {
    step: async isFailed => {
      const count = next(isFailed);
      const tenth = Math.floor((count.done * 10) / total);
      const isDue = tenth > printed.tenth || count.seconds - printed.seconds >= LINE_SECONDS;
      if (!isDue || count.done === total) return;
      printed = { tenth, seconds: count.seconds };
      await session.message(`${session.say(progressLine(count))}\n`);
    },
    message: session.message,
    end: async () => {},
  };
}

async function bar(total: number, session: Session): Promise<Progress> {
  const { default: progress } = await import('cli-progress');
  const { io, say } = session;
  const stream = Object.assign(
    new Writable({
      write: (chunk, _encoding, done) => {
        io.stderr.write(chunk, () => done());
      },
    }),
    { isTTY: true, columns: session.errorLook.columns },
  );
  const bars = new progress.MultiBar(
    {
      stream,
      format: '{bar} {text}',
      barsize: BAR_CELLS,
      // Messages above the bar may be longer than a line.
      linewrap: true,
      hideCursor: true,
      clearOnComplete: true,
    },
    progress.Presets.shades_classic,
  );
  const next = counter(total);
  const single = bars.create(total, 0, { text: '' });
  return {
    step: async isFailed => {
      const count = next(isFailed);
      single.update(count.done, { text: say(progressLine(count)) });
    },
    // The bars take text in whole lines above themselves.
    message: async text => {
      bars.log(text.endsWith('\n') ? text : `${text}\n`);
    },
    end: async () => {
      bars.update();
      bars.stop();
      await new Promise<void>(resolve => {
        stream.write('', () => resolve());
      });
    },
  };
}

const BAR_CELLS = 12;

/** E.g. 1000/10000（10%），每秒 180 份，约剩 50 秒，失败 3 份 */
export function progressLine({ done, total, failed, seconds }: ProgressCount): Localized {
  const rate = seconds > 0 ? done / seconds : 0;
  const left = rate > 0 ? Math.ceil((total - done) / rate) : 0;
  const share = Math.floor((done * 100) / total);
  const speed = rate >= 10 ? String(Math.round(rate)) : rate.toFixed(1);
  return {
    zh: `${done}/${total}（${share}%），每秒 ${speed} 份，约剩 ${durationZh(left)}${failed > 0 ? `，失败 ${failed} 份` : ''}`,
    en: `${done}/${total} (${share}%), ${speed}/s, about ${durationEn(left)} left${failed > 0 ? `, ${failed} failed` : ''}`,
  };
}

const durationZh = (seconds: number) =>
  seconds < 60 ? `${seconds} 秒` : `${Math.floor(seconds / 60)} 分 ${seconds % 60} 秒`;

const durationEn = (seconds: number) =>
  seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
