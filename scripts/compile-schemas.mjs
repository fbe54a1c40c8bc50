// Compiles schemas/*.schema.json to src/generated/validators.js, so that ajv is not loaded at run time.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import Ajv from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';

const root = new URL('../', import.meta.url);
const schemas = { validateFiling: 'filing', validateTemplate: 'template' };

const ajv = new Ajv.default({
  allErrors: true,
  strict: true,
  strictTypes: false,
  strictRequired: false,
  allowUnionTypes: true,
  code: { source: true, esm: true, lines: true },
});
const exported = Object.entries(schemas).map(([name, file]) => {
  const schema = JSON.parse(readFileSync(new URL(`schemas/${file}.schema.json`, root), 'utf8'));
  ajv.addSchema(schema);
  return [name, schema.$id];
});
const code = standaloneCode.default(ajv, Object.fromEntries(exported));
if (code.includes('require(')) {
  throw new Error(
    'a schema uses a keyword whose code needs ajv at run time (minLength, uniqueItems, …)',
  );
}
const out = new URL('src/generated/', root);
mkdirSync(out, { recursive: true });
writeFileSync(new URL('validators.js', out), code);
writeFileSync(
  new URL('validators.d.ts', out),
  `import type { ErrorObject } from 'ajv';
type Validator = ((value: unknown) => boolean) & { errors?: ErrorObject[] | null };
${Object.keys(schemas)
  .map(name => `export declare const ${name}: Validator;`)
  .join('\n')}
`,
);
