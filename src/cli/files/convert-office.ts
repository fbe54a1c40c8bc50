/** Documents of older and other programs as .docx and .xlsx, by LibreOffice where it is installed. */
import {
  type DocumentKind,
  type Localized,
  MAX_DOCUMENT_BYTES,
  UserError,
} from '../../internal.ts';
import type { Session } from '../session.ts';
import { convertWith, findLibreOffice } from './libre-office.ts';

/** A document as it was given. */
export interface GivenDocument {
  /** As the user called it. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly kind: DocumentKind;
}

/** A document that can be read. */
export interface OpenXmlDocument {
  readonly kind: 'docx' | 'xlsx';
  readonly bytes: Uint8Array;
}

/** In ms. A form takes some seconds, most of them for the start of LibreOffice. */
const TIME_LIMIT = 60_000;

/**
 * The document as .docx or .xlsx: as it is where it is one; else what LibreOffice makes of it, which is told on standard
 * error. Macros are not run, and nothing is left behind. Throws UserError where it cannot be converted, which says how
 * to save it; rejects with an AbortError when the run is ended meanwhile.
 */
export async function convertedToOpenXml(
  document: GivenDocument,
  session: Session,
  { timeLimit = TIME_LIMIT }: { readonly timeLimit?: number } = {},
): Promise<OpenXmlDocument> {
  const { name, bytes, kind } = document;
  if (kind === 'docx' || kind === 'xlsx') return { kind, bytes };
  if (kind === 'pdf') throw pdf();
  if (kind === 'encrypted') throw encryptedDocument();
  const target = TARGETS[kind];
  const help = saveAs(target);
  const program = findLibreOffice(session.io.env);
  if (program === undefined)
    throw new UserError(
      {
        zh: `这是${KINDS[kind].zh}；转换要用 LibreOffice，这台电脑上没有找到`,
        en: `this is ${KINDS[kind].en}; it takes LibreOffice to convert it, which was not found on this computer`,
      },
      help,
    );
  const told: Localized = {
    zh: `${name} 是${KINDS[kind].zh}，由 LibreOffice 转成 .${target} 再读（不运行宏）`,
    en: `${name} is ${KINDS[kind].en}; LibreOffice converts it to .${target} (macros are not run)`,
  };
  await session.message(`${session.say(told)}\n`);
  const result = await convertWith(program, {
    bytes,
    from: kind,
    to: target,
    env: session.io.env,
    timeLimit,
    sizeLimit: MAX_DOCUMENT_BYTES,
  });
  if (result instanceof Uint8Array) return { kind: target, bytes: result };
  throw new UserError(FAILURES[result](timeLimit), help);
}

const TARGETS = { doc: 'docx', odt: 'docx', xls: 'xlsx', ods: 'xlsx' } as const;

const KINDS: Readonly<Record<keyof typeof TARGETS, Localized>> = {
  doc: {
    zh: '旧版 Word 或 WPS 文件（.doc、.wps）',
    en: 'a file of an old Word or WPS (.doc, .wps)',
  },
  xls: {
    zh: '旧版 Excel 或 WPS 文件（.xls、.et）',
    en: 'a file of an old Excel or WPS (.xls, .et)',
  },
  odt: { zh: ' OpenDocument 文字文件（.odt）', en: 'an OpenDocument text (.odt)' },
  ods: { zh: ' OpenDocument 表格文件（.ods）', en: 'an OpenDocument spreadsheet (.ods)' },
};

const saveAs = (target: 'docx' | 'xlsx'): Localized =>
  target === 'docx'
    ? {
        zh: '请用 Word 或 WPS 打开，“另存为”选择“Word 文档（*.docx）”，再试一次。',
        en: 'Open it in Word or WPS, save it as a Word document (*.docx) and try again.',
      }
    : {
        zh: '请用 Excel 或 WPS 打开，“另存为”选择“Excel 工作簿（*.xlsx）”，再试一次。',
        en: 'Open it in Excel or WPS, save it as an Excel workbook (*.xlsx) and try again.',
      };

const FAILURES = {
  failed: (): Localized => ({
    zh: 'LibreOffice 转换不了这个文件，可能已损坏或设了密码',
    en: 'LibreOffice cannot convert this file; it may be damaged or have a password',
  }),
  late: (limit: number): Localized => ({
    zh: `LibreOffice 用了 ${limit / 1000} 秒还没有转完，已停止`,
    en: `LibreOffice was stopped, since it took more than ${limit / 1000} seconds`,
  }),
  large: (): Localized => ({
    zh: `转换出来的文件超过 ${MAX_DOCUMENT_BYTES >> 20} MB`,
    en: `what it is converted to has more than ${MAX_DOCUMENT_BYTES >> 20} MB`,
  }),
};

const pdf = () =>
  new UserError(
    {
      zh: '这是 PDF，读不回申报的内容',
      en: 'this is a PDF, from which no filing can be read back',
    },
    {
      zh: '请用生成它的 Word、Excel 或 YAML 文件。',
      en: 'Use the Word, Excel or YAML file that it was made from.',
    },
  );

const encryptedDocument = () =>
  new UserError(
    { zh: '这个文件设了打开密码，读不了', en: 'this file is encrypted and cannot be read' },
    {
      zh: '请用 Word 或 Excel 打开，取消密码（文件 → 信息 → 保护）后保存，再试一次。',
      en: 'Open it in Word or Excel, remove the password (File, Info, Protect), save it and try again.',
    },
  );
