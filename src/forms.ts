/** Finding and loading form templates, each once per run. */
import { isForm, listBases, listForms, readBuiltForm, readForm } from './assets.ts';
import { cappedFindings } from './cap-findings.ts';
import { UserError } from './errors.ts';
import type { Finding } from './finding.ts';
import { parentsOf } from './form/read/parents.ts';
import { type ReadTemplate, readTemplate } from './form/read/read-template.ts';
import type { FormTemplate } from './form/template.ts';
import { acrossYears } from './rules/across-years/index.ts';
import { rules } from './rules/index.ts';
import { decode } from './source/decode.ts';
import { located } from './source/located.ts';
import { readYaml, type Source } from './source/read-yaml.ts';
import { suggestion } from './source/suggest.ts';

/** A shipped form as the build leaves it, so that no run waits for its YAML. */
export interface BuiltForm {
  /** The YAML that it was read from, by id: its own and that of all it extends. */
  readonly texts: Readonly<Record<string, string>>;
  readonly template: FormTemplate;
}

/** A template that is itself wrong; its findings point into its own text. */
export class TemplateError extends UserError {
  readonly source: Source;
  readonly findings: readonly Finding[];

  constructor(source: Source, findings: readonly Finding[]) {
    super({ zh: `表样 ${source.name} 有错误`, en: `the template ${source.name} has errors` });
    this.source = source;
    this.findings = findings;
  }
}

/** Gives the template of an id. Throws UserError for an unknown form and TemplateError for a wrong one. */
export type LoadTemplate = (id: string) => FormTemplate;

/**
 * A loader of shipped forms that remembers what it has loaded, and what it could not: a wrong template is not read
 * again for each of a thousand filings. Ids that end in .yaml are the user's own and are
 * read by `readOwn`, which may refuse them with a UserError.
 */
export function templateLoader(readOwn: (path: string) => Uint8Array): LoadTemplate {
  const loaded = new Map<string, FormTemplate | UserError>();
  return id => {
    const known = loaded.get(id) ?? templateOrError(id, readOwn);
    loaded.set(id, known);
    if (known instanceof UserError) throw known;
    return known;
  };
}

/** Gives the shipped forms only: a filing that names a template file of its own is refused. */
export const shippedForms: LoadTemplate = templateLoader(path => {
  throw new UserError(
    {
      zh: `没有允许读取表样文件 ${path}`,
      en: `reading the template ${path} is not allowed here`,
    },
    {
      zh: '在 check 的选项里给 loadTemplate: templateLoader(路径 => 字节)。',
      en: 'Pass loadTemplate: templateLoader(path => bytes) to check.',
    },
  );
});

function templateOrError(id: string, readOwn: (path: string) => Uint8Array) {
  try {
    return loadTemplate(id, readOwn);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

function loadTemplate(id: string, readOwn: (path: string) => Uint8Array): FormTemplate {
  const own = isOwn(id);
  if (!own && !isForm(id)) throw unknownForm(id);
  const json = own ? undefined : readBuiltForm(id);
  const built = json === undefined ? undefined : templateIn(json, textOfForm);
  if (built) return built;
  const { template, source, findings } = checkForm(id, own ? readOwn(id) : readForm(id));
  if (!template) throw new TemplateError(source, findings);
  return template;
}

/** The template in the JSON of a BuiltForm; undefined when a text has changed since, as `textNow` tells. */
export function templateIn(
  json: string,
  textNow: (id: string) => string,
): FormTemplate | undefined {
  const { texts, template } = JSON.parse(json) as BuiltForm;
  if (!Object.entries(texts).every(([id, text]) => textNow(id) === text)) return undefined;
  const { classification, acceptedLevels, subtotals, ...others } = template.constraints;
  const constraints = {
    ...others,
    ...(classification && { classification: dictionary(classification) }),
    acceptedLevels: dictionary(acceptedLevels),
    subtotals: dictionary(subtotals),
  };
  return { ...template, constraints };
}

/** Looked up by names that filings give: “constructor” must not be found in it. */
const dictionary = <T>(record: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
  Object.assign(Object.create(null), record);

/**
 * Reads the template of an id with the shipped ones that it extends; also tells what only looks wrong. Never throws
 * for what is wrong with the template.
 */
export function checkForm(id: string, bytes: Uint8Array): ReadTemplate {
  const { text, findings: broken } = decode(bytes);
  const source = readYaml(isOwn(id) ? id : shippedName(id), text);
  if (broken.length > 0) return { source, findings: located(broken, source) };
  const chain = parentsOf(source, { ids: [...listBases(), ...listForms()], read: readShipped });
  if (chain.fault) return { source: chain.source, findings: located([chain.fault], chain.source) };
  const read = readTemplate(
    id,
    source,
    chain.parents,
    [...rules, ...acrossYears].map(rule => rule.id),
  );
  return { ...read, findings: cappedFindings(read.findings) };
}

const textOfForm = (id: string) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(readForm(id));

function readShipped(id: string): Source {
  return readYaml(shippedName(id), decode(readForm(id)).text);
}

const shippedName = (id: string) => `templates/${id}.yaml`;

/** Whether an id names a template of the user's own. */
export const isOwn = (id: string) => id.endsWith('.yaml') || id.endsWith('.yml');

function unknownForm(id: string): UserError {
  return new UserError(
    { zh: `没有表样「${id}」`, en: `unknown form “${id}”` },
    suggestion(id, listForms()),
  );
}
