/** A place of a template, where what is wrong with it is reported. */
import type { Finding, Localized, Path } from '../../finding.ts';
import { didYouMean } from '../../source/suggest.ts';

export interface Location {
  readonly path: Path;
  /** A place further down. */
  child(...keys: Path): Location;
  error(message: Localized, help?: Localized): void;
  warn(message: Localized, help?: Localized): void;
  /** Whether a name is among those known; else it is an error that says the nearest. */
  knows(name: string, known: readonly string[], what: Localized): boolean;
}

/** The place at a path; what is reported there is added to `findings`. */
export function locationAt(path: Path, findings: Finding[]): Location {
  const report = (severity: Finding['severity'], message: Localized, help?: Localized) => {
    const structural = severity === 'error';
    const rule = 'template-valid';
    findings.push({ rule, severity, structural, path, message, ...(help && { help }) });
  };
  return {
    path,
    child: (...keys) => locationAt([...path, ...keys], findings),
    error: (message, help) => report('error', message, help),
    warn: (message, help) => report('warning', message, help),
    knows(name, known, what) {
      if (known.includes(name)) return true;
      const zh = `没有名为「${name}」的${what.zh}`;
      report('error', { zh, en: `unknown ${what.en} “${name}”` }, didYouMean(name, known));
      return false;
    },
  };
}
