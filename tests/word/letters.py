#!/usr/bin/env python3
"""An exported Word file says what the gazette prints, letter for letter.

Usage: letters.py PROGRAM GAZETTE DIRECTORY FILE.md…

GAZETTE is issues/gazette.yaml; DIRECTORY has the exported files. What is
compared, white space aside and composed (NFC): letterhead, type and title from
the properties, the text as `show text` gives it, the signature with the
recipients before the annexes, the footnotes, and the document's own title.
"""

import pathlib
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as tree
import zipfile

import yaml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DC = "{http://purl.org/dc/elements/1.1/}"
COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


class Strings(yaml.SafeLoader):
    """YAML with strings only: a date stays as it was written."""


Strings.yaml_implicit_resolvers = {}


def squeezed(text):
    return unicodedata.normalize("NFC", "".join(text.split()))


def listed(value):
    return value if isinstance(value, list) else [value] if value else []


def head(properties, profile):
    """What is above the text."""
    authority = next(a for a in profile["authorities"]
                     if a["name"] == properties["authority"])
    year, month, day = properties["date"].split("-")
    month = month if int(month) <= 2 else str(int(month))
    return "".join([
        authority.get("superior", ""),
        *listed(authority.get("head", authority.get(
            "heading", authority["name"].upper()))),
        profile.get("country", COUNTRY), profile.get("motto", MOTTO),
        "Số:", properties["number"], properties["place"],
        ", ngày %s tháng %s năm %s" % (day, month, year),
        properties["type"].upper(), properties["title"]])


def signature(properties):
    recipients = listed(properties.get("recipients"))
    signer = properties["signer"]
    return "".join([
        "Nơi nhận:" if recipients else "",
        *("- " + recipient for recipient in recipients),
        *(signer.get(key, "") for key in
          ("capacity", "on_behalf", "position", "name"))])


def said(program, path):
    """The text and its footnotes, as the program read them."""
    text = subprocess.run([program, "show", "text", path], check=True,
                          stdout=subprocess.PIPE).stdout.decode("utf-8")
    body, *notes = re.split(r"^\[\^([^\]]+)\]: ", text, flags=re.M)
    seen = set()

    def reference(match):
        """Word has one reference to each; another is text."""
        label = match[1]
        again, _ = label in seen, seen.add(label)
        return label if again else match[0]

    body = re.sub(r"\[\^([^\]]+)\]", reference, body)
    notes = {label: re.sub(r"\[\^([^\]]+)\]", r"\1", note)
             for label, note in zip(notes[::2], notes[1::2])}
    return body, notes


def text_of(element, number=None):
    """The text that Word shows; a reference to a footnote as [^1]."""
    text, run_marks = [], None
    for part in element.iter():
        if part.tag == W + "footnoteReference":
            run_marks = part.get(W + "customMarkFollows")
            if not run_marks:
                text.append("[^%s]" % part.get(W + "id"))
        elif part.tag == W + "footnoteRef":
            text.append(str(number))
        elif part.tag == W + "t":
            text.append("[^%s]" % part.text if run_marks else part.text or "")
            run_marks = None
    return "".join(text)


def differs(what, wanted, found):
    wanted, found = squeezed(wanted), squeezed(found)
    if wanted == found:
        return False
    at = next((i for i, pair in enumerate(zip(wanted, found))
               if pair[0] != pair[1]), min(len(wanted), len(found)))
    print("not ok %s: “%s”, but in Word “%s”" % (
        what, wanted[at:at + 60], found[at:at + 60]))
    return True


def check(program, profile, path, word):
    properties = yaml.load(path.read_text(encoding="utf-8")[4:].split(
        "\n---\n", 1)[0], Strings)
    body, notes = said(program, path)
    with zipfile.ZipFile(word) as package:
        document = tree.fromstring(package.read("word/document.xml"))
        core = tree.fromstring(package.read("docProps/core.xml"))
        noted = tree.fromstring(package.read("word/footnotes.xml")) \
            if notes else []
    found = squeezed(text_of(document))
    signed = squeezed(signature(properties))
    at = found.find(signed)
    wrong = at < 0
    if wrong:
        print("not ok %s: no signature" % path)
    wrong |= differs("%s: text" % path, head(properties, profile) + body,
                     found[:at] + found[at + len(signed):])
    shown = "".join(text_of(note, note.get(W + "id")) for note in noted)
    wanted = "".join(label + note for label, note in notes.items())
    wrong |= differs("%s: footnotes" % path, wanted, shown)
    wrong |= differs("%s: title" % path, "%s số %s %s" % (
        properties["type"], properties["number"], properties["title"]),
        core.findtext(DC + "title"))
    return not wrong


def main():
    program, gazette, directory, *paths = sys.argv[1:]
    profile = yaml.safe_load(pathlib.Path(gazette).read_text(encoding="utf-8"))
    good = sum(check(program, profile, path,
                     pathlib.Path(directory) / (path.stem + ".docx"))
               for path in map(pathlib.Path, paths))
    print("%d of %d say the same" % (good, len(paths)))
    return 0 if good == len(paths) > 0 else 1


if __name__ == "__main__":
    sys.exit(main())
