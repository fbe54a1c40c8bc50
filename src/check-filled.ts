/** Checks a form that somebody filled in, in Word or Excel, by the rules for YAML; findings have cells for places. */
import { cappedFindings } from './cap-findings.ts';
import { type Checked, type CheckOptions, checkSource } from './check.ts';
import { UserError } from './errors.ts';
import { filledValue } from './filing/filled-value.ts';
import { withEnglishKeys } from './filing/keys.ts';
import type { CellPlace, Finding, Localized, Severity } from './finding.ts';
import { requirementsOf } from './form/requirements.ts';
import { type FormInDocument, type ImportedFiling, readDocument, readingOf } from './import.ts';
import { shown } from './rules/reading/shown.ts';
import { located } from './source/located.ts';
import { plainSource } from './source/plain-source.ts';

/** A form that was read and checked. */
export interface CheckedForm extends Checked {
  /** How well the document fits the form that it was read as. */
  readonly labels: ImportedFiling['labels'];
}

/**
 * Checks the filing in the bytes of a .docx or .xlsx; of a workbook with several forms, that on the worksheet of a name.
 * Rejects with UserError for a document that cannot be read, has no such form or several, or whose form cannot be told,
 * and like `check`.
 */
export async function checkDocument(
  document: Uint8Array,
  { sheet, ...options }: CheckOptions & { readonly name: string; readonly sheet?: string },
): Promise<CheckedForm> {
  const { forms, notes } = await readDocument(document, options.name, sheet);
  const [own] = forms;
  if (!own || forms.length > 1) throw severalSheets(forms);
  const reading = await readingOf(own.form, options);
  const { template, labels, cellAt } = reading;
  const { form: _form, defaultForm: _default, ...rest } = options;
  const given = plainSource(options.name, filledValue(reading.value, requirementsOf(template)));
  const checked = checkSource(withEnglishKeys(given), 'zh', {
    ...rest,
    loadTemplate: () => template,
  });
  const { edits: _edits, ...read } = checked.source;
  // Nobody has seen the text of it: its lines are no places, and there is nothing in it to fix.
  const source = { ...read, text: '', locate: () => undefined, comments: [], cellAt };
  const findings = checked.findings.map(({ span: _span, fixable: _fixable, ...each }) =>
    isBlank(each) ? { ...each, help: onForm } : each,
  );
  const allNotes = [...notes, ...own.notes];
  const unread = unreadFindings(reading, allNotes, options.severities?.['cell-placed']);
  const all = [...findings, ...unread];
  return { ...checked, source, findings: cappedFindings(located(all, source)), labels };
}

/** Whether a finding is about what nobody filled in, of which the help for YAML names keys. */
const isBlank = ({ rule, message }: Pick<Finding, 'rule' | 'message'>): boolean =>
  rule === 'required-field-stated' ||
  rule === 'optional-field-blank' ||
  (rule === 'schema-valid' && message.zh.endsWith('没有填写'));

const onForm: Localized = { zh: '在表上填写。', en: 'Fill it in on the form.' };

function unreadFindings(
  { unplaced, unsure, cellAt }: Awaited<ReturnType<typeof readingOf>>,
  notes: readonly Localized[],
  severity: Severity | 'off' = 'warning',
): readonly Finding[] {
  if (severity === 'off') return [];
  const about = { rule: 'cell-placed', severity, structural: false, path: [] };
  const finding = (cell: CellPlace, message: Localized, help: Localized): Finding => ({
    ...about,
    cell,
    // Texts of people are kept out of fingerprints.
    subject: cell.name.zh,
    message,
    help,
  });
  return [
    ...notes.map(message => ({ ...about, message })),
    ...unplaced.map(({ text, name }) =>
      finding(
        { name },
        {
          zh: `“${shown(text.replaceAll('\n', ' '))}”没有放进申报`,
          en: `“${shown(text.replaceAll('\n', ' '))}” has no place in the filing`,
        },
        {
          zh: '表样没有这一栏：把它写到有的栏目里，或删去。',
          en: 'The form has no field for it: move it to one that it has, or delete it.',
        },
      ),
    ),
    ...unsure
      .flatMap(path => cellAt(path) ?? [])
      .map(cell =>
        finding(
          cell,
          { zh: '读得没有把握，请对照原表', en: 'may have been misread' },
          {
            zh: 'perfgoal import 读成 YAML，标有“待确认”的就是。',
            en: 'perfgoal import marks it 待确认 in the YAML.',
          },
        ),
      ),
  ];
}

function severalSheets(forms: readonly FormInDocument[]): UserError {
  const names = forms.flatMap(({ sheet }) => sheet ?? []);
  const [first = ''] = names;
  return new UserError(
    {
      zh: `工作簿里有 ${forms.length} 张表：${names.join('、')}`,
      en: `the workbook has ${forms.length} forms: ${names.join(', ')}`,
    },
    {
      zh: `在文件名后面写明是哪一张：#${first}`,
      en: `Say which behind the name of the file: #${first}`,
    },
  );
}
