/** Does a job: the bytes of a filing are checked, composed and written as the bytes of its documents. No file is written here. */
import { parse } from 'node:path';
import { type Filing, markSettled, severityCounts, UserError } from '../../internal.ts';
import { bytesChecker, isFailing } from '../check/check-input.ts';
import { drawAll, drawingFor } from '../drawing.ts';
import { type Forms, formsOf } from '../files/forms.ts';
import { sheetNameOf } from '../files/sheet-name.ts';
import { hashOf, hashOfValue } from '../hashes.ts';
import { newTemplateKey } from './freshness.ts';
import type { Job, JobSettings, Renderer } from './job.ts';
import { fillPattern, parseNamePattern } from './name-pattern.ts';
import { reportedFindings } from './report.ts';

/** A renderer in this thread, one job at a time. Throws UserError where the settings cannot be met. */
export function newRenderer(
  { cwd, env, language, options, isFramed, isRecorded, isCached }: JobSettings,
  forms: Forms = formsOf(cwd, options.defaultForm),
): Renderer {
  const io = { cwd, env };
  const drawing = drawingFor(options, { io });
  // What a person has yet to confirm is drawn as a draft only, unless the severity is set otherwise.
  const severity = { [markSettled.id]: 'error' as const, ...options.severity };
  const checkBytes = bytesChecker({ ...options, severity }, { io }, forms, drawing);
  const templateKey = newTemplateKey(drawing.readFont);
  const pattern = options.name === undefined ? undefined : parseNamePattern(options.name);
  const isHashed = isCached || isRecorded;

  return {
    threads: 1,
    render: async job => {
      const start = performance.now();
      const checked = await checkBytes(job, job.bytes);
      const { template, filing, source, labels } = checked;
      const { findings, documents } = await drawAll(checked, job.formats, options, drawing);
      if (documents && job.missing !== undefined) throw emptyField(job.missing);
      const isPrinted = isFramed || isFailing(findings, options);
      const project = isHashed ? projectKey(filing) : undefined;
      return {
        documents: documents?.map(({ format, bytes }) => ({
          format,
          bytes,
          hash: isHashed ? hashOf(bytes) : '',
          template: isCached && template ? templateKey(template) : '',
        })),
        ...(filing.form && { form: filing.form }),
        ...(labels && { labels }),
        ...(project && { project }),
        ...severityCounts(findings),
        findings: isPrinted ? findings : [],
        text: isFramed ? source.text : '',
        reported: isRecorded ? reportedFindings(findings, language) : [],
        ms: performance.now() - start,
      };
    },
    nameOf: async job => {
      if (!pattern) return undefined;
      const checked = await checkBytes(job, job.bytes);
      if (!checked.template || checked.findings.some(({ structural }) => structural))
        return undefined;
      return fillPattern(pattern, checked.filing, fileOf(job), longestEnding(job));
    },
    destroy: async () => {},
  };
}

/** Tells projects apart by name, year, department and unit; undefined for one without a name. */
function projectKey({ project, year }: Filing): string | undefined {
  const plain = (text: string | undefined) => (text ?? '').normalize('NFKC').replace(/\s/g, '');
  const name = plain(project.name);
  if (name === '') return undefined;
  const department = plain(project.departmentCode) || plain(project.department);
  return hashOfValue([name, year?.text, department, plain(project.implementingUnit)]);
}

/** What {file} stands for: the name of the file without its ending, and of its worksheet where it has several. */
function fileOf({ name, path, sheet }: Job): string {
  if (sheet === undefined) return parse(name).name;
  return `${parse(path ?? sheetNameOf(name).file).name}-${sheet}`;
}

const longestEnding = ({ formats }: Job): string =>
  formats.map(format => `.${format}`).reduce((a, b) => (a.length > b.length ? a : b), '');

const emptyField = (field: string) =>
  new UserError(
    {
      zh: `没有填 ${field}，--name 拼不出文件名`,
      en: `${field} is empty, so --name gives no file name`,
    },
    { zh: `填上 ${field}，或改 --name。`, en: `Fill in ${field}, or change --name.` },
  );
