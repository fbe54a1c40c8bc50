"""Cuts the shipped faces out of the Noto packages that build-fonts.sh has unpacked; run by it alone.

usage: cut-fonts.py <folder of the packages> <folder for the faces>
"""

import sys
from copy import deepcopy
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

import glyph_shapes as shapes

SERIF = "serif/{0}/NotoSerifSC_{0}.ttf"
SANS = "sans/{0}/NotoSansSC_{0}.ttf"
TIBETAN = "tibetan/400Regular/NotoSerifTibetan_400Regular.ttf"
SYMBOLS = "symbols/files/noto-sans-symbols-2-symbols-400-normal.woff"

# What a label or a title may hold besides hanzi.
MARKS = [
    (0x20, 0x7E), (0xA0, 0xFF), (0x2010, 0x205E), (0x2074, 0x2074), (0x20AC, 0x20AC),
    (0x2100, 0x214F), (0x2150, 0x218F), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2460, 0x24FF),
    (0x25A0, 0x25FF), (0x2605, 0x2606), (0x2713, 0x2713), (0x2776, 0x2793), (0x3000, 0x303F),
    (0x3220, 0x3243), (0x3280, 0x32B0), (0x3371, 0x33DF), (0xFF00, 0xFFEF),
]
CHECKBOXES = "☐☑☒"
# Ticks, crosses and the list marks that office programs put before paragraphs.
OTHER_SYMBOLS = "✓✔✕✖✗✘►▸◄▬◻◼◽◾⚪⚫➔➢➤❏❐❑❒✦✧✪✱∙"

# Height and depth of a line of Tibetan, in thousandths of an em: what ordinary stacks reach.
TIBETAN_LINE = (1180, -700)
# Stems and hairlines of the sources, measured on 1 and 0.
REGULAR, SEMI_BOLD, SANS_MEDIUM = (83, 31), (112, 33), (114, 92)

LICENCE = (
    "This Font Software is licensed under the SIL Open Font License, Version 1.1. "
    "This license is available with a FAQ at: https://openfontlicense.org"
)


def standard_characters():
    """通用规范汉字表, all of GB 2312, and MARKS."""
    lines = Path(__file__).with_name("standard-hanzi.txt").read_text("utf-8").splitlines()
    hanzi = "".join(line for line in lines if not line.startswith("#"))
    assert len(set(hanzi)) == 8105, len(set(hanzi))
    gb2312 = (bytes([row, cell]) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    text = hanzi + "".join(pair.decode("gb2312", "ignore") for pair in gb2312)
    return {ord(c) for c in text} | {c for a, b in MARKS for c in range(a, b + 1)}


def cut(font, characters, keeps_layout):
    options = subset.Options()
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.layout_features = ["*"] if keeps_layout else []
    options.drop_tables += ["DSIG", "STAT", "gasp", "vhea", "vmtx", "BASE", "meta"]
    if not keeps_layout:
        options.drop_tables += ["GSUB", "GPOS", "GDEF"]
        font["cmap"].tables = [t for t in font["cmap"].tables if t.format != 14]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)


def part_shared_glyphs(font):
    """Gives each character a glyph of its own: 口 and the radical ⼝ are drawn alike, but must not be
    taken for one another when text is copied out of a PDF, which knows glyphs only."""
    taken = set()
    for character, name in sorted(font.getBestCmap().items()):
        if name in taken:
            copied = f"only{character:05X}"
            font["glyf"][copied] = deepcopy(font["glyf"][name])
            font["hmtx"][copied] = font["hmtx"][name]
            for table in font["cmap"].tables:
                if character in table.cmap:
                    table.cmap[character] = copied
        taken.add(name)


def rename(font, family, source):
    """A modified font bears a name of its own; copyright, credits and licence stay."""
    names = font["name"]
    version = names.getDebugName(5)
    kept = {0, 7, 8, 9, 11, 12, 13, 14}
    names.names = [n for n in names.names if n.nameID in kept]
    postscript = family.replace(" ", "")
    for name_id, text in {
        1: family, 2: "Regular", 3: f"{version};{postscript}", 4: family, 5: version,
        6: postscript, 10: f"Cut of {source} for perfgoal",
    }.items():
        names.setName(text, name_id, 3, 1, 0x409)
    if not names.getDebugName(13):
        names.setName(LICENCE, 13, 3, 1, 0x409)
    # Each cut is a family of one, so none is the bold of another.
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~0x21 | 0x40
    font["head"].macStyle = 0


def set_line(font, ascent, descent):
    font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = ascent, descent, 0
    font["OS/2"].sTypoAscender, font["OS/2"].sTypoDescender = ascent, descent
    font["OS/2"].sTypoLineGap = 0


def fit_symbols(font):
    for code in font.getBestCmap():
        fit = shapes.fit_checkbox if chr(code) in CHECKBOXES else shapes.centre_in_em
        fit(font, chr(code))


def fit_hanzi_face(strokes):
    def fit(font):
        part_shared_glyphs(font)
        shapes.join_dashes(font)
        shapes.fit_half_em(font, strokes)
        shapes.add_small(font, strokes)
        shapes.add_fractions(font, strokes)
        shapes.draw_tick(font, strokes)

    return fit


def make(packages, source, target, family, original, line, fit=None, characters=None):
    font = TTFont(packages / source, recalcTimestamp=False)
    font.flavor = None
    cut(font, characters or font.getBestCmap().keys(), keeps_layout=fit is None)
    if fit:
        fit(font)
    set_line(font, *line)
    rename(font, family, original)
    font.save(target, reorderTables=True)
    print(f"{target.name}: {len(font.getBestCmap())} characters, {target.stat().st_size} bytes")


def main(packages, out):
    standard = standard_characters()
    symbols = {ord(c) for c in CHECKBOXES + OTHER_SYMBOLS}
    make(packages, SERIF.format("400Regular"), out / "song.ttf", "Perfgoal Song",
         "Noto Serif SC Regular", shapes.HANZI_LINE, fit_hanzi_face(REGULAR))
    make(packages, SERIF.format("600SemiBold"), out / "song-bold.ttf", "Perfgoal Song Bold",
         "Noto Serif SC SemiBold", shapes.HANZI_LINE, fit_hanzi_face(SEMI_BOLD), standard)
    make(packages, SANS.format("500Medium"), out / "hei.ttf", "Perfgoal Hei",
         "Noto Sans SC Medium", shapes.HANZI_LINE, fit_hanzi_face(SANS_MEDIUM), standard)
    make(packages, SYMBOLS, out / "symbols.ttf", "Perfgoal Symbols",
         "Noto Sans Symbols 2 Regular", shapes.HANZI_LINE, fit_symbols, symbols)
    make(packages, TIBETAN, out / "tibetan.ttf", "Perfgoal Tibetan",
         "Noto Serif Tibetan Regular", TIBETAN_LINE)


main(Path(sys.argv[1]), Path(sys.argv[2]))
