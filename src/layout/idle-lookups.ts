/**
 * Spares fontkit the lookups of a font (ISO/IEC 14496-22, GSUB and GPOS) that cannot do anything to a text, because
 * none of its glyphs is one that they begin with. Why: fontkit tries each of them at each glyph, the Tibetan font has
 * more than a thousand, and a long text of rare syllables took half a minute. The glyphs stay the same:
 * test/layout/shaping.test.ts compares them. This reaches into fontkit, so package.json fixes its version.
 */

/** Glyphs as a font lists them. */
type Coverage =
  | { readonly version: 1; readonly glyphs: Iterable<number> }
  | {
      readonly version: 2;
      readonly rangeRecords: Iterable<{ readonly start: number; readonly end: number }>;
    };

/** A part of a lookup; which coverage it has depends on its kind, and an extension has all in `extension`. */
interface Subtable {
  readonly coverage?: Coverage;
  readonly coverages?: readonly Coverage[];
  readonly inputCoverage?: readonly Coverage[];
  readonly markCoverage?: Coverage;
  readonly mark1Coverage?: Coverage;
  readonly extension?: Subtable;
}

interface Lookup {
  readonly lookupType: number;
  readonly flags: unknown;
  readonly subTables: Iterable<Subtable>;
}

interface GlyphInfo {
  readonly id: number;
}

/** What applies the lookups of GSUB or GPOS. */
interface Processor {
  readonly glyphIterator: { readonly cur: GlyphInfo };
  applyLookups(
    lookups: readonly { readonly lookup: Lookup }[],
    glyphs: readonly GlyphInfo[],
    positions: unknown,
  ): void;
}

/** A font of fontkit, with what its types leave out. */
interface LaidOutFont {
  readonly _layoutEngine?: {
    readonly engine?: {
      readonly GSUBProcessor?: Processor | null;
      readonly GPOSProcessor?: Processor | null;
    };
  };
}

/** A lookup of which only those subtables are seen that begin with the glyph at hand. */
interface Narrowed {
  readonly lookup: Lookup;
  readonly beginnings: { has(glyph: number): boolean };
}

/** Makes a font of fontkit pass over lookups that cannot apply. */
export function passIdleLookups(font: unknown): void {
  const { GSUBProcessor, GPOSProcessor } = (font as LaidOutFont)._layoutEngine?.engine ?? {};
  for (const processor of [GSUBProcessor, GPOSProcessor]) if (processor) passIdle(processor);
}

function passIdle(processor: Processor): void {
  const applyLookups = processor.applyLookups.bind(processor);
  const known = new WeakMap<Lookup, Narrowed>();

  processor.applyLookups = (lookups, glyphs, positions) => {
    // With none, fontkit only takes up the glyphs.
    applyLookups([], glyphs, positions);
    for (const one of lookups) {
      const narrowed = known.get(one.lookup) ?? narrow(one.lookup, processor);
      known.set(one.lookup, narrowed);
      if (glyphs.some(({ id }) => narrowed.beginnings.has(id)))
        applyLookups([{ ...one, lookup: narrowed.lookup }], glyphs, positions);
    }
  };
}

function narrow(lookup: Lookup, processor: Processor): Narrowed {
  const tables = new Map<number, Subtable[]>();
  for (const table of lookup.subTables) {
    const coverage = firstCoverage(table);
    // A subtable that looks at no glyph applies at each.
    if (!coverage) return { lookup, beginnings: { has: () => true } };
    for (const glyph of glyphsOf(coverage)) {
      const list = tables.get(glyph);
      if (!list) tables.set(glyph, [table]);
      else if (list.at(-1) !== table) list.push(table);
    }
  }
  const atHand: Lookup = {
    lookupType: lookup.lookupType,
    flags: lookup.flags,
    get subTables() {
      return tables.get(processor.glyphIterator.cur.id) ?? [];
    },
  };
  return { lookup: atHand, beginnings: tables };
}

/** The glyphs that a subtable can begin with. */
function firstCoverage(table: Subtable): Coverage | undefined {
  const { coverage, coverages, inputCoverage, markCoverage, mark1Coverage } =
    table.extension ?? table;
  return coverage ?? coverages?.[0] ?? inputCoverage?.[0] ?? markCoverage ?? mark1Coverage;
}

function* glyphsOf(coverage: Coverage): Iterable<number> {
  if (coverage.version === 1) yield* coverage.glyphs;
  else
    for (const { start, end } of coverage.rangeRecords)
      for (let glyph = start; glyph <= end; glyph++) yield glyph;
}
