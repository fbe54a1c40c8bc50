"""What the shipped faces draw otherwise than their sources, or besides: figures and signs half an em wide, small
figures and letters, fractions, the tick, dashes that join, boxes. Lengths in thousandths of an em."""

from copy import deepcopy
from math import hypot
from unicodedata import decomposition

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._g_l_y_f import GlyphCoordinates

# Height and depth of a line of hanzi: the em box, as in the office fonts that these faces stand for.
HANZI_LINE = (880, -120)
HANZI_MIDDLE = sum(HANZI_LINE) / 2

# Of ASCII all but letters, & and @ is half an em wide, as in the office fonts; and what stands before numbers.
HALF = 500
SQUEEZED, STRETCHED, OPENING, CLOSING, LOW = "0123456789+−<=>~#$", "-/\\", "([{", ")]}", ",.;"
SET_APART = OPENING + CLOSING + LOW + "!\"'*:?^_`|"
# The rings of % as parts of their source, and how far they stand from the edge.
RING_WIDTH, RING_HEIGHT, RING_SIDE = 0.62, 0.84, 20

# Small figures: advance, then width of letters, height and strength of strokes as parts of the large ones.
SMALL_FIGURE, SMALL_LETTER, SMALL_HEIGHT, SMALL_WEIGHT = 340, 0.6, 0.58, 0.8
SUPERSCRIPT, SUBSCRIPT = 415, -105
SMALL = [0xB2, 0xB3, 0xB9, 0x1D62, 0x2070, 0x2071, *range(0x2074, 0x208F), *range(0x2090, 0x209D)]
FRACTIONS = [0xBC, 0xBD, 0xBE, *range(0x2150, 0x215F)]
FRACTION_SLASH = "\u2044"
TICK_WIDTH, TICK_HEIGHT = 720, 760
# The frame that □ has in the serif.
FRAME, INNER_FRAME = (100, -20, 900, 780), (140, 20, 860, 740)


def glyph_of(font, character):
    return deepcopy(font["glyf"][font.getBestCmap()[ord(character)]])


def advance_of(font, character):
    return font["hmtx"][font.getBestCmap()[ord(character)]][0]


def draw(font, character, glyph, advance):
    """Draws a character anew, or one that the font lacks."""
    name = font.getBestCmap().get(ord(character), f"made{ord(character):05X}")
    glyph.coordinates.toInt()
    glyph.recalcBounds(font["glyf"])
    font["glyf"][name] = glyph
    font["hmtx"][name] = (round(advance), glyph.xMin)
    for table in font["cmap"].tables:
        table.cmap[ord(character)] = name


def left(glyph):
    return min(x for x, _ in glyph.coordinates)


def right(glyph):
    return max(x for x, _ in glyph.coordinates)


def bottom(glyph):
    return min(y for _, y in glyph.coordinates)


def top(glyph):
    return max(y for _, y in glyph.coordinates)


def height(glyph):
    return top(glyph) - bottom(glyph)


def moved(glyph, across, up=0):
    glyph.coordinates.translate((across, up))
    return glyph


def centred(glyph, advance):
    return moved(glyph, (advance - left(glyph) - right(glyph)) / 2)


def in_middle(glyph):
    """Puts a glyph in the middle of the em of a hanzi."""
    return centred(moved(glyph, 0, HANZI_MIDDLE - (bottom(glyph) + top(glyph)) / 2), 1000)


def scaled(glyph, across, up=1):
    glyph.coordinates.scale((across, up))
    return glyph


def grown(glyph, across, up):
    """Moves each side of the strokes outwards by so much."""
    start = 0
    for end in glyph.endPtsOfContours:
        points = [glyph.coordinates[at] for at in range(start, end + 1)]
        for at, (x, y) in enumerate(points):
            others = [point for point in points[at + 1:] + points[:at] if point != (x, y)]
            a = outwards(x - others[-1][0], y - others[-1][1])
            b = outwards(others[0][0] - x, others[0][1] - y)
            # A corner moves farther than its sides, but no more than twice as far.
            mitre = max(1 + a[0] * b[0] + a[1] * b[1], 0.5)
            glyph.coordinates[start + at] = (
                x + across * (a[0] + b[0]) / mitre, y + up * (a[1] + b[1]) / mitre,
            )
        start = end + 1
    return glyph


def outwards(x, y):
    """The unit vector to the left of a direction, where the outside of an outline is."""
    return -y / hypot(x, y), x / hypot(x, y)


def redrawn(glyph, strokes, across, up=1, weight=1):
    """A glyph scaled, its stems and hairlines made up to a part of the strength that the face's have."""
    lost = max(weight - across, 0), max(weight - up, 0)
    return grown(scaled(glyph, across, up), *(part * stroke / 2 for part, stroke in zip(lost, strokes)))


def contours(glyph):
    """The contours of a glyph, each a glyph."""
    parts, start = [], 0
    for end in glyph.endPtsOfContours:
        part = deepcopy(glyph)
        part.coordinates = GlyphCoordinates(glyph.coordinates[start:end + 1])
        part.flags = glyph.flags[start:end + 1]
        part.endPtsOfContours, part.numberOfContours = [end - start], 1
        parts.append(part)
        start = end + 1
    return parts


def joined(glyphs):
    """One glyph of the outlines of several."""
    whole = deepcopy(glyphs[0])
    for glyph in glyphs[1:]:
        whole.endPtsOfContours += [end + len(whole.coordinates) for end in glyph.endPtsOfContours]
        whole.coordinates.extend(glyph.coordinates)
        whole.flags.extend(glyph.flags)
    whole.numberOfContours = len(whole.endPtsOfContours)
    return whole


def fit_half_em(font, strokes):
    """Figures and signs half an em wide, so that lines break where the office fonts break them."""
    font["hmtx"][font.getBestCmap()[ord(" ")]] = (HALF, 0)
    for sign in SQUEEZED:
        narrow = redrawn(glyph_of(font, sign), strokes, min(HALF / advance_of(font, sign), 1))
        draw(font, sign, centred(narrow, HALF), HALF)
    for sign in STRETCHED:
        wide = scaled(glyph_of(font, sign), min(HALF / advance_of(font, sign), 1.2))
        draw(font, sign, centred(wide, HALF), HALF)
    for sign in SET_APART:
        # A bracket stays with what it holds, a stop with what it ends.
        share = 0.85 if sign in OPENING else 0.15 if sign in CLOSING else 0.4 if sign in LOW else 0.5
        spare = HALF - advance_of(font, sign)
        draw(font, sign, moved(glyph_of(font, sign), spare * share), HALF)
    draw(font, "%", narrow_percent(glyph_of(font, "%"), strokes), HALF)


def narrow_percent(glyph, strokes):
    """%, the rings of which are less high, too: narrow alone they would be slits."""
    *rings, slash = sorted(contours(glyph), key=height)
    rings.sort(key=bottom)
    lower, upper = (
        redrawn(joined(ring), strokes, RING_WIDTH, RING_HEIGHT, SMALL_WEIGHT)
        for ring in (rings[:2], rings[2:])
    )
    return joined([
        centred(redrawn(slash, strokes, 0.8), HALF),
        moved(upper, RING_SIDE - left(upper), top(glyph) - top(upper)),
        moved(lower, HALF - RING_SIDE - right(lower), bottom(glyph) - bottom(lower)),
    ])


def small(font, strokes, character):
    """A figure, sign or letter in small, and its advance."""
    own = advance_of(font, character)
    advance = own * SMALL_LETTER if character.isalpha() else SMALL_FIGURE
    glyph = glyph_of(font, character)
    return redrawn(glyph, strokes, advance / own, SMALL_HEIGHT, SMALL_WEIGHT), advance


def add_small(font, strokes):
    """Superscripts and subscripts, of the figures and letters that the font has."""
    for code in SMALL:
        kind, base = decomposition(chr(code)).split()
        if int(base, 16) not in font.getBestCmap():
            continue
        glyph, advance = small(font, strokes, chr(int(base, 16)))
        up = SUPERSCRIPT if kind == "<super>" else SUBSCRIPT
        draw(font, chr(code), moved(glyph, 0, up), advance)


def add_fractions(font, strokes):
    """Each of small figures above, the slash of ½ and small figures below."""
    slash = max(contours(glyph_of(font, "½")), key=height)
    raised = (1 - SMALL_HEIGHT) * height(glyph_of(font, "0"))
    for code in FRACTIONS:
        parts, pen, up = [], 20, raised
        for part in decomposition(chr(code)).split()[1:]:
            if chr(int(part, 16)) == FRACTION_SLASH:
                parts.append(moved(deepcopy(slash), pen - 160 - left(slash)))
                pen, up = pen + 210, 0
                continue
            glyph, advance = small(font, strokes, chr(int(part, 16)))
            parts.append(moved(glyph, pen, up))
            pen += advance
        draw(font, chr(code), joined(parts), pen + 10)
    draw(font, FRACTION_SLASH, centred(slash, HALF), HALF)


def draw_tick(font, strokes):
    """√ is the tick of forms: ✓ with the stems of the text, not a root."""
    tick = glyph_of(font, "✓")
    tick = scaled(tick, TICK_WIDTH / (right(tick) - left(tick)), TICK_HEIGHT / height(tick))
    tick = grown(tick, strokes[0] / 10, strokes[0] / 10)
    draw(font, "√", in_middle(tick), 1000)


def join_dashes(font):
    """破折号 is two dashes in one stroke, at the middle of the hanzi: — takes the whole em."""
    dash = glyph_of(font, "―")
    dash = scaled(dash, 1000 / (right(dash) - left(dash)))
    draw(font, "—", moved(dash, -left(dash)), 1000)


def rectangle(pen, box, clockwise):
    west, south, east, north = box
    corners = [(west, south), (west, north), (east, north), (east, south)]
    pen.moveTo(corners[0])
    for corner in corners[1:] if clockwise else reversed(corners[1:]):
        pen.lineTo(corner)
    pen.closePath()


def fit_checkbox(font, character):
    """Gives ☐☑☒ the frame of □ in the serif, and scales the mark inside to it."""
    glyph = glyph_of(font, character)
    scale = (FRAME[2] - FRAME[0]) / (right(glyph) - left(glyph))
    pen = TTGlyphPen(None)
    rectangle(pen, FRAME, True)
    rectangle(pen, INNER_FRAME, False)
    frame = pen.glyph()
    moved(glyph, -left(glyph), -bottom(glyph))
    marks = [moved(scaled(part, scale, scale), FRAME[0], FRAME[1]) for part in contours(glyph)[2:]]
    draw(font, character, joined([frame, *marks]), 1000)


def centre_in_em(font, character):
    draw(font, character, in_middle(glyph_of(font, character)), 1000)
