/** The filing's schema as one form needs it: its fields, choices, sources and indicator levels, nothing else. */
import type { Path } from '../finding.ts';
import { withKeyOrder } from '../source/key-order.ts';
import { kindOf, levelsOf, resolve, type SchemaNode, schemaAt } from './fields.ts';
import { covers, EACH, leadsTo } from './patterns.ts';
import { levelsTaken, META_KEYS, namesUnder, type Requirements } from './requirements.ts';

/** A draft-07 schema for filings on the form; its values keep their definitions. */
export function formSchema(requirements: Requirements): SchemaNode {
  const root = schemaAt([]);
  if (!root) throw new Error('the schema of filings is empty');
  return narrow(root, []);

  function narrow(node: SchemaNode, path: Path): SchemaNode {
    const choice = requirements.fields.find(field => field.choices && covers(field.path, path));
    if (choice?.choices) return choiceOf(node, choice.choices, choice.takesOther === true);
    if (kindOf(node)) return node;
    const group = resolve(node);
    if (group.items) return { ...group, items: narrow(group.items, [...path, EACH]) };
    const names = namesOf(path);
    if (names) return withNames(group, names, path);
    if (!group.properties) return group;
    const properties = Object.entries(group.properties).filter(([key]) =>
      isPrinted([...path, key]),
    );
    const own = group.required ?? [];
    const required = properties
      .map(([key]) => key)
      .filter(key => own.includes(key) || isRequired([...path, key]));
    return {
      ...group,
      ...(required.length > 0 && { required }),
      properties: Object.fromEntries(
        properties.map(([key, child]) => [key, narrow(child, [...path, key])]),
      ),
    };
  }

  /** Whether the form requires what stands at a path, or in it at places that every filing has. */
  function isRequired(path: Path): boolean {
    return requirements.fields.some(
      field =>
        field.required &&
        leadsTo(path, field.path) &&
        !field.path.slice(path.length).includes(EACH),
    );
  }

  function isPrinted(path: Path): boolean {
    const leads = requirements.fields.some(
      field => path.length <= field.path.length && leadsTo(path, field.path),
    );
    if (leads) return true;
    const isMeta = META_KEYS.some(pattern => covers(pattern, path));
    return isMeta && (path.length === 1 || isPrinted(path.slice(0, -1)));
  }

  /** The names that may stand at a place whose keys are not the filing's own: sources, shares, first and second levels. */
  function namesOf(path: Path): readonly string[] | undefined {
    const classification = levelsTaken(requirements);
    if (classification && levelsOf(path) === 2) return Object.keys(classification);
    if (classification && levelsOf(path) === 1) return classification[String(path.at(-1))];
    if (path.at(-1) !== 'sources' && path.at(-1) !== 'shares') return undefined;
    return namesUnder(requirements, path);
  }

  function withNames(group: SchemaNode, names: readonly string[], path: Path): SchemaNode {
    const child = typeof group.additionalProperties === 'object' ? group.additionalProperties : {};
    return {
      ...group,
      properties: withKeyOrder(
        Object.fromEntries(
          names.map(name => [name, { ...narrow(child, [...path, name]), title: name }]),
        ),
        names,
      ),
      // Levels are offered; others may stand there all the same.
      additionalProperties: levelsOf(path) === undefined ? false : narrow(child, [...path, EACH]),
    };
  }
}

/** One of a form's choices, or nothing yet. Why as examples: editors offer these, while `else` only refuses others. */
function choiceOf(node: SchemaNode, choices: readonly string[], takesOther: boolean): SchemaNode {
  if (takesOther) return { ...resolve(node), examples: choices };
  const { title, description } = node;
  return {
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    examples: choices,
    if: { type: 'null' },
    else: { enum: choices },
  };
}
