"""peers: the same issue for the typesetters that an office might take instead.

A decision of year.py is a row of blocks: headings, paragraphs, tables. Each
peer gets them in its own language, at the same measure and size, in the same
face, with a running head, page numbers and contents, which is what it would
be used for. A peer that is not installed is left out.

Where there is no program of Typst, its Node.js package is taken:

    npm install --prefix build/peers @myriaddreamin/typst-ts-node-compiler

What Node.js, the package and the faces take to begin is measured as well, by
an empty document, since Typst's own program would begin faster.
"""
import html
import pathlib
import re
import shutil

FACE = 'Liberation Serif'
HERE = pathlib.Path(__file__).resolve().parent
PACKAGES = HERE.parent.parent / 'build' / 'peers' / 'node_modules'


def blocks_of(path):
    """('title', text), ('heading', level, text), ('text', text, italic) and
    ('table', rows) of a decision."""
    front, body = path.read_text(encoding='utf-8')[4:].split('\n---\n', 1)
    fields = dict(line.split(': ', 1) for line in front.split('\n')
                  if ': ' in line and not line.startswith(' '))
    yield 'title', '%s số %s %s' % (fields['type'], fields['number'],
                                    fields['title'])
    for part in body.split('\n\n'):
        part = part.strip()
        if part.startswith('|'):
            rows = [[cell.strip() for cell in line.strip('|').split('|')]
                    for line in part.split('\n')]
            yield 'table', rows[:1] + rows[2:]
        elif part.startswith('#'):
            level = len(part) - len(part.lstrip('#'))
            yield 'heading', level, part.lstrip('# ')
        elif re.fullmatch(r'\*\*.*\*\*', part):
            yield 'heading', 4, part.strip('*')
        elif part:
            part = part.replace('**', '')
            yield 'text', part, part.startswith(('Căn cứ', 'Theo đề nghị'))


def documents(issue):
    return [list(blocks_of(path))
            for path in sorted(pathlib.Path(issue).glob('*.md'))]


def typst(issue):
    def plain(text):
        text = re.sub(r'([\\#*_`$<>@=\-+/\[\]~])', r'\\\1', text)
        return re.sub(r'^(\d+)\.', r'\1\\.', text)  # it is no list
    out = ['#set page(paper: "a4", margin: (left: 30mm, right: 20mm, top: '
           '20mm, bottom: 20mm), numbering: "1", header: [CÔNG BÁO])',
           '#set text(font: "%s", size: 14pt, lang: "vi")' % FACE,
           '#set par(justify: true, first-line-indent: (amount: 1.27cm, all: '
           'true), leading: 0.45em, spacing: 0.75em)', '#outline()']
    for document in documents(issue):
        out.append('#pagebreak()')
        for block in document:
            if block[0] == 'title':
                out.append('= ' + plain(block[1]))
            elif block[0] == 'heading':
                out.append('=' * (block[1] + 1) + ' ' + plain(block[2]))
            elif block[0] == 'text':
                out.append('#emph[%s]' % plain(block[1]) if block[2]
                           else plain(block[1]))
            else:
                out.append('#table(columns: %d, %s)' % (
                    len(block[1][0]), ', '.join(
                        '[%s]' % plain(cell)
                        for row in block[1] for cell in row)))
            out.append('')
    return '\n'.join(out)


def xelatex(issue):
    def plain(text):
        text = text.replace('\\', '\\textbackslash ')
        return re.sub(r'([#$%&_{}])', r'\\\1', text)
    out = [r'\documentclass[14pt]{extarticle}',
           r'\usepackage[a4paper,left=30mm,right=20mm,top=20mm,'
           r'bottom=20mm]{geometry}',
           r'\usepackage{fontspec,longtable,fancyhdr,hyperref}',
           r'\setmainfont{%s}' % FACE, r'\pagestyle{fancy}',
           r'\fancyhead[C]{CÔNG BÁO}', r'\setlength{\parindent}{1.27cm}',
           r'\emergencystretch=3em', r'\begin{document}',
           r'\tableofcontents']
    for document in documents(issue):
        out.append(r'\newpage')
        for block in document:
            if block[0] == 'title':
                out.append(r'\section*{%s}' % plain(block[1]))
                out.append(r'\addcontentsline{toc}{section}{%s}' %
                           plain(block[1]))
            elif block[0] == 'heading':
                out.append(r'\subsection*{%s}' % plain(block[2]))
            elif block[0] == 'text':
                out.append((r'\textit{%s}' if block[2] else '%s') %
                           plain(block[1]))
            else:
                width = 0.8 / len(block[1][0])
                out.append(r'\begin{longtable}{%s}' % (
                    '|' + r'p{%.3f\textwidth}|' % width * len(block[1][0])))
                for row in block[1]:
                    out.append(r'\hline ' + ' & '.join(map(plain, row)) +
                               r' \\')
                out.append(r'\hline\end{longtable}')
            out.append('')
    out.append(r'\end{document}')
    return '\n'.join(out)


def groff(issue):
    def plain(text):
        text = text.replace('\\', '\\e')
        return '\\&' + text if text.startswith((".", "'")) else text
    out = ['.nr PS 14', '.nr VS 18', '.nr LL 160m', '.nr PO 30m', '.nh',
           '.ds CH CÔNG BÁO']
    for document in documents(issue):
        out.append('.bp')
        for block in document:
            if block[0] == 'title':
                out += ['.SH', plain(block[1]), '.XS', plain(block[1]),
                        '.XE']
            elif block[0] == 'heading':
                out += ['.SH', plain(block[2])]
            elif block[0] == 'text':
                out += ['.PP', plain(block[1])]
            else:
                out += ['.TS H', 'box;',
                        ' '.join('l' * len(block[1][0])) + '.']
                for i, row in enumerate(block[1]):
                    out.append('\t'.join(
                        'T{\n%s\nT}' % plain(cell) for cell in row))
                    if i == 0:
                        out.append('.TH')
                out.append('.TE')
    out.append('.TC')
    return '\n'.join(out)


def weasyprint(issue):
    out = ['<!DOCTYPE html><html lang="vi"><meta charset="utf-8"><title>'
           'Công báo</title><style>@page{size:A4;margin:20mm 20mm 20mm 30mm;'
           '@top-center{content:"CÔNG BÁO"}@bottom-center{content:'
           'counter(page)}}body{font:14pt "%s";text-align:justify}p{'
           'text-indent:1.27cm}h1{page-break-before:always}table{'
           'border-collapse:collapse}td{border:1px solid}</style>' % FACE]
    for document in documents(issue):
        for block in document:
            if block[0] == 'title':
                out.append('<h1>%s</h1>' % html.escape(block[1]))
            elif block[0] == 'heading':
                out.append('<h%d>%s</h%d>' % (block[1] + 1, html.escape(
                    block[2]), block[1] + 1))
            elif block[0] == 'text':
                out.append('<p>%s</p>' % html.escape(block[1]))
            else:
                out.append('<table>%s</table>' % ''.join(
                    '<tr>%s</tr>' % ''.join(
                        '<td>%s</td>' % html.escape(cell) for cell in row)
                    for row in block[1]))
    return '\n'.join(out)


def markdown(issue):
    return '\n\n'.join(
        path.read_text(encoding='utf-8')[4:].split('\n---\n', 1)[1]
        for path in sorted(pathlib.Path(issue).glob('*.md')))


def nothing(_):
    return '.\n'


TYPST_BY_NODE = 'node %s %s {source}.typ {out}.pdf' % (HERE / 'typst.js',
                                                       PACKAGES)

# Name, program, how its source is written, and the command; {source} and
# {out} stand for files without their endings. XeLaTeX finds the pages of the
# contents in a second run.
PEERS = [
    ('Typst', 'typst', typst, '.typ',
     'typst compile {source}.typ {out}.pdf'),
    ('Typst by Node.js', 'node', typst, '.typ', TYPST_BY_NODE),
    ('Typst by Node.js, empty', 'node', nothing, '.typ', TYPST_BY_NODE),
    ('groff', 'groff', groff, '.ms',
     'groff -k -t -ms -Tpdf {source}.ms > {out}.pdf'),
    ('XeLaTeX', 'xelatex', xelatex, '.tex',
     'for run in 1 2; do xelatex -interaction=batchmode '
     '-output-directory={dir} {source}.tex; done'),
    ('pandoc + XeLaTeX', 'pandoc', markdown, '.md',
     'pandoc -f gfm --pdf-engine=xelatex -V mainfont="%s" {source}.md '
     '-o {out}.pdf' % FACE),
    ('WeasyPrint', 'weasyprint', weasyprint, '.html',
     'weasyprint -q {source}.html {out}.pdf'),
]


def is_installed(program):
    if program == 'node':
        return (shutil.which('node') and PACKAGES.exists() and
                not shutil.which('typst'))
    if program == 'pandoc' and not shutil.which('xelatex'):
        return False
    return shutil.which(program)


def installed():
    return [peer for peer in PEERS if is_installed(peer[1])]
