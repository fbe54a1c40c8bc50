/** The filing's schema for editors: every key in both spellings, so that both are completed and explained. */
import type { SchemaNode } from './fields.ts';

/** A draft-07 schema with, beside each property, its twin named by the property's title. */
export function editorSchema(schema: SchemaNode): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(withTwins(schema)).map(([key, value]) => [key, eachSchema(key, value)]),
  );
}

function eachSchema(key: string, value: unknown): unknown {
  if (key === 'properties' || key === 'definitions') return mapValues(value, editorSchemaOf);
  if (key === 'items' || key === 'additionalProperties') return editorSchemaOf(value);
  return value;
}

const editorSchemaOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? editorSchema(value as SchemaNode) : value;

function mapValues(value: unknown, change: (value: unknown) => unknown): unknown {
  return Object.fromEntries(
    Object.entries(value as object).map(([key, child]) => [key, change(child)]),
  );
}

/** Properties doubled, and requirements that either spelling meets. */
function withTwins(schema: SchemaNode & { readonly required?: readonly string[] }): object {
  const { properties, required, ...rest } = schema;
  if (!properties) return schema;
  const titleOf = (key: string) => properties[key]?.title ?? key;
  const twins = Object.keys(properties).map(key => [titleOf(key), properties[key]]);
  return {
    ...rest,
    ...(required && {
      allOf: required.map(key => ({ anyOf: [{ required: [key] }, { required: [titleOf(key)] }] })),
    }),
    properties: { ...properties, ...Object.fromEntries(twins) },
  };
}
