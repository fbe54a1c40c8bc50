// Compiles schemas/*.schema.json to src/generated/*.js, so that ajv is not loaded at run time.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import Ajv from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';

const root = new URL('../', import.meta.url);
const out = new URL('src/generated/', root);
mkdirSync(out, { recursive: true });

/** Said for editors and people; it would stand in the program too. */
const ANNOTATIONS = new Set(['title', 'description', 'examples', 'patternErrorMessage']);

compile(
  'validators',
  { validateFiling: 'filing', validateTemplate: 'template' },
  { allErrors: true },
);
// A file of its own, since only runs with a settings file need it.
compile('settings-validator', { validateSettings: 'config' }, { allErrors: true });
// Reports of runs come from elsewhere: the first error is enough, and what the schema does not know is left out. A file
// of its own, since only merge-reports needs it; it checks the dates itself.
compile(
  'report-validator',
  { validateRunReport: 'run-report' },
  { removeAdditional: true, formats: { 'date-time': true } },
);

/** A schema with what is checked alone. `if` a value is null, `else` it is of a type: a form that editors want, in short. */
function checked(node) {
  if (Array.isArray(node)) return node.map(checked);
  if (typeof node !== 'object' || node === null) return node;
  const { if: tested, else: other, ...rest } = node;
  const isNullable = JSON.stringify(tested) === '{"type":"null"}' && other?.type;
  const plain = isNullable
    ? {
        ...rest,
        type: [other.type, 'null'].flat(),
        ...(other.enum && { enum: [...other.enum, null] }),
      }
    : node;
  return Object.fromEntries(
    Object.entries(plain)
      .filter(([key]) => !ANNOTATIONS.has(key))
      .map(([key, value]) => [
        key,
        key === 'properties' || key === 'definitions'
          ? Object.fromEntries(Object.entries(value).map(([name, child]) => [name, checked(child)]))
          : checked(value),
      ]),
  );
}

/** Writes src/generated/<name>.js with an exported validator for each schema. */
function compile(name, schemas, options) {
  const ajv = new Ajv.default({
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allowUnionTypes: true,
    code: { source: true, esm: true, lines: true },
    ...options,
  });
  const exported = Object.entries(schemas).map(([validator, file]) => {
    const schema = JSON.parse(readFileSync(new URL(`schemas/${file}.schema.json`, root), 'utf8'));
    ajv.addSchema(checked(schema));
    return [validator, schema.$id];
  });
  const code = standaloneCode.default(ajv, Object.fromEntries(exported));
  if (code.includes('require(')) {
    throw new Error(
      'a schema uses a keyword whose code needs ajv at run time (minLength, uniqueItems, …)',
    );
  }
  writeFileSync(new URL(`${name}.js`, out), code);
  writeFileSync(
    new URL(`${name}.d.ts`, out),
    `import type { ErrorObject } from 'ajv';
type Validator = ((value: unknown) => boolean) & { errors?: ErrorObject[] | null };
${Object.keys(schemas)
  .map(validator => `export declare const ${validator}: Validator;`)
  .join('\n')}
`,
  );
}
