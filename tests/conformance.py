#!/usr/bin/env python3
"""Every PDF that the program makes is what it says: PDF/A-2a and PDF/UA-1.

Usage: conformance.py BUILD

Builds the sample gazette, the inputs of the golden tests of pages, an issue
of 250 pages with all that a page can hold, and the legal texts in the
directory that CONGBAO_REAL_TEXTS names (../shared/real unless it is set)
where there is one: of each the issue and its documents alone. The command in
VERAPDF (veraPDF's own, or one that takes its --flavour and --format text)
validates every file against both standards: 0 failed rules. qpdf finds every
file sound, and MuPDF too where mutool is installed; files have to be small;
the words of the structure tree are those of the source, in its order.

Without VERAPDF the standards are not checked, which is said aloud.
"""

import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

import forms
import sample_gazette

ROOT = forms.ROOT
FLAVOURS = ("2a", "ua1")
BATCH = 50  # files in one run of the validator

# Of one page, of a page in an issue of sixty: bytes at most.
ONE_PAGE, A_PAGE, PAGES = 45000, 4500, 60

HEAD = """---
number: {number}/2025/QĐ-UBND
type: Quyết định
authority: Ủy ban nhân dân tỉnh
place: Giả Định
date: 2025-06-12
title: Quy định về chợ số {number} trên địa bàn tỉnh Giả Định
signer:
  position: CHỦ TỊCH
  name: Lê Giả Thiết
recipients:
  - Như Điều 3;
  - "Lưu: VT."
---

QUYẾT ĐỊNH:

# Chương I. QUY ĐỊNH CHUNG

**Điều 1.** Sơ đồ chợ[^1], xem Điều 2 và https://congbao.example/so-do:

![Sơ đồ các ngành hàng](so-do.png)

**Điều 2.** Xem <span lang="en">Building Code</span> và Phụ lục I kèm theo.

1. Chợ rộng {number} m<sup>2</sup>, gồm:

a) Chợ hạng I[^2];

b) Chợ hạng II.

2. Khoản 1 Điều này không áp dụng với chợ phiên.

**Điều 3.** Quyết định này có hiệu lực kể từ ngày ký./.

[^1]: Vẽ năm 2024.

[^2]: Chợ có trên 400 điểm kinh doanh.

# Phụ lục I. GIÁ THUÊ

| TT | Chợ | Giá (đồng) |
| :---: | --- | ---: |
| I | **Chợ hạng I** | |
"""


def stress_document(number):
    rows = "".join("| %d | Chợ số %d trên đường số %d, phường Thí Dụ | "
                   "%d.000 |\n" % (i, i, i * number, i) for i in
                   range(1, 121))
    return HEAD.format(number=number) + rows


def gazette_of(directory):
    sample_gazette.small(directory)
    return directory


def add_issue(directory, name, documents):
    """documents: names of files -> their bytes."""
    issue = directory / "issues/2025" / name
    issue.mkdir(parents=True)
    (issue / "issue.yaml").write_text("date: 2025-12-31\n")
    for file, content in documents.items():
        (issue / file).write_bytes(content)


def stress_gazette(directory):
    picture = (ROOT / "tests/typeset/so-do.png").read_bytes()
    documents = {"%02d.md" % i: stress_document(i).encode()
                 for i in range(1, 53)}
    add_issue(gazette_of(directory), "01",
              {"so-do.png": picture, **documents})
    return directory


def typeset_gazette(directory):
    gazette_of(directory)
    pictures = {path.name: path.read_bytes()
                for path in (ROOT / "tests/typeset").glob("*.png")}
    for i, path in enumerate(sorted((ROOT / "tests/typeset").glob("*.md"))):
        # An office gives a number once.
        text = re.sub(rb"(?m)^number: \d+", b"number: %d" % (100 + i),
                      path.read_bytes(), count=1)
        shown = {name: picture for name, picture in pictures.items()
                 if name.encode() in text}
        if not path.with_suffix(".err").exists():
            add_issue(directory, path.stem, {path.name: text, **shown})
    return directory


class Tally:
    def __init__(self):
        self.passed = self.failed = 0

    def check(self, good, what):
        self.passed, self.failed = self.passed + good, self.failed + (not good)
        if not good:
            print("not ok conformance " + what)


def check_sound(tally, path):
    for command in (["qpdf", "--check"], ["mutool", "info"]):
        if not shutil.which(command[0]):
            continue
        said = forms.run(*command, path)
        words = (said.stdout + said.stderr).decode("utf-8", "replace")
        tally.check(said.returncode == 0 and
                    not re.search("warning|error:", words),
                    "%s: %s finds fault with it: %s" %
                    (path.name, command[0], words[:500]))


def check_size(tally, path):
    said = forms.run("pdfinfo", path).stdout.decode("utf-8", "replace")
    pages = int(re.search(r"^Pages: +(\d+)", said, re.M)[1])
    size = path.stat().st_size
    if pages == 1:
        tally.check(size < ONE_PAGE, "%s: one page of %d bytes" %
                    (path.name, size))
    if pages >= PAGES:
        tally.check(size < A_PAGE * pages, "%s: %d bytes a page" %
                    (path.name, size // pages))
    return pages


def check_structure(tally, program, gazette):
    """The text as a screen reader has it, in the order of the source."""
    if gazette.name in ("sample", "real"):
        passed, failed = forms.check(program, gazette, gazette / "out")
        tally.passed, tally.failed = (tally.passed + passed,
                                      tally.failed + failed)


def validate(tally, command, paths):
    for flavour in FLAVOURS:
        for start in range(0, len(paths), BATCH):
            batch = paths[start:start + BATCH]
            said = forms.run(*shlex.split(command), "--flavour", flavour,
                                 "--format", "text", *batch)
            lines = said.stdout.decode("utf-8", "replace").splitlines()
            for path in batch:
                about = [line for line in lines if str(path) in line]
                tally.check(bool(about) and about[0].startswith("PASS"),
                            "%s is no %s: %s" % (
                                path, flavour, " ".join(about) or
                                said.stderr.decode("utf-8", "replace")[-500:]))


def gazettes(top, program, texts):
    (top / "sample").mkdir()
    yield forms.sample_gazette(top / "sample")
    yield typeset_gazette(top / "typeset")
    yield stress_gazette(top / "stress")
    if texts.is_dir():
        (top / "real").mkdir()
        yield forms.real_gazette(top / "real", program, texts)
    else:
        print("conformance: no real texts here, on the samples alone")


def main():
    program = (pathlib.Path(sys.argv[1]) / "congbao").resolve()
    texts = pathlib.Path(os.environ.get("CONGBAO_REAL_TEXTS",
                                        ROOT.parent / "shared/real"))
    command = os.environ.get("VERAPDF") or shutil.which("verapdf")
    tally = Tally()
    with tempfile.TemporaryDirectory() as name:
        paths = []
        for gazette in gazettes(pathlib.Path(name), program, texts):
            made = sorted(forms.build(program, gazette).rglob("*.pdf"))
            tally.check(bool(made), "%s: nothing was built" % gazette.name)
            check_structure(tally, program, gazette)
            paths += made
        pages = 0
        for path in paths:
            check_sound(tally, path)
            pages = max(pages, check_size(tally, path))
        tally.check(pages >= 250, "no issue of 250 pages, but %d" % pages)
        if command:
            validate(tally, command, paths)
        else:
            print("conformance: SKIPPED: no veraPDF is here: say "
                  "make conformance VERAPDF=command")
    print("%d passed, %d failed" % (tally.passed, tally.failed))
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main())
