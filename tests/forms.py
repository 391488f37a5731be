#!/usr/bin/env python3
"""Every form of a document says the same, character by character, in order.

Usage: forms.py BUILD

Builds three gazettes: the samples, the inputs in forms/, and the legal texts
in the directory that CONGBAO_REAL_TEXTS names (../shared/real unless it is
set) where there is one, each text an issue of its own. For each document
these are compared, white space aside:

    source    the bytes below the front matter, less what `show marks` lists
    tree      `show text`
    PDF       its structure tree, and where there are neither tables nor
              footnotes its pages as well; both by poppler
    page      the readers' HTML page
    Akoma     Ntoso
    search    the text that the page searches and quotes in
    JSON      the properties

What `show marks` lists is believed only where it looks like the mark that it
is said to be. Left out on purpose, and nothing else:

    search    references to footnotes; the footnotes stand at its end
    page, Akoma Ntoso, PDF
              head, title, signature and recipients, which come from the
              properties: they are compared with these
    all       what an image shows: it is its alternative text
"""

import concurrent.futures
import html
import html.parser
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree

import yaml

import sample_gazette

TESTS = pathlib.Path(__file__).resolve().parent
ROOT = TESTS.parent
TOP_MARGIN = 52  # points: running heads stand above, all text below
AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"


class Strings(yaml.SafeLoader):
    """YAML with strings only: a date stays as it was written."""


Strings.yaml_implicit_resolvers = {}


def run(*words, cwd=None):
    return subprocess.run(
        [str(word) for word in words], cwd=cwd, check=False,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def squeezed(text):
    """Without white space, which forms set as they need it."""
    return "".join(text.split())


def note(label):
    """A reference to a footnote, in forms that tell it from text."""
    return "\ue000" + squeezed(label) + "\ue001"


def as_printed(text):
    return text.replace("\ue000", "").replace("\ue001", "")


def without_notes(text):
    return re.sub("\ue000[^\ue001]*\ue001", "", text)


# What each kind of mark looks like; `before` and `after` stand around it.
def is_emphasis(mark, before, after):
    return re.fullmatch(r"\*{1,3}|_{1,2}", mark) and not (
        before.isspace() and after.isspace())


LOOKS = {
    "space": lambda mark, before, after: mark.isspace(),
    "emphasis": is_emphasis,
    "heading": lambda mark, before, after:
        re.fullmatch("#{1,6}", mark) and before == "\n",
    "break": lambda mark, before, after:
        re.fullmatch(r"(<br */?>)+|\\| {2,}", mark, re.I),
    "escape": lambda mark, before, after: re.fullmatch(r"\\+", mark),
    "reference": lambda mark, before, after:
        re.fullmatch(r"(&#?\w+;)+", mark),
    "table": lambda mark, before, after:
        re.fullmatch(r"[|\-:]+|\^\^|<<", mark),
    "footnote": lambda mark, before, after:
        re.fullmatch(r"(\[\^[^\]\s]+\]:?)+", mark),
    "tag": lambda mark, before, after: re.fullmatch(
        r'(</?su[bp] */?>|<span lang="[\w-]+">|</span>)+', mark, re.I),
    "comment": lambda mark, before, after:
        mark in ("<!-- ngang -->", "<!-- dọc -->"),
    "image": lambda mark, before, after:
        re.fullmatch(r"!\[[^\]]+\]\([^)]+\)", mark, re.S),
}


class Wrong(Exception):
    """What is wrong with a document."""


class Source:
    """A document's file, less what the program says is no text of it."""

    def __init__(self, program, path):
        data = path.read_bytes()
        text = data.decode("utf-8")
        self.front = yaml.load(text[4:].split("\n---\n", 1)[0], Strings)
        said = run(program, "show", "marks", path)
        if said.returncode:
            raise Wrong("show marks: " + said.stderr.decode())
        marks = [line.split(b"\t")[:3]
                 for line in said.stdout.split(b"\n") if line]
        self.read(data, [(int(start), int(length), kind.decode())
                         for start, length, kind in marks])
        self.has_tables = any(kind == "table" for _, _, kind in marks) or \
            any(mark[2] == b"table" for mark in marks)

    def read(self, data, marks):
        """Text and notes, a reference as note(label)."""
        start = data.index(b"\n---\n", 4) + 5
        main, self.notes, target, open_marks = [], [], None, []
        target = main

        def text(upto):
            nonlocal start, target
            for line in re.split(b"(\n\n(?![ \n]))", data[start:upto]):
                if line.startswith(b"\n\n") and target is not main:
                    target = main
                target.append(line.decode("utf-8"))
            start = upto

        for at, length, kind in marks:
            mark = data[at:at + length].decode("utf-8")
            text(at)
            start = at + length
            before = data[at - 4:at].decode("utf-8", "ignore")[-1:]
            after = data[start:start + 4].decode("utf-8", "ignore")[:1]
            if not LOOKS[kind](mark, before, after):
                raise Wrong("“%s” is claimed as %s" % (mark, kind))
            if kind == "reference":
                target.append(html.unescape(mark))
            elif kind == "emphasis":
                self.pair(open_marks, mark)
            elif kind == "space" and target is not main and \
                    re.search(r"\n\s*\n$", mark):
                target = main
            elif kind == "footnote":
                for part in re.findall(r"\[\^([^\]]+)\](:?)", mark):
                    if part[1]:
                        target = []
                        self.notes.append((squeezed(part[0]), target))
                    else:
                        target.append(note(part[0]))
        text(len(data))
        if open_marks:
            raise Wrong("emphasis is not closed: %s" % open_marks)
        self.text = squeezed("".join(main))
        self.notes = sorted((label, squeezed("".join(parts)))
                            for label, parts in self.notes)

    @staticmethod
    def pair(open_marks, mark):
        """Emphasis opens and closes as brackets do."""
        for count in (1, 2):
            if "".join(open_marks[:-count - 1:-1]) == mark:
                del open_marks[-count:]
                return
        open_marks += ["*", "**"] if mark == "***" else [mark]


def tree_of(program, path):
    said = run(program, "show", "text", path).stdout.decode("utf-8")
    text, notes = [], []
    for line in said.split("\n"):
        label = re.match(r"\[\^([^\]]+)\]: ", line)
        whole = re.sub(r"\[\^([^\]]+)\]", lambda m: note(m[1]),
                       line[label.end() if label else 0:])
        if label:
            notes.append((squeezed(label[1]), squeezed(whole)))
        else:
            text.append(whole)
    return squeezed("".join(text)), sorted(notes)


class Page(html.parser.HTMLParser):
    """The law's text on a readers' page."""

    VOID = {"br", "img", "wbr", "hr", "link", "meta", "input", "col"}

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.stack, self.main, self.others, self.notes = [], [], [], []
        self.feed(text)
        self.close()

    def place(self):
        """Where text goes: the article's own, its notes, or the rest."""
        names = [name for name, _ in self.stack]
        if "article" not in names:
            return None
        within = self.stack[names.index("article") + 1:]
        for name, classes in within:
            if name in ("header", "footer") or "title" in classes:
                return self.others
            if "notes" in classes:
                return self.notes
        return self.main

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        classes = (attributes.get("class") or "").split()
        if attributes.get("role") == "doc-noteref":
            classes.append("noteref")
        if (attributes.get("id") or "").startswith("chu-thich-"):
            self.notes.append("\0")
        if tag not in self.VOID:
            self.stack.append((tag, classes))

    def handle_endtag(self, tag):
        if tag in self.VOID:
            return
        while self.stack and self.stack.pop()[0] != tag:
            pass

    def handle_data(self, data):
        place = self.place()
        if place is None:
            return
        if any("noteref" in classes for _, classes in self.stack):
            place.append(note(data))
        else:
            place.append(data)

    def result(self):
        notes = []
        for text in "".join(self.notes).split("\0")[1:]:
            label, _, rest = text.strip().partition(" ")
            notes.append((label, squeezed(rest)))
        return squeezed("".join(self.main)), sorted(notes)


class Akoma:
    """The law's text in Akoma Ntoso; each note at its first reference."""

    def __init__(self, node, depth, after):
        self.notes, self.main, self.others = {}, [], []
        self.after = after  # what follows the text, of the properties
        self.walk(node, depth)

    def walk(self, node, depth):
        name = node.tag.replace(AKN, "")
        if name == "meta":
            return
        if depth == 2 and name == "preface":
            self.others.append("".join(node.itertext()))
            return
        if depth == 2 and name == "conclusions":
            self.conclude(node)
            return
        if name in ("authorialNote", "noteRef"):
            self.main.append(note(node.get("marker")))
            if name == "authorialNote":
                kept, self.main = self.main, []
                self.inside(node, depth)
                self.notes[node.get("marker")] = squeezed(
                    "".join(self.main))
                self.main = kept
            return
        self.inside(node, depth)

    def conclude(self, conclusions):
        """“Nghị quyết này đã được … thông qua” is of the text."""
        for node in conclusions:
            text = squeezed("".join(node.itertext()))
            if any(part and part in text for part in self.after):
                self.others.append(text)
            else:
                self.inside(node, 3)

    def inside(self, node, depth):
        self.main.append(node.text or "")
        for child in node:
            self.walk(child, depth + 1)
            self.main.append(child.tail or "")

    def result(self):
        return squeezed("".join(self.main)), sorted(
            (squeezed(label), text) for label, text in self.notes.items())


def search_text(out, manifest, identity):
    """The document's text among those of its issue."""
    path = out / manifest.parent.parent.name / "van-ban" / \
        (manifest.parent.name + ".js")
    text = path.read_text(encoding="utf-8")
    texts = json.loads(text[text.index("(") + 1:text.rindex(")")])["texts"]
    return squeezed(next(t["text"] for t in texts if t["id"] == identity))


def long_date(text):
    year, month, day = text.split("-")
    month = month if int(month) <= 2 else str(int(month))
    return f"ngày {day} tháng {month} năm {year}"


def properties(front, profile):
    """What is printed of them: before the text, after it; the heading."""
    authority = next(a for a in profile["authorities"]
                     if a["name"] == front["authority"])
    heading = authority.get("heading", authority["name"].upper())
    head = authority.get("head", [heading])
    signer = front["signer"]
    before = [authority.get("superior", ""), *head,
              "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
              "Độc lập - Tự do - Hạnh phúc",
              "Số: " + front["number"],
              front["place"] + ", " + long_date(front["date"])]
    if front["type"] == "Công văn":  # its type is not printed
        before.insert(-1, front["title"])
    else:
        before += [front["type"].upper(), front["title"]]
    after = [signer.get(key, "") for key in
             ("capacity", "on_behalf", "position", "name")]
    recipients = front.get("recipients", [])
    if isinstance(recipients, str):
        recipients = [recipients]
    if recipients:
        after += ["Nơi nhận:"] + [
            "- " + (text if isinstance(text, str) else
                    ": ".join(*text.items())) for text in recipients]
    return [list(map(squeezed, before)), list(map(squeezed, after)),
            squeezed(heading)]


def structured(path):
    """The text as the structure tree has it, without artifacts."""
    result = run("pdfinfo", "-struct-text", path)
    found = re.findall(r'^ *"(.*)"$',
                       result.stdout.decode("utf-8", "replace"), re.M)
    return [squeezed("".join(found))]


def paged(path):
    """The text of each page, in the order of its content."""
    result = run("pdftotext", "-raw", "-enc", "UTF-8", "-r", "72", "-x", "0",
                 "-y", str(TOP_MARGIN), "-W", "2000", "-H", "2000", path, "-")
    return [squeezed(page) for page in
            result.stdout.decode("utf-8").split("\f")]


def differ(form, wanted, got):
    """Says where two texts part."""
    if wanted == got:
        return
    at = next((i for i, (a, b) in enumerate(zip(wanted, got)) if a != b),
              min(len(wanted), len(got)))
    raise Wrong("%s: “%s”, expected “%s”" % (
        form, got[max(0, at - 30):at + 30], wanted[max(0, at - 30):at + 30]))


def compare_pages(form, wanted, notes, pages, banners, head):
    """A PDF's text, in which notes stand where a page or block ends."""
    notes = [label + as_printed(text) for label, text in notes]
    for banner in banners:  # of the part and the authority
        if pages[0].startswith(banner) and not pages[0].startswith(head):
            pages[0] = pages[0][len(banner):]
    at = 0
    for page in pages:
        i = 0
        while i < len(page):
            if at < len(wanted) and page[i] == wanted[at]:
                i, at = i + 1, at + 1
                continue
            # What a note begins with may go on as the text would.
            back = next((b for b in range(min(i, at, 80) + 1)
                         if any(page.startswith(n, i - b) for n in notes)
                         and page[i - b:i] == wanted[at - b:at]), None)
            if back is None:
                raise Wrong("%s: “%s”, expected “%s”" % (
                    form, page[max(0, i - 30):i + 30],
                    wanted[max(0, at - 30):at + 30]))
            i, at = i - back, at - back
            found = max((n for n in notes if page.startswith(n, i)), key=len)
            notes.remove(found)
            i += len(found)
    if at < len(wanted):
        raise Wrong("%s: lost “%s”" % (form, wanted[at:at + 60]))
    if notes:
        raise Wrong("%s: lost footnote “%s”" % (form, notes[0][:60]))


class Document:
    """A built document with all its forms."""

    def __init__(self, program, gazette, out, manifest, entry):
        self.entry, self.pdf = entry, manifest.parent / entry["file"]
        identity = self.pdf.stem
        issue = manifest.parent.name
        year = manifest.parent.parent
        self.source_path = gazette / "issues" / year.name / \
            entry["source"]["path"]
        self.source = Source(program, self.source_path)
        profile = yaml.load((gazette / "issues/gazette.yaml").read_text(),
                            Strings)
        self.before, self.after, self.heading = properties(
            self.source.front, profile)
        self.tree = tree_of(program, self.source_path)
        page = Page((year / "van-ban" / issue / (identity + ".html"))
                    .read_text(encoding="utf-8"))
        self.page, self.page_rest = page.result(), "".join(page.others)
        self.root = xml.etree.ElementTree.parse(
            self.pdf.with_suffix(".xml")).getroot()
        akoma = Akoma(self.root, 0, self.after)
        self.akoma, self.akoma_rest = akoma.result(), "".join(akoma.others)
        self.search = search_text(out, manifest, identity)
        self.json = json.loads((year / "van-ban" / issue /
                                (identity + ".json")).read_text())

    def compare(self):
        text, notes = self.source.text, self.source.notes
        for form, got in (("tree", self.tree), ("page", self.page),
                          ("Akoma Ntoso", self.akoma)):
            differ(form, text, got[0])
            differ(form + ", footnotes", repr(notes), repr(got[1]))
        differ("search", without_notes(text) + self.notes_at_end(),
               self.search)
        for form, rest in (("page", self.page_rest),
                           ("Akoma Ntoso", self.akoma_rest)):
            for part in self.before + self.after:
                if part not in squeezed(rest):
                    raise Wrong("%s: no “%s” around the text" % (form, part))
        for key in ("number", "title", "authority", "type", "date"):
            differ("JSON, " + key, self.source.front[key], self.json[key])
        self.compare_pdf(structured)
        if not self.source.has_tables and not notes:
            self.compare_pdf(paged)

    def notes_at_end(self):
        """In the order in which the text refers to them."""
        notes = dict(self.source.notes)
        labels = re.findall("\ue000([^\ue001]*)\ue001", self.source.text)
        return "".join(without_notes(notes[label])
                       for label in dict.fromkeys(labels))

    def compare_pdf(self, read):
        annexes = self.annexes()
        text = as_printed(self.source.text)
        body, rest = text[:len(text) - len(annexes)], annexes
        wanted = "".join(self.before) + body + "".join(self.after) + rest
        banners = [squeezed("VĂN BẢN QUY PHẠM PHÁP LUẬT"),
                   squeezed("VĂN BẢN KHÁC"), self.heading]
        compare_pages("PDF, " + read.__name__, wanted, self.source.notes,
                      read(self.pdf), banners, "".join(self.before))

    def annexes(self):
        """The text behind the signature: from the first annex on."""
        attachments = self.root.find(f"*/{AKN}attachments")
        if attachments is None:
            return ""
        return as_printed(Akoma(attachments, 9, []).result()[0])


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
        for entry in json.loads(manifest.read_text())["documents"]:
            yield manifest, entry


def compare(program, gazette, out, found):
    """What is wrong with one document; None where nothing is."""
    manifest, entry = found
    try:
        Document(program, gazette, out, manifest, entry).compare()
    except Wrong as wrong:
        return "not ok forms %s: %s" % (
            pathlib.Path(entry["source"]["path"]).name, wrong)
    return None


def check(program, gazette, out):
    """The numbers of documents of one text in all forms, and of others."""
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(
            lambda found: compare(program, gazette, out, found),
            documents(out)))
    for wrong in filter(None, results):
        print(wrong)
    failed = sum(wrong is not None for wrong in results)
    return len(results) - failed, failed


def without_one(text):
    """The text without a character in its midst."""
    return text[:len(text) // 2] + text[len(text) // 2 + 1:]


def spoil_source(document):
    document.source.text = without_one(document.source.text)


def spoil_pair(name):
    def spoil(document):
        text, notes = getattr(document, name)
        setattr(document, name, (without_one(text), notes))
    return spoil


def spoil_search(document):
    document.search = without_one(document.search)


def check_itself(program, gazette, out):
    """A character less in any form is found."""
    manifest, entry = next(documents(out))
    passed = failed = 0
    read = globals()["structured"]
    spoils = {"source": spoil_source, "tree": spoil_pair("tree"),
              "page": spoil_pair("page"), "Akoma Ntoso": spoil_pair("akoma"),
              "search": spoil_search, "PDF": None}
    for name, spoil in spoils.items():
        document = Document(program, gazette, out, manifest, entry)
        try:
            if spoil:
                spoil(document)
            else:
                globals()["structured"] = lambda path: [
                    without_one(read(path)[0])]
            document.compare()
            failed += 1
            print("not ok forms: a character less in the %s is not found" %
                  name)
        except Wrong:
            passed += 1
        finally:
            globals()["structured"] = read
    return passed, failed


def of_sample(directory):
    sample_gazette.copy(directory)
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
    sample_gazette.fonts(directory)
    (directory / "issues/gazette.yaml").write_text(yaml.dump(
        {"province": "tỉnh Giả Định", "publisher": "Văn phòng",
         "authorities": [{"name": name} for name in sorted(names)]},
        allow_unicode=True))
    run(program, "check", "--fix", cwd=directory)
    return directory


def input_gazette(directory):
    """The inputs in forms/, one issue."""
    sample_gazette.small(directory)
    issue = directory / "issues/2025/01"
    issue.parent.mkdir()
    shutil.copytree(TESTS / "forms", issue)
    (issue / "issue.yaml").write_text("date: 2025-12-31\n")
    return directory


def main():
    program = (pathlib.Path(sys.argv[1]) / "congbao").resolve()
    texts = pathlib.Path(os.environ.get("CONGBAO_REAL_TEXTS",
                                        ROOT.parent / "shared/real"))
    passed = failed = 0
    with tempfile.TemporaryDirectory() as name:
        top = pathlib.Path(name)
        for part in ("sample", "inputs"):
            (top / part).mkdir()
        gazettes = [of_sample(top / "sample"),
                    input_gazette(top / "inputs")]
        if texts.is_dir():
            gazettes.append(real_gazette(top / "real", program, texts))
        else:
            print("forms: no real texts here, on the samples and inputs alone")
        wanted = sum(len(list((g / "issues").glob("*/*/*.md")))
                     for g in gazettes)
        for gazette in gazettes:
            out = build(program, gazette)
            one = check(program, gazette, out)
            passed, failed = passed + one[0], failed + one[1]
        if passed + failed < wanted:
            print("not ok forms: %d of %d documents were built" %
                  (passed + failed, wanted))
            failed += wanted - passed - failed
        itself = check_itself(program, gazettes[0], gazettes[0] / "out")
    print("%d passed, %d failed" % (passed + itself[0], failed + itself[1]))
    return 1 if failed + itself[1] else 0


if __name__ == "__main__":
    sys.exit(main())
