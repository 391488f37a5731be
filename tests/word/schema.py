#!/usr/bin/env python3
"""What Word insists on in a file: the order of elements, and whole packages.

Usage: schema.py FILE.docx…

Word refuses a file whose elements are out of order, or whose parts refer to
what is not there, and names no place. The order is that of ISO/IEC 29500-1
(Transitional); an element that no table here knows is wrong as well. Then
every file is damaged, to see that this would be found.
"""

import itertools
import posixpath
import sys
import xml.etree.ElementTree as tree
import zipfile

SPACES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://schemas.openxmlformats.org/drawingml/2006/"
    "wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/" \
    "relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"

# Children in their order; "*" before a name: any number of them.
ORDER = {
    "w:document": "w:body",
    "w:body": "*w:p|w:tbl w:sectPr",
    "w:hdr": "*w:p",
    "w:footnotes": "*w:footnote",
    "w:footnote": "*w:p",
    "w:p": "w:pPr *w:r",
    "w:r": "w:rPr *w:t|w:br|w:drawing|w:footnoteReference|w:footnoteRef|"
           "w:separator|w:continuationSeparator|w:fldChar|w:instrText",
    "w:pPr": "w:pStyle w:keepNext w:keepLines w:pageBreakBefore w:framePr "
             "w:widowControl w:numPr w:suppressLineNumbers w:pBdr w:shd "
             "w:tabs w:suppressAutoHyphens w:kinsoku w:wordWrap "
             "w:overflowPunct w:topLinePunct w:autoSpaceDE w:autoSpaceDN "
             "w:bidi w:adjustRightInd w:snapToGrid w:spacing w:ind "
             "w:contextualSpacing w:mirrorIndents w:suppressOverlap w:jc "
             "w:textDirection w:textAlignment w:textboxTightWrap "
             "w:outlineLvl w:divId w:cnfStyle w:rPr w:sectPr w:pPrChange",
    "w:rPr": "w:rStyle w:rFonts w:b w:bCs w:i w:iCs w:caps w:smallCaps "
             "w:strike w:dstrike w:outline w:shadow w:emboss w:imprint "
             "w:noProof w:snapToGrid w:vanish w:webHidden w:color w:spacing "
             "w:w w:kern w:position w:sz w:szCs w:highlight w:u w:effect "
             "w:bdr w:shd w:fitText w:vertAlign w:rtl w:cs w:em w:lang "
             "w:eastAsianLayout w:specVanish w:oMath",
    "w:pBdr": "w:top w:left w:bottom w:right w:between w:bar",
    "w:sectPr": "*w:headerReference|w:footerReference w:footnotePr "
                "w:endnotePr w:type w:pgSz w:pgMar w:paperSrc w:pgBorders "
                "w:lnNumType w:pgNumType w:cols w:formProt w:vAlign "
                "w:noEndnote w:titlePg w:textDirection w:bidi w:rtlGutter "
                "w:docGrid w:printerSettings",
    "w:tbl": "w:tblPr w:tblGrid *w:tr",
    "w:tblPr": "w:tblStyle w:tblpPr w:tblOverlap w:bidiVisual "
               "w:tblStyleRowBandSize w:tblStyleColBandSize w:tblW w:jc "
               "w:tblCellSpacing w:tblInd w:tblBorders w:shd w:tblLayout "
               "w:tblCellMar w:tblLook w:tblCaption w:tblDescription",
    "w:tblBorders": "w:top w:left w:bottom w:right w:insideH w:insideV",
    "w:tblCellMar": "w:top w:left w:bottom w:right",
    "w:tblGrid": "*w:gridCol",
    "w:tr": "w:trPr *w:tc",
    "w:trPr": "*w:cantSplit|w:tblHeader",
    "w:tc": "w:tcPr *w:p|w:tbl",
    "w:tcPr": "w:cnfStyle w:tcW w:gridSpan w:hMerge w:vMerge w:tcBorders "
              "w:shd w:noWrap w:tcMar w:textDirection w:tcFitText w:vAlign "
              "w:hideMark",
    "w:drawing": "wp:inline",
    "wp:inline": "wp:extent wp:effectExtent wp:docPr "
                 "wp:cNvGraphicFramePr a:graphic",
    "a:graphic": "a:graphicData",
    "a:graphicData": "pic:pic",
    "pic:pic": "pic:nvPicPr pic:blipFill pic:spPr",
    "pic:nvPicPr": "pic:cNvPr pic:cNvPicPr",
    "pic:blipFill": "a:blip a:srcRect a:stretch",
    "a:stretch": "a:fillRect",
    "pic:spPr": "a:xfrm a:prstGeom",
    "a:xfrm": "a:off a:ext",
    "a:prstGeom": "a:avLst",
    "w:styles": "w:docDefaults w:latentStyles *w:style",
    "w:docDefaults": "w:rPrDefault w:pPrDefault",
    "w:rPrDefault": "w:rPr",
    "w:pPrDefault": "w:pPr",
    "w:style": "w:name w:aliases w:basedOn w:next w:link w:autoRedefine "
               "w:hidden w:uiPriority w:semiHidden w:unhideWhenUsed "
               "w:qFormat w:locked w:rsid w:pPr w:rPr w:tblPr w:trPr w:tcPr "
               "*w:tblStylePr",
    "w:settings": "w:zoom w:mirrorMargins w:defaultTabStop "
                  "w:characterSpacingControl w:footnotePr w:endnotePr "
                  "w:compat w:themeFontLang w:decimalSymbol w:listSeparator",
    "w:footnotePr": "*w:footnote",
    "w:compat": "w:doNotExpandShiftReturn *w:compatSetting",
}
ROOTS = ("w:document", "w:hdr", "w:footnotes", "w:styles", "w:settings")


def short(name):
    space, _, local = name[1:].rpartition("}")
    return SPACES.get(space, space) + ":" + local


def places(names):
    """Of each child its place, and which places repeat."""
    place, many = {}, set()
    for index, group in enumerate(names.split()):
        if group.startswith("*"):
            many.add(index)
        for name in group.lstrip("*").split("|"):
            place[name] = index
    return place, many


PLACES = {name: places(names) for name, names in ORDER.items()}


def out_of_order(element):
    """The mistakes in the order of an element's children."""
    name = short(element.tag)
    if name == "w:footnote" and len(element) == 0:
        return  # in the settings it only has a number
    place, many = PLACES.get(name, ({}, set()))
    last = -1
    for child in element:
        child_name = short(child.tag)
        at = place.get(child_name)
        if at is None:
            yield "%s in %s is in no table" % (child_name, name)
        elif at < last or (at == last and at not in many):
            yield "%s in %s comes too late" % (child_name, name)
        else:
            last = at
    if name == "w:tc" and (len(element) == 0 or
                           short(element[-1].tag) != "w:p"):
        yield "a cell does not end with a paragraph"
    if name == "w:tc" and short(element[0].tag) != "w:tcPr":
        yield "a cell without properties"


def mistakes_of_part(root):
    for element in root.iter():
        yield from out_of_order(element)
    for body in root.iter():
        names = [short(child.tag) for child in body]
        for one, next_one in zip(names, names[1:]):
            if one == "w:tbl" and next_one in ("w:tbl", "w:sectPr"):
                yield "no paragraph after a table: Word would join them"


def attribute(element, name):
    return next((value for key, value in element.attrib.items()
                 if key.startswith("{") and short(key) == name), None)


def grid_mistakes(root):
    """Cells cover the grid of their table in each row."""
    w = "{%s}" % next(iter(SPACES))
    for table in root.iter(w + "tbl"):
        columns = len(table.findall("%stblGrid/%sgridCol" % (w, w)))
        for row in table.findall(w + "tr"):
            spans = [attribute(span, "w:val") for cell in row.findall(w + "tc")
                     for span in [cell.find("%stcPr/%sgridSpan" % (w, w))]
                     if span is not None]
            cells = len(row.findall(w + "tc")) - len(spans)
            if cells + sum(map(int, spans)) != columns:
                yield "a row does not fill the %d columns" % columns


def reference_mistakes(parts):
    """Parts, styles, footnotes and pictures that are referred to exist."""
    types = parts["[Content_Types].xml"]
    defaults = {e.get("Extension") for e in types.iter(TYPES + "Default")}
    named = {e.get("PartName") for e in types.iter(TYPES + "Override")}
    for name in parts:
        if name != "[Content_Types].xml" and "/" + name not in named and \
                name.rpartition(".")[2] not in defaults:
            yield "%s has no content type" % name
    for name in named:
        if name[1:] not in parts:
            yield "%s has a content type, but is not there" % name
    relations = {}
    for name, root in parts.items():
        if not name.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(name))
        for relation in root.iter(RELATIONSHIPS + "Relationship"):
            relations[relation.get("Id")] = relation
            if posixpath.join(folder, relation.get("Target")) not in parts:
                yield "%s refers to nothing" % relation.get("Id")
    document = parts["word/document.xml"]
    styles = {attribute(e, "w:styleId") for e in parts["word/styles.xml"].iter()
              if short(e.tag) == "w:style"}
    notes = {attribute(e, "w:id") for e in parts.get(
        "word/footnotes.xml", tree.Element("none")).iter()
        if e.tag.endswith("}footnote")}
    drawings = set()
    for element in document.iter():
        name = short(element.tag)
        if name in ("w:pStyle", "w:rStyle") and \
                attribute(element, "w:val") not in styles:
            yield "style %s is not there" % attribute(element, "w:val")
        if name == "w:footnoteReference" and \
                attribute(element, "w:id") not in notes:
            yield "a footnote is not there"
        for key in ("r:id", "r:embed"):
            if attribute(element, key) not in {None, *relations}:
                yield "%s is not there" % attribute(element, key)
        if name == "wp:docPr":
            if element.get("id") in drawings:
                yield "two pictures have the number %s" % element.get("id")
            drawings.add(element.get("id"))
            if not element.get("descr"):
                yield "a picture without a description"


def parts_of(path):
    with zipfile.ZipFile(path) as package:
        if package.testzip() is not None:
            raise zipfile.BadZipFile(path)
        return {name: tree.fromstring(package.read(name))
                if name.endswith((".xml", ".rels")) else package.read(name)
                for name in package.namelist()}


def mistakes_of(parts):
    for name, root in parts.items():
        if isinstance(root, bytes) or short(root.tag) not in ROOTS:
            continue
        for mistake in itertools.chain(
                mistakes_of_part(root), grid_mistakes(root)):
            yield "%s: %s" % (name, mistake)
    yield from reference_mistakes(parts)


def unnoticed(parts):
    """Kinds of elements whose children may change places unnoticed."""
    for name, root in parts.items():
        if isinstance(root, bytes) or short(root.tag) not in ROOTS:
            continue
        seen = set()
        for element in root.iter():
            kinds = [short(child.tag) for child in element]
            place = PLACES.get(short(element.tag), ({}, set()))[0]
            for i, pair in enumerate(zip(kinds, kinds[1:])):
                if place.get(pair[0]) == place.get(pair[1]) or \
                        (short(element.tag), pair) in seen:
                    continue
                seen.add((short(element.tag), pair))
                element[i], element[i + 1] = element[i + 1], element[i]
                if not list(out_of_order(element)):
                    yield "%s and %s in %s" % (*pair, short(element.tag))
                element[i], element[i + 1] = element[i + 1], element[i]


def main():
    bad = 0
    for path in sys.argv[1:]:
        parts = parts_of(path)
        found = sorted(set(mistakes_of(parts))) + [
            "not noticed: " + what for what in unnoticed(parts)]
        for mistake in found:
            print("%s: %s" % (path, mistake))
        bad += len(found)
    print("%d files, %d mistakes" % (len(sys.argv) - 1, bad))
    return 1 if bad or len(sys.argv) < 2 else 0


if __name__ == "__main__":
    sys.exit(main())
