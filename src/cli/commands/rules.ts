/** perfgoal rules: all rules as a table, as JSON, or as the page docs/rules.md. */
import { catalogue, returnReasons } from '../../internal.ts';
import { exit } from '../exit.ts';
import type { Language } from '../language.ts';
import { jsonText } from '../report/json-text.ts';
import { colourOf, severityWords } from '../report/messages.ts';
import { rulesPage } from '../rules-page.ts';
import type { Look, Session } from '../session.ts';
import type { CommandSpec } from './command.ts';
import { parseChoice } from './options.ts';

const listFormats = ['table', 'json', 'markdown'] as const;

interface RulesCommandOptions {
  readonly format?: (typeof listFormats)[number];
}

export const rulesCommand: CommandSpec = {
  name: 'rules',
  summary: { zh: '列出全部检查规则', en: 'list all rules' },
  notes: {
    zh: '级别是规则自带的；表样和 --severity 可以改变它。',
    en: 'Severities are defaults; forms and --severity can change them.',
  },
  options: [
    {
      flags: { zh: '--format <格式>', en: '--format <format>' },
      summary: {
        zh: `${listFormats.join('、')}（默认 table）`,
        en: `${listFormats.join(', ')} (default: table)`,
      },
      choices: listFormats,
      parse: text => parseChoice('--format', text, listFormats),
    },
  ],
  examples: [
    { line: 'perfgoal rules', summary: { zh: '编号、级别、内容', en: 'id, severity, summary' } },
  ],
  run: (_, options, session) => run(options, session),
};

async function run({ format = 'table' }: RulesCommandOptions, session: Session) {
  const { language, outLook } = session;
  await session.result(writers[format](language, outLook));
  return exit.clean;
}

const writers = { table, json, markdown: rulesPage } satisfies Record<
  (typeof listFormats)[number],
  (language: Language, look: Look) => string
>;

function table(language: Language, { paint }: Look): string {
  const width = Math.max(...catalogue.map(({ id }) => id.length));
  const words = Object.values(severityWords).map(word => word[language].length);
  return catalogue
    .map(({ id, severity, summary }) => {
      const colour = colourOf(severity, paint);
      const word = severityWords[severity][language].padEnd(Math.max(...words));
      return `${id.padEnd(width)}  ${colour(word)}  ${summary[language]}\n`;
    })
    .join('');
}

function json(language: Language): string {
  const entries = catalogue.map(({ id, severity, reason, structural, summary, why, basis }) =>
    jsonText({
      id,
      severity,
      reason,
      reasonTitle: returnReasons[reason][language],
      structural: structural ?? false,
      summary: summary[language],
      why: why[language],
      basis: basis?.[language] ?? null,
    }),
  );
  return `[\n${entries.join(',\n')}\n]\n`;
}
