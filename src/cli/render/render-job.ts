/** The work on one filing, from its bytes to its documents; the same in this thread and in others. */

import { dirname, parse } from 'node:path';
import { type Checked, UserError } from '../../internal.ts';
import { type DrawnDocument, deliver } from '../batch/delivery.ts';
import { projectKey } from '../batch/project-key.ts';
import { bytesChecker, isFailing } from '../check/check-input.ts';
import { drawAll, drawingFor } from '../drawing.ts';
import { formsOf } from '../files/forms.ts';
import { hashOf } from '../hashes.ts';
import { noneTold, type Told, toldFindings } from './finding-record.ts';
import { judgeOf } from './freshness.ts';
import type { Job, Outcome, Rendered, WorkSettings, Workshop } from './job.ts';
import { nameOf, parseNamePattern } from './name-pattern.ts';

/** A workshop; `bytesOf` reads a filing, or rejects with UserError. Throws UserError where the settings cannot be met. */
export function newWorkshop(
  { cwd, env, language, options, isFramed, isRecorded, keys }: WorkSettings,
  bytesOf: (job: Job) => Promise<Uint8Array>,
): Workshop {
  const io = { cwd, env };
  const forms = formsOf(cwd);
  const checkBytes = bytesChecker(options, { io }, forms);
  const drawing = drawingFor(options, { io });
  const pattern = options.name === undefined ? undefined : parseNamePattern(options.name);
  /** Of what nobody will be told no hash is made. */
  const isHashed = keys !== undefined || isRecorded;
  const hashIfTold = (bytes: Uint8Array) => (isHashed ? hashOf(bytes) : '');
  const loaderOf = (path: string) =>
    options.form === undefined ? forms.forFolder(dirname(path)) : forms.named;
  const { templateKey, dueOf } = judgeOf(keys, loaderOf, drawing.readFont);

  /** What is told of a filing's findings. */
  function saidOf({ findings, source: { text } }: Checked) {
    const errors = findings.filter(({ severity }) => severity === 'error').length;
    const isShown = isFramed || isFailing(findings, options);
    return {
      errors,
      warnings: findings.length - errors,
      findings: isShown ? findings : [],
      text: isFramed ? text : '',
    };
  }

  const toldOf = (findings: Checked['findings']) =>
    isRecorded ? toldFindings(findings, language) : noneTold;

  async function draw(job: Job): Promise<() => Promise<Rendered>> {
    const start = performance.now();
    const bytes = await bytesOf(job);
    const source = hashIfTold(bytes);
    const due = dueOf(job, source);
    const [first] = due;
    const [kept] = job.outputs.map(output => output.kept);
    if (!first && kept) {
      const { form, project, errors, warnings } = kept;
      const isShown = errors > 0 || (errors + warnings > 0 && (isFramed || isRecorded));
      const checked = isShown ? checkBytes(job, bytes) : undefined;
      const said = checked ? saidOf(checked) : { errors, warnings, findings: [], text: '' };
      const about = { source, form, ...(project && { project }) };
      const ms = performance.now() - start;
      const told = toldOf(checked?.findings ?? []);
      return finished({ kind: 'unchanged', ...about, ...said, ms }, told);
    }
    const checked = checkBytes(job, bytes);
    const formats = due.map(({ format }) => format);
    const { findings, documents } = await drawAll(checked, formats, options, drawing);
    if (documents && job.missing !== undefined) throw lacking(job.missing);
    const { template } = checked;
    const looked = { source, ...aboutOf(checked, isHashed), ...saidOf({ ...checked, findings }) };
    const ms = performance.now() - start;
    if (!documents || !template || !first)
      return finished({ kind: 'refused', ...looked, ms }, toldOf(findings));
    const made = keys && { template: templateKey(template) };
    const drawn = documents.map(document => ({
      ...document,
      hash: hashIfTold(document.bytes),
      ...made,
    }));
    return writing(drawn, job, { reason: first.reason, ...looked, ms }, toldOf(findings));
  }

  return {
    draw,
    nameOf: async job => {
      if (!pattern) return undefined;
      const checked = checkBytes(job, await bytesOf(job));
      if (!checked.template || checked.findings.some(({ structural }) => structural))
        return undefined;
      const file = parse(job.name).name;
      const ending = job.outputs
        .map(({ format }) => `.${format}`)
        .reduce((a, b) => (a.length > b.length ? a : b), '');
      return nameOf(pattern, checked.filing, file, ending);
    },
  };
}

// Outside the workshop, so that what waits to be written holds nothing of the filing but this.
const finished = (outcome: Outcome, told: Told) => async (): Promise<Rendered> => ({
  outcome,
  told,
});

const writing =
  (drawn: readonly DrawnDocument[], job: Job, about: Drawing, told: Told) =>
  async (): Promise<Rendered> => {
    const { handed, ...written } = await deliver(drawn, job);
    const outcome: Outcome = { kind: 'drawn', ...about, ...written };
    return { outcome, told, ...(handed && { handed }) };
  };

type Drawing = Omit<Extract<Outcome, { kind: 'drawn' }>, 'kind' | 'documents' | 'fault'>;

function aboutOf(
  { filing }: Checked,
  isHashed: boolean,
): { readonly form?: string; readonly project?: string } {
  const project = isHashed ? projectKey(filing) : undefined;
  return { ...(filing.form && { form: filing.form }), ...(project && { project }) };
}

const lacking = (field: string) =>
  new UserError(
    {
      zh: `没有填 ${field}，--name 拼不出文件名`,
      en: `${field} is not filled in, so that --name makes no file name`,
    },
    { zh: `填上 ${field}，或改 --name。`, en: `Fill in ${field}, or change --name.` },
  );
