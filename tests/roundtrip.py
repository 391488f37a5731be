#!/usr/bin/env python3
"""The words of every PDF are the words of its Markdown, in their order.

Usage: roundtrip.py BUILD

Builds the sample gazette, and the legal texts in the directory that
CONGBAO_REAL_TEXTS names (../shared/real unless it is set) where there is
one, each text an issue of its own. Poppler reads the documents' PDFs; the
words of the Markdown are taken by the few rules of Markdown that a decision
may use, without any code of the program. Every word must come back, in the
order of the source (of the structure tree, in which a table's row is whole
where it goes over a page), and no word more: around the text stand the head, the
title, the signature and the recipients, which the front matter gives.
Repeated table heads are expected where a page begins within a table,
footnotes at the end of a page. Where there are neither tables nor footnotes
the pages are read too, and must say the same as the structure tree.
"""

import html
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

import yaml

ROOT = pathlib.Path(__file__).resolve().parent.parent
TOP_MARGIN = 52  # points: running heads stand above, all text below
LEADER = re.compile(r"[.…_\-]{2,}|.{30,}")  # a word that may be broken
SHIFT = "\uEFFF"  # where a word changes its style: poppler may see two words


class Strings(yaml.SafeLoader):
    """YAML with strings only: a date stays as it was written."""


Strings.yaml_implicit_resolvers = {}


def run(*words, cwd=None):
    return subprocess.run(
        [str(word) for word in words], cwd=cwd, check=False,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def words_of(text):
    """Words, without the marks that emphasis leaves no trace of."""
    words = unicodedata.normalize("NFC", text).split()
    edges = [word.strip(SHIFT) for word in words]
    return [word for word in edges if word]


def plain(line):
    """The text of a line of Markdown."""
    line = re.sub(r"<br\s*/?>|\\$", " ", line)
    line = re.sub(r"</?su[bp]\s*>|<span [^>]*>|</span>", SHIFT, line)
    line = re.sub(r"\[\^([^\]]+)\]", SHIFT + r"\1" + SHIFT, line)
    line = re.sub(r"\\([!-/:-@\[-`{-~])", lambda m: chr(0xE000 + ord(m[1])),
                  line)
    line = re.sub(r"\*+", SHIFT, line)
    line = html.unescape(line)
    return re.sub(r"[\uE021-\uE07E]", lambda m: chr(ord(m[0]) - 0xE000), line)


class Table:
    """Where a table stands among the words, and the words of its head."""

    def __init__(self, start, head):
        self.start, self.head, self.end = start, head, start


class Markdown:
    """The words of a decision: before its annexes, and of them."""

    def __init__(self, text):
        _, front, body = text.split("\n---\n", 2) if text.startswith(
            "---\n---\n") else ("", *text[4:].split("\n---\n", 1))
        self.front = yaml.load(front, Strings)
        self.body, self.annexes, self.notes = [], [], []
        self.tables = []
        self.annex_begins = None
        self.target = self.body
        for line in body.split("\n"):
            self.read(line)

    def read(self, line):
        note = re.match(r"\[\^([^\]]+)\]:\s*(.*)", line)
        if note:
            self.notes.append(words_of(note[1] + " " + plain(note[2])))
            self.table = None
            return
        if re.fullmatch(r"\s*<!--.*-->\s*|!\[.*\]\([^)]*\)", line):
            return
        if re.fullmatch(r"[|\-: \t]*-[|\-: \t]*", line) and "|" in line:
            return
        annex = re.fullmatch(r"# (?!QUYẾT)(.*)", line)
        if annex and not re.match(r"(Phần|PHẦN|Chương|CHƯƠNG) ", annex[1]):
            self.target = self.annexes
        if line.startswith("|"):
            self.read_row(line)
            return
        self.table = None
        self.target += words_of(plain(re.sub(r"^#+ ", "", line)))

    table = None

    def read_row(self, line):
        """A cell of ^^ or << is a part of another; one that goes down from
        the head makes its row one of the head."""
        cells = re.split(r"(?<!\\)\|", line.strip().strip("|"))
        words = [word for cell in cells if cell.strip() not in ("^^", "<<")
                 for word in words_of(plain(cell))]
        if self.table is None:
            self.table = Table((self.target is self.annexes,
                                len(self.target)), list(words))
            self.tables.append(self.table)
            self.in_head = True
        elif self.in_head and any(cell.strip() == "^^" for cell in cells):
            self.table.head += words
        else:
            self.in_head = False
        self.target += words
        self.table.end = (self.target is self.annexes, len(self.target))


def long_date(text):
    year, month, day = text.split("-")
    month = month if int(month) <= 2 else str(int(month))
    return f"ngày {day} tháng {month} năm {year}"


def expected(markdown, profile):
    """All words of a document's PDF, and where its body and annexes begin."""
    front = markdown.front
    authority = next(a for a in profile["authorities"]
                     if a["name"] == front["authority"])
    heading = authority.get("heading", authority["name"].upper())
    head = authority.get("head", [heading])
    signer = front["signer"]
    before = [authority.get("superior", ""), *head,
              "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
              "Độc lập - Tự do - Hạnh phúc",
              "Số: " + front["number"],
              front["place"] + ", " + long_date(front["date"]),
              front["type"].upper(), front["title"]]
    after = [signer.get(key, "") for key in
             ("capacity", "on_behalf", "position", "name")]
    recipients = front.get("recipients", [])
    if isinstance(recipients, str):
        recipients = [recipients]
    if recipients:
        after += ["Nơi nhận:"] + ["- " + text for text in recipients]
    before = words_of(" ".join(before))
    after = words_of(" ".join(after))
    words = before + markdown.body + after + markdown.annexes
    begins = {False: len(before),
              True: len(before) + len(markdown.body) + len(after)}
    return words, begins, heading


def extracted(path):
    """The words of each page, in the order of its content."""
    result = run("pdftotext", "-raw", "-enc", "UTF-8", "-r", "72", "-x", "0",
                 "-y", str(TOP_MARGIN), "-W", "2000", "-H", "2000", path, "-")
    return [words_of(page) for page in
            result.stdout.decode("utf-8").split("\f")]


def structured(path):
    """The words as the structure tree has them, without artifacts."""
    result = run("pdfinfo", "-struct-text", path)
    text = ""
    for line in result.stdout.decode("utf-8", "replace").split("\n"):
        content = re.fullmatch(r' *"(.*)"', line)
        if content:
            text += content[1]
        elif not re.search(r"\(inline\)|^ *(Object|/)", line):
            text += " "  # a link may be a part of a word, a block is none
    return [words_of(text)]


def from_head(pages, banners, head):
    """Without the part's and authority's headings above the head."""
    for banner in banners:
        words = words_of(banner)
        if starts_with(pages[0], 0, words) and \
                not starts_with(pages[0], 0, head):
            del pages[0][:len(words)]
    return pages


def starts_with(words, at, part):
    """Does the part stand there, however its words came back divided?"""
    wanted = "".join(part).replace(SHIFT, "")
    text, i = "", at
    while i < len(words) and len(text) < len(wanted):
        text, i = text + words[i], i + 1
    return i - at if wanted and text == wanted else 0


class Comparison:
    def __init__(self, markdown, words, begins):
        self.words, self.at = words, 0
        self.notes = list(markdown.notes)
        self.tables = [(begins[t.start[0]] + t.start[1],
                        begins[t.end[0]] + t.end[1], t.head)
                       for t in markdown.tables]
        self.part = ""  # of a word that lines have divided

    def repeated_head(self, page):
        """Words of a head that a page repeats within its table."""
        for start, end, head in self.tables:
            if start + len(head) <= self.at < end:
                length = starts_with(page, 0, head)
                if length:
                    return length
        return 0

    def take(self, word):
        if self.at == len(self.words):
            return False
        marked = self.words[self.at]
        wanted = marked.replace(SHIFT, "")
        if self.part + word == wanted:
            self.at, self.part = self.at + 1, ""
            return True
        if (SHIFT in marked or LEADER.search(wanted)) and wanted.startswith(self.part + word):
            self.part += word
            return True
        return False

    def compare(self, pages):
        """None, or what is wrong."""
        for number, page in enumerate(pages, 1):
            i = self.repeated_head(page)
            while i < len(page):
                if self.take(page[i]):
                    i += 1
                    continue
                note = next((n for n in self.notes
                             if starts_with(page, i, n)), None)
                if note:
                    self.notes.remove(note)
                    i += starts_with(page, i, note)
                else:
                    return "page %d: “%s”, expected “%s”" % (
                        number, " ".join(page[max(0, i - 4):i + 5]),
                        " ".join(self.words[max(0, self.at - 4):
                                            self.at + 5]))
        if self.at < len(self.words):
            return "lost: “%s”" % " ".join(self.words[self.at:self.at + 9])
        if self.notes:
            return "lost: footnote “%s”" % " ".join(self.notes[0][:9])
        return None


def build(program, gazette):
    for directory in sorted((gazette / "issues").glob("*/*/")):
        result = run(program, "number", directory.relative_to(gazette),
                     cwd=gazette)
        if result.returncode != 0:
            print(result.stderr.decode(), end="")
    result = run(program, "build", "--all", "-o", "out", cwd=gazette)
    if result.returncode != 0:
        print(result.stderr.decode(), end="")
    return gazette / "out"


def documents(out):
    for manifest in sorted(out.glob("*/*/manifest.json")):
        for document in json.loads(manifest.read_text())["documents"]:
            yield manifest.parent / document["file"], document


def check(gazette, out, readers=(structured, extracted)):
    """The numbers of documents that came back whole, and that did not."""
    profile = yaml.load((gazette / "issues/gazette.yaml").read_text(),
                        Strings)
    passed = failed = 0
    for path, document in documents(out):
        source = document["source"]["path"]
        source = gazette / "issues" / path.parent.parent.name / source
        markdown = Markdown(unicodedata.normalize(
            "NFC", source.read_text(encoding="utf-8-sig")))
        words, begins, heading = expected(markdown, profile)
        banners = ["VĂN BẢN QUY PHẠM PHÁP LUẬT", "VĂN BẢN KHÁC", heading]
        head = words[:begins[False]]
        wrong = None
        for read in readers:
            pages = from_head(read(path), banners, head)
            wrong = wrong or Comparison(
                markdown, words, begins).compare(pages)
            # Where a row or a footnote had to be divided, each page reads
            # its parts; the structure tree has had them whole.
            if markdown.tables or markdown.notes:
                break
        passed, failed = passed + (not wrong), failed + bool(wrong)
        if wrong:
            print("not ok round trip %s: %s" % (source.name, wrong))
    return passed, failed


def sample_gazette(directory):
    for name in ("issues", "fonts"):
        shutil.copytree(ROOT / name, directory / name)
    for register in (directory / "issues").glob("*/register"):
        register.unlink()
    return directory


# What the texts came without: a date that was to be stamped, no signer's
# post. The round trip is of their words.
MISSING = {"date": "2025-01-20", "position": "NGƯỜI KÝ"}


def complete(text):
    front, body = text[4:].split("\n---\n", 1)
    properties = yaml.load(front, Strings)
    properties.setdefault("date", MISSING["date"])
    properties["signer"].setdefault("position", MISSING["position"])
    return "---\n" + yaml.dump(properties, allow_unicode=True,
                               sort_keys=False, width=10000) + "---\n" + body


# A private-use character has no meaning that a program could guess: an
# editor puts the sign that was meant.
PRIVATE = re.compile("[\uE000-\uF8FF]")


def real_gazette(directory, program, texts):
    names = set()
    for path in sorted(texts.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        if not text.startswith("---\n"):
            continue
        issue = directory / "issues/2025" / path.stem
        issue.mkdir(parents=True)
        text = complete(PRIVATE.sub("□", text))
        (issue / path.name).write_text(text, encoding="utf-8")
        (issue / "issue.yaml").write_text("date: 2025-12-31\n")
        names.add(re.search(r"^authority: *(.*)$", text, re.M)[1])
    shutil.copytree(ROOT / "fonts", directory / "fonts")
    (directory / "issues/gazette.yaml").write_text(yaml.dump(
        {"province": "tỉnh Giả Định", "publisher": "Văn phòng",
         "authorities": [{"name": name} for name in sorted(names)]},
        allow_unicode=True))
    run(program, "check", "--fix", cwd=directory)
    return directory


def main():
    program = (pathlib.Path(sys.argv[1]) / "congbao").resolve()
    texts = pathlib.Path(os.environ.get("CONGBAO_REAL_TEXTS",
                                        ROOT.parent / "shared/real"))
    passed = failed = 0
    with tempfile.TemporaryDirectory() as name:
        top = pathlib.Path(name)
        (top / "sample").mkdir()
        gazettes = [sample_gazette(top / "sample")]
        wanted = len(list((gazettes[0] / "issues").glob("*/*/*.md")))
        if texts.is_dir():
            gazettes.append(real_gazette(top / "real", program, texts))
            wanted += len(list((gazettes[1] / "issues").glob("*/*/*.md")))
        else:
            print("round trip: no real texts here, on the samples alone")
        for gazette in gazettes:
            one = check(gazette, build(program, gazette))
            passed, failed = passed + one[0], failed + one[1]
    if passed + failed < wanted:
        print("not ok round trip: %d of %d documents were built" %
              (passed + failed, wanted))
        failed += wanted - passed - failed
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
