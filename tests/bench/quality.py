#!/usr/bin/env python3
"""How well lines and pages are set, and what each stage costs: ratios.

Usage: quality.py BUILD

Of the sample gazette, and of the legal texts in the directory that
CONGBAO_REAL_TEXTS names (../shared/real unless it is set) where there is one:

lines   the same paragraphs at the same measure and size, broken by congbao,
        greedily, and by XeTeX where it is installed: how far the spaces of a
        line are from their natural width (mean of the squares, in
        thousandths), how many lines are looser than 1.5 or tighter than 0.8
        of it, how many do not fit. Last lines of paragraphs are left out.
pages   widows, orphans, stranded headings, signatures alone, words that a
        table's rule crosses: all should be none.
stages  shares of CPU time of an issue of some 60 pages and one of some 250,
        and time per page of the second against the first.

XeTeX once breaks where it likes, and once keeps together what congbao does:
"Điều 5" and "12 km".
Nothing here passes or fails.
"""
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent))
import forms  # noqa: E402
import sample_gazette  # noqa: E402

FACE = '/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf'

# A paragraph and no more: no format, no macros, the values of plain TeX.
TEX = r'''\catcode`\{=1 \catcode`\}=2 \catcode`\#=6 \catcode`\%%=12
\font\text="[%s]" at 14bp \text
\hsize=%sbp \parindent=%sbp \pretolerance=100 \tolerance=10000
\linepenalty=10 \adjdemerits=10000 \parfillskip=0pt plus 1fil
\hbadness=10000 \hfuzz=0.01pt \vbadness=10000 \maxdepth=2pt
\showboxbreadth=100000 \showboxdepth=2 \tracingonline=0 \batchmode
'''


class Lines:
    """Widths of the spaces of lines, in parts of the natural one."""

    def __init__(self):
        self.ratios, self.overfull = [], 0

    def add(self, ratio, overfull=False):
        self.ratios.append(ratio)
        self.overfull += overfull

    def row(self, name):
        count = len(self.ratios)
        square = statistics.fmean(min(r - 1, 3) ** 2 for r in self.ratios)
        loose = sum(r > 1.5 for r in self.ratios) / count
        tight = sum(r < 0.8 for r in self.ratios) / count
        return '  %-12s %7d %9.1f %9.2f %% %8.2f %% %9d' % (
            name, count, 1000 * square, 100 * loose, 100 * tight,
            self.overfull)


def run(*words, cwd):
    return subprocess.run([str(word) for word in words], cwd=cwd, check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def probe(build, what, gazette, *issues):
    done = run(build / 'probe', what, *issues, cwd=gazette)
    return done.stdout.decode('utf-8')


def tex_lines(texts, directory, tie):
    """The paragraphs by XeTeX: its log shows each line with its glue."""
    escaped = str.maketrans({c: '\\char%d ' % ord(c) for c in '\\{}#$&^_~%'})
    with open(directory / 'lines.tex', 'w', encoding='utf-8') as out:
        out.write(TEX % (FACE, 453.543, 36))
        for text in texts:
            out.write('\\setbox1=\\vbox{\\noindent\\hskip\\parindent ' +
                      text.translate(escaped).replace('\xA0', tie) +
                      '\\par}\\showbox1\n')
        out.write('\\end\n')
    run('xetex', '-ini', '-etex', '-interaction=batchmode', 'lines.tex',
        cwd=directory)
    log = (directory / 'lines.log').read_text('utf-8', 'replace')
    lines = Lines()
    # A space stretches by a half and shrinks by a third of its width.
    for box in re.split(r'^> \\box1=', log, flags=re.M)[1:]:
        for line in re.findall(r'^\.\\hbox\(.*$', box, re.M)[:-1]:
            glue = re.search(r'glue set (- )?([\d.]+)', line)
            ratio = float(glue[2]) if glue else 0.0
            if glue and glue[1]:
                lines.add(1 - ratio / 3, ratio > 1.001)
            else:
                lines.add(1 + ratio / 2)
    return lines


def show_lines(build, gazettes, directory):
    optimal, greedy, texts = Lines(), Lines(), []
    for gazette in gazettes:
        for line in probe(build, 'lines', gazette).split('\n'):
            name, _, rest = line.partition(' ')
            if name == 'text':
                texts.append(rest)
            elif name in ('optimal', 'greedy'):
                lines = optimal if name == 'optimal' else greedy
                for word in rest.split():
                    lines.add(int(word.rstrip('!')) / 1000, '!' in word)
    print('  %-12s %7s %9s %11s %10s %9s' % (
        'lines', 'count', 'deviation', '> 1.5', '< 0.8', 'overfull'))
    print(optimal.row('congbao'))
    print(greedy.row('greedy'))
    if shutil.which('xetex'):
        print(tex_lines(texts, directory, ' ').row('XeTeX'))
        print(tex_lines(texts, directory, '\\penalty10000\\ ').row(
            'XeTeX, tied'))
    else:
        print('  XeTeX is not installed here')


def merged(gazettes, directory, most):
    """One issue of so many of the longest texts."""
    files = sorted((path for gazette in gazettes
                    for path in (gazette / 'issues').glob('*/*/*.md')),
                   key=lambda path: path.stat().st_size)
    issue = directory / 'issues/2025/tap'
    issue.mkdir(parents=True)
    size, authorities = 0, set()
    for path in reversed(files):
        text = path.read_text(encoding='utf-8')
        if size + len(text) > most:
            continue
        size += len(text)
        (issue / path.name).write_text(text, encoding='utf-8')
        authorities.add(re.search(r'^authority: *(.*)$', text, re.M)[1])
    (issue / 'issue.yaml').write_text('date: 2025-12-31\n')
    sample_gazette.fonts(directory)
    (directory / 'issues/gazette.yaml').write_text(
        'province: tỉnh Giả Định\npublisher: Văn phòng\nauthorities:\n' +
        ''.join('  - name: %s\n' % name for name in sorted(authorities)))
    return directory


STAGES = ('reading', 'shaping', 'breaking', 'paginating', 'printing')


def stages(build, gazette):
    """Pages, and the median of the seconds of each stage."""
    rows = [[float(word) for word in
             probe(build, 'time', gazette, 'issues/2025/tap').split()]
            for _ in range(7)]
    return [statistics.median(column) for column in zip(*rows)]


def show_stages(build, gazettes, top):
    rows = []
    for name, most in (('small', 130000), ('large', 560000)):
        row = stages(build, merged(gazettes, top / name, most))
        if row:
            rows.append(row)
    for row in rows:
        whole = sum(row[1:])
        print('  %3d pages: %s' % (row[0], ', '.join(
            '%s %.0f %%' % (stage, 100 * seconds / whole)
            for stage, seconds in zip(STAGES, row[1:]))))
    if len(rows) == 2:
        first, second = (sum(row[1:]) / row[0] for row in rows)
        print('  time per page, second to first: %.2f' % (second / first))


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    program = build / 'congbao'
    texts = pathlib.Path(os.environ.get('CONGBAO_REAL_TEXTS',
                                        ROOT.parent / 'shared/real'))
    with tempfile.TemporaryDirectory() as name:
        top = pathlib.Path(name)
        (top / 'sample').mkdir()
        gazettes = [forms.sample_gazette(top / 'sample')]
        if texts.is_dir():
            gazettes.append(
                forms.real_gazette(top / 'real', program, texts))
        print('quality of lines and pages')
        show_lines(build, gazettes, top)
        for gazette in gazettes:
            print('  ' + probe(build, 'pages', gazette).strip())
        print('cost of the stages')
        show_stages(build, gazettes[-1:], top)


if __name__ == '__main__':
    main()
