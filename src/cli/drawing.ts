/** The way of one checked filing to its documents. */
import { resolve } from 'node:path';
import {
  type Checked,
  type Finding,
  type Format,
  isRenderable,
  type RenderOptions,
  render,
} from '../index.ts';
import { isFailing } from './checking.ts';
import type { CheckingOptions } from './commands/options.ts';
import { documentDate } from './document-date.ts';
import { fontReader } from './fonts.ts';
import type { Input } from './inputs.ts';
import type { Destination } from './outputs.ts';
import type { Session } from './session.ts';
import { writeTarget } from './write-file.ts';

export interface DrawingOptions extends CheckingOptions {
  readonly draft?: boolean;
  /** Font files by role, as written. */
  readonly font?: Readonly<Record<string, string>>;
}

/** A document to be made of a filing, and where it goes. */
export type Plan =
  | ReturnType<Extract<Destination, { kind: 'files' }>['targets']>[number]
  | StdoutPlan;
interface StdoutPlan {
  readonly format: Format;
  readonly path?: undefined;
}

export function plansOf(destination: Destination, input: Input): readonly Plan[] {
  return destination.kind === 'stdout'
    ? [{ format: destination.format }]
    : destination.targets(input);
}

export interface Document {
  readonly plan: Plan;
  readonly bytes: Uint8Array;
}

/** What is the same for every document of a run. */
export type Drawing = Omit<RenderOptions, 'format'>;

/** Draws every format before any is delivered: without `documents` nothing of the filing is written. */
export async function drawAll(
  checked: Checked,
  plans: readonly Plan[],
  options: DrawingOptions,
  drawing: Drawing,
): Promise<{ readonly findings: readonly Finding[]; readonly documents?: readonly Document[] }> {
  const { findings } = checked;
  const isRefused = !options.draft && isFailing(findings, options);
  if (isRefused || !isRenderable(checked, options.draft ?? false)) return { findings };
  const documents: Document[] = [];
  for (const plan of plans) {
    const { bytes, findings: told } = await render(checked, { ...drawing, format: plan.format });
    if (!bytes) return { findings: told };
    documents.push({ plan, bytes });
  }
  return { findings, documents };
}

/** Writes a document to its place and tells of it. Rejects with UserError. */
export async function deliver(
  { plan, bytes }: Document,
  options: DrawingOptions,
  session: Session,
) {
  if (plan.path === undefined) return session.result(bytes);
  await writeTarget(plan, bytes);
  if (options.quiet) return;
  const size = `${(bytes.length / 1024).toFixed(1)} KB`;
  const done = options.draft
    ? { zh: `已生成草稿 ${plan.name}（${size}）`, en: `rendered the draft ${plan.name} (${size})` }
    : { zh: `已生成 ${plan.name}（${size}）`, en: `rendered ${plan.name} (${size})` };
  await session.message(`${session.say(done)}\n`);
}

/** Throws UserError for a SOURCE_DATE_EPOCH that is none. */
export function drawingFor(options: DrawingOptions, { io }: Session): Drawing {
  const date = documentDate(io.env);
  const fonts = Object.entries(options.font ?? {}).map(([role, file]) => [
    role,
    resolve(io.cwd, file),
  ]);
  return {
    readFont: fontReader(),
    draft: options.draft ?? false,
    fonts: Object.fromEntries(fonts),
    ...(date && { date }),
  };
}
