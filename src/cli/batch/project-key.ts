import type { Filing } from '../../internal.ts';
import { hashOfValue } from '../hashes.ts';

/** Tells projects apart by name, year, department and unit; undefined for one without a name. */
export function projectKey({ project, year }: Filing): string | undefined {
  const plain = (text: string | undefined) => (text ?? '').normalize('NFKC').replace(/\s/g, '');
  const name = plain(project.name);
  if (name === '') return undefined;
  const department = plain(project.departmentCode) || plain(project.department);
  return hashOfValue([name, year?.text, department, plain(project.implementingUnit)]);
}
