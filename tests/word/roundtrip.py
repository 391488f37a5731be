#!/usr/bin/env python3
"""A decision that is exported and imported again is the same decision.

Usage: roundtrip.py PROGRAM [--least PERCENT] [--show] ISSUE-DIRECTORY…
       roundtrip.py PROGRAM [--least PERCENT] [--show] --real DIRECTORY

Each decision of the issues is exported to a Word file and imported into an
issue of its own, below a copy of its gazette's profile; then `show tree` has to
print the same of both: the printed properties, the units, tables and footnotes.

What a Word file cannot tell apart, as both look the same, is not compared:

    bold and italics that a unit of this kind has anyway (**QUYẾT ĐỊNH:**, a
    recital between *…*), and spaces beside words in a style of their own, which
    may be in that style or not
    the title of an annex in several paragraphs
    a line end within a paragraph of the source, which is a space, and a
    no-break space, which is one of the web pages that offices copy from
    a line break directly after the label of a heading, which has a line of its
    own
    `<!-- dọc -->`, and a table turned as it is too wide otherwise
    decomposed letters, which Word files have composed
    the label of a footnote, where Word counts

With --real, the decisions of the directory are those of a gazette made for
them, as in forms.py. With --least, that percentage of the decisions is enough; --show prints where
the others differ.
"""

import argparse
import concurrent.futures
import difflib
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import forms

# Properties that are not printed.
UNPRINTED = re.compile(
    r"(received|effective|expires|field|corrects|amends|repeals|"
    r"repeals in part|suspends|suspends in part|consolidates): ")
BOLD = ("annex", "part", "chapter", "section", "subsection", "heading",
        "issuer", "enacting", "title", "cell head")
ITALIC = ("recital", "reference", "closing")


def run(*words, cwd=None):
    return subprocess.run([str(word) for word in words], cwd=cwd, check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def without_emphasis(line):
    """The line of a unit, without what its kind implies."""
    kind, colon, text = line.partition(": ")
    name = kind.strip()
    if name.startswith(BOLD):
        text = text.replace("**", "")
    if name.startswith(ITALIC):
        text = re.sub(r"(?<!\*)\*(?!\*)", "", text)
    return kind + colon + text


def looks(line):
    """The line's words, and its letters with their styles."""
    words = re.sub("[*^,]", "", line)
    styled = line.replace(" ", "")
    while re.search(r"\*{4}|\^\^", styled):
        styled = re.sub(r"\*{4}|\^\^", "", styled)
    depth = len(line) - len(line.lstrip())
    return depth, re.sub(" +", " ", words).rstrip(), styled


def plain(tree):
    """A tree without what no Word file can tell."""
    tree = unicodedata.normalize("NFC", tree)
    tree = re.sub(r"^( *table) (landscape|portrait)$", r"\1", tree, flags=re.M)
    lines, notes = [], {}
    for line in tree.splitlines():
        if UNPRINTED.match(line):
            continue
        line = line.replace("␠", " ").replace("\u00a0", " ")
        line = re.sub(r"\[\^([^\]]+)\]", lambda match: "[^%d]" %
                      notes.setdefault(match[1], len(notes) + 1), line)
        line = re.sub(r"^note [^:]+:", "note:", line)
        lines.append(without_emphasis(line) if ":" in line else line)
    # The lines of an annex's title are one title.
    for at in range(len(lines) - 1, 0, -1):
        if lines[at].lstrip().startswith("title: ") and \
                lines[at - 1].startswith(lines[at].partition(":")[0] + ": "):
            lines[at - 1] += " " + lines.pop(at).partition(": ")[2]
    return lines


def differences(before, after):
    """The lines that differ, in order."""
    matcher = difflib.SequenceMatcher(
        None, [looks(line) for line in before],
        [looks(line) for line in after], autojunk=False)
    for kind, *ends in matcher.get_opcodes():
        if kind != "equal":
            yield from ("-" + line for line in before[ends[0]:ends[1]])
            yield from ("+" + line for line in after[ends[2]:ends[3]])


def tree_of(program, path):
    done = run(program, "show", "tree", path)
    return plain(done.stdout.decode("utf-8")) if done.returncode == 0 else []


def profile_for(path, source):
    """Of authorities that look the same in a letterhead, that of the text."""
    text = path.read_text(encoding="utf-8")
    own = re.search(r"^authority: *(.*)$", source.read_text(encoding="utf-8"),
                    re.M)[1]
    names = re.findall(r"^- name: (.*)\n", text, re.M)
    for name in names:
        if name != own and name.upper() == own.upper():
            text = text.replace("- name: %s\n" % name, "")
    return text


def round_trip(program, source, directory):
    """What is different, as lines; empty: nothing."""
    gazette = next(p for p in source.resolve().parents
                   if (p / "issues/gazette.yaml").exists())
    (directory / "issues").mkdir(parents=True)
    (directory / "issues/gazette.yaml").write_text(
        profile_for(gazette / "issues/gazette.yaml", source))
    shutil.copytree(gazette / "fonts", directory / "fonts")
    word = directory / (source.stem + ".docx")
    done = run(program, "export", "-o", directory, source)
    if done.returncode:
        return ["export: " + done.stderr.decode("utf-8", "replace")[-2000:]]
    issue = directory / "issues" / source.parent.parent.name / "01"
    done = run(program, "import", issue, word, cwd=directory)
    found = sorted(issue.glob("*.md"))
    if done.returncode or len(found) != 1:
        return ["import: " + done.stderr.decode("utf-8", "replace")[-2000:]]
    return list(differences(tree_of(program, source),
                            tree_of(program, found[0])))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("issues", type=pathlib.Path, nargs="*")
    parser.add_argument("--real", type=pathlib.Path)
    parser.add_argument("--least", type=int, default=100)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_intermixed_args()
    program = options.program.resolve()
    same = 0
    with tempfile.TemporaryDirectory() as name, \
            concurrent.futures.ThreadPoolExecutor(2) as pool:
        top = pathlib.Path(name)
        if options.real:
            (top / "real").mkdir()
            forms.real_gazette(top / "real", program, options.real)
            options.issues += (top / "real").glob("issues/*/*")
        sources = sorted(path for issue in options.issues
                         for path in issue.glob("*.md"))
        results = pool.map(
            lambda pair: round_trip(program, pair[1], top / str(pair[0])),
            enumerate(sources))
        for source, different in zip(sources, results):
            same += not different
            if different:
                print("not ok %s: %d lines differ" % (source, len(different)))
            if different and options.show:
                print("\n".join("    " + line[:300]
                                for line in different[:12]))
    print("%d of %d are the same" % (same, len(sources)))
    return 0 if sources and 100 * same >= options.least * len(sources) else 1


if __name__ == "__main__":
    sys.exit(main())
