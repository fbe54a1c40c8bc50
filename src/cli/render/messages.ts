/** The messages of render besides findings. */
import { type Finding, hasErrors, type Localized, UserError } from '../../internal.ts';
import type { DrawingOptions } from '../drawing.ts';
import type { RunRecord, StatusCounts } from './report.ts';

export function writtenText(name: string, bytes: number, { draft }: DrawingOptions): Localized {
  const size = `${(bytes / 1024).toFixed(1)} KB`;
  return draft
    ? { zh: `已生成草稿 ${name}（${size}）`, en: `rendered the draft ${name} (${size})` }
    : { zh: `已生成 ${name}（${size}）`, en: `rendered ${name} (${size})` };
}

export const unchangedText = (name: string): Localized => ({
  zh: `${name} 没有变化`,
  en: `${name} is unchanged`,
});

export const warningsText = (name: string, count: number): Localized => ({
  zh: `${name}：${count} 个警告`,
  en: `${name}: ${count} warning${count === 1 ? '' : 's'}`,
});

/** Why a filing was not rendered. */
export function refusedText(
  name: string,
  findings: readonly Finding[],
  { draft, strict }: DrawingOptions,
): Localized {
  if (!hasErrors(findings) && strict)
    return {
      zh: `${name} 有警告（--strict），没有生成`,
      en: `${name} has warnings (--strict) and was not rendered`,
    };
  const couldBeDraft = !draft && hasErrors(findings) && !findings.some(each => each.structural);
  const plain = { zh: `${name} 有错误，没有生成`, en: `${name} has errors and was not rendered` };
  return couldBeDraft
    ? { zh: `${plain.zh}；用 --draft 可先生成草稿`, en: `${plain.en}; --draft renders a draft` }
    : plain;
}

/** Why a document is rendered. */
export type Reason = keyof typeof reasons;

const reasons = {
  forced: { zh: '--force', en: '--force' },
  new: { zh: '还没有生成过', en: 'not rendered before' },
  program: { zh: 'perfgoal 的版本变了', en: 'another version of perfgoal' },
  options: { zh: '选项变了', en: 'the options changed' },
  fonts: { zh: '字体变了', en: 'the fonts changed' },
  template: { zh: '表样变了', en: 'the form changed' },
  source: { zh: '申报变了', en: 'the filing changed' },
  missing: { zh: '输出的文件不在了', en: 'the output is missing' },
  altered: { zh: '输出的文件被改动过', en: 'the output was modified' },
} satisfies Record<string, Localized>;

export const reasonText = (name: string, reason: Reason): Localized => ({
  zh: `${name}：${reasons[reason].zh}`,
  en: `${name}: ${reasons[reason].en}`,
});

export const brokenCacheText = (name: string): Localized => ({
  zh: `${name} 不完整或不是这个版本的，不用它，全部重新生成`,
  en: `${name} is incomplete or from another version; rendering everything again`,
});

export const namingText = (count: number): Localized => ({
  zh: `正在读 ${count} 份申报，按 --name 取名……`,
  en: `reading ${count} filings to name their documents …`,
});

export const endingText: Localized = {
  zh: '正在结束：没有做完的不再做；再按一次立即结束',
  en: 'stopping; press Ctrl-C again to end at once',
};

/** The error of a filing that took longer than `limit` ms. */
export const timeoutFault = (limit: number): UserError =>
  new UserError(
    { zh: `${limit / 1000} 秒还没有做完，已放弃`, en: `timed out after ${limit / 1000} s` },
    { zh: '用 --timeout 给更多时间。', en: 'Allow more time with --timeout.' },
  );

/** The error of a filing whose worker ended without saying why. */
export const crashFault: UserError = new UserError(
  { zh: '做这一份的线程意外结束了', en: 'the worker thread that rendered it ended unexpectedly' },
  {
    zh: '单独再试这一份；还是这样，请报告给开发者。',
    en: 'Try this filing alone; if it fails again, please report it.',
  },
);

/** The filings of a run by status. */
export function countsText({ rendered, unchanged, failed, left }: StatusCounts): Localized {
  const zh = [
    `已生成 ${rendered} 份`,
    ...(unchanged > 0 ? [`没有变化 ${unchanged} 份`] : []),
    ...(failed > 0 ? [`失败 ${failed} 份`] : []),
    ...(left > 0 ? [`没有做的 ${left} 份`] : []),
  ];
  const en = [
    `${rendered} rendered`,
    ...(unchanged > 0 ? [`${unchanged} unchanged`] : []),
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(left > 0 ? [`${left} not rendered`] : []),
  ];
  return { zh: zh.join('，'), en: en.join(', ') };
}

/** The same with the time that it took. */
export function endText(counts: StatusCounts, seconds: number): Localized {
  const done = counts.rendered + counts.unchanged + counts.failed;
  const rate = seconds > 0 ? Math.round(done / seconds) : done;
  const { zh, en } = countsText(counts);
  return {
    zh: `${zh}（${seconds.toFixed(1)} 秒，每秒 ${rate} 份）`,
    en: `${en} (${seconds.toFixed(1)} s, ${rate}/s)`,
  };
}

export const watchingText = (count: number): Localized => ({
  zh: `正在监视 ${count} 份申报，保存后重新生成；按 Ctrl-C 结束`,
  en: `watching ${count} filings, rendering them when they are saved; press Ctrl-C to stop`,
});

const timeText = (now: Date) =>
  [now.getHours(), now.getMinutes(), now.getSeconds()]
    .map(number => String(number).padStart(2, '0'))
    .join(':');

export const missingText = (name: string, now: Date): Localized => ({
  zh: `${timeText(now)} ${name} 不在了；再有时接着生成`,
  en: `${timeText(now)} ${name} is missing; rendering resumes when it is back`,
});

/** The result of a filing that was saved, on one line. */
export function watchedText(record: RunRecord, now: Date): Localized {
  const time = timeText(now);
  const { file, status, outputs, findings, warnings, fault, ms } = record;
  const documents = outputs.map(output => output.file);
  switch (status) {
    case 'rendered':
      return {
        zh: `${time} 已生成 ${documents.join('、')}（${Math.round(ms)} 毫秒${warnings > 0 ? `，${warnings} 个警告` : ''}）`,
        en: `${time} rendered ${documents.join(', ')} (${Math.round(ms)} ms${warnings > 0 ? `, ${warnings} warnings` : ''})`,
      };
    case 'unchanged':
      return { zh: `${time} ${file} 没有变化`, en: `${time} ${file} is unchanged` };
    case 'left':
      return { zh: `${time} ${file} 没有做`, en: `${time} ${file} was not rendered` };
    case 'failed': {
      const first = findings.find(({ severity }) => severity === 'error') ?? findings[0];
      const place = first && first.line !== null ? `:${first.line}:${first.column}` : '';
      const what = fault ?? first?.message ?? '';
      const more = fault === null && findings.length > 1 ? findings.length - 1 : 0;
      return {
        zh: `${time} ${file}${place} 失败：${what}${more > 0 ? `（另有 ${more} 个问题）` : ''}`,
        en: `${time} ${file}${place} failed: ${what}${more > 0 ? ` (and ${more} more)` : ''}`,
      };
    }
  }
}
