#!/usr/bin/env python3
"""The printed page against the clauses that set it, to the millimetre.

Usage: layout.py BUILD

Sets a decision that has every element, in an issue of its own, and measures
the PDFs: places, sizes and faces of the text as poppler finds them, rules as
they stand in the pages' content. Clauses are those of NĐ 30/2020/NĐ-CP, Phụ
lục I ("30:"), and of the appendix of TT 03/2011/TT-VPCP ("03:"). Each check
says what was measured where it does not hold.
"""
import html
import pathlib
import re
import subprocess
import sys
import tempfile

import sample_gazette

MM = 25.4 / 72
NEAR = 0.5  # mm

PROFILE = '''province: tỉnh Giả Định
publisher: Văn phòng Ủy ban nhân dân tỉnh Giả Định
masthead: [TỈNH GIẢ ĐỊNH]
recipients_in_issue: true
look: {part_headings: false}
authorities:
  - name: Ủy ban nhân dân tỉnh
    superior: CHÍNH QUYỀN TỈNH
    head: [ỦY BAN NHÂN DÂN TỈNH GIẢ ĐỊNH]
    symbols: [UBND]
'''

SENTENCE = ('Cơ quan, tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành '
            'theo thẩm quyền và báo cáo kết quả về Ủy ban nhân dân tỉnh trước '
            'ngày 30 tháng 6 hằng năm để tổng hợp. ')

DECISION = '''---
number: 05/2025/QĐ-UBND
type: Quyết định
authority: Ủy ban nhân dân tỉnh
place: Giả Định
date: 2025-02-05
title: Ban hành Quy định về quản lý chợ và trung tâm thương mại trên địa bàn
signer:
  capacity: TM. ỦY BAN NHÂN DÂN
  on_behalf: KT. CHỦ TỊCH
  position: PHÓ CHỦ TỊCH
  name: Lê Giả Thiết
recipients: [ "Như Điều 3;", "Lưu: VT, KT." ]
---

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 02 năm 2025;

QUYẾT ĐỊNH:

## Chương I. QUY ĐỊNH CHUNG

#### Điều 1. Phạm vi điều chỉnh

1. ''' + SENTENCE * 4 + '''

a) Chợ hạng I;

#### Điều 2. Hiệu lực

''' + SENTENCE * 45 + '''[^1]

[^1]: Ghi chú của điều này.

# Phụ lục I

# DANH MỤC CHỢ

*(Kèm theo Quyết định số 05/2025/QĐ-UBND ngày 05 tháng 02 năm 2025 của Ủy ban nhân dân tỉnh)*

<!-- ngang -->

| TT | Tên chợ | Diện tích (ha) |
| --- | --- | --- |
| 1 | Chợ Mẫu | 1,25 |
| 2 | Chợ Ví Dụ | 12,5 |
'''


class Piece:
    """Text of one face on one line; lengths in millimetres."""

    def __init__(self, page, match, fonts):
        top, left, width, height, font, text = match.groups()
        self.page = page
        self.left, self.width = int(left) / 3 * MM, int(width) / 3 * MM
        self.top, self.height = int(top) / 3 * MM, int(height) / 3 * MM
        self.size = int(fonts[font]) / 3  # points
        self.bold, self.italic = '<b>' in text, '<i>' in text
        self.text = html.unescape(re.sub(r'<[^>]+>', '', text))
        if self.text.endswith(' '):  # poppler counts it to the line
            self.width -= self.size / 4 * MM
        self.text = self.text.strip()
        self.right = self.left + self.width
        self.centre = self.left + self.width / 2


class Rule:
    def __init__(self, page, height, numbers):
        x, y, width, thick = (float(number) for number in numbers)
        self.page = page
        self.left, self.width = x * MM, width * MM
        self.right, self.centre = (x + width) * MM, (x + width / 2) * MM
        self.top, self.thick = (height - y - thick) * MM, thick * MM


def output(*words):
    return subprocess.run([str(word) for word in words], check=True,
                          stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL).stdout


class Pdf:
    def __init__(self, path):
        self.sizes = [tuple(float(part) * MM for part in size) for size in
                      re.findall(r'Page +\d+ size: +([\d.]+) x ([\d.]+) pts',
                                 output('pdfinfo', '-l', '99', path).decode())]
        self.pieces, self.rules, fonts = [], [], {}
        xml = output('pdftohtml', '-xml', '-zoom', '3', '-i', '-stdout',
                     path).decode()
        for number, page in enumerate(xml.split('<page ')[1:], 1):
            fonts.update(re.findall(
                r'<fontspec id="(\d+)" size="(\d+)"', page))
            for match in re.finditer(
                    r'<text top="(-?\d+)" left="(-?\d+)" width="(\d+)" '
                    r'height="(\d+)" font="(\d+)">(.*?)</text>', page):
                self.pieces.append(Piece(number, match, fonts))
        self.read_rules(path)

    def read_rules(self, path):
        plain = output('qpdf', '--qdf', '--object-streams=disable', path,
                       '-').decode('latin-1')
        contents = [part for part in plain.split('\nstream\n')[1:]
                    if ' Tf' in part.split('endstream')[0]]
        for number, content in enumerate(contents, 1):
            height = self.sizes[number - 1][1] / MM
            for numbers in re.findall(
                    r'^([\d.-]+) ([\d.-]+) ([\d.-]+) ([\d.-]+) re f',
                    content.split('endstream')[0], re.M):
                self.rules.append(Rule(number, height, numbers))

    def find(self, start, page=None):
        for piece in self.pieces:
            if piece.text.startswith(start) and page in (None, piece.page):
                return piece
        raise LookupError('no text begins with “%s”' % start)

    def rule_below(self, piece):
        """The nearest rule below it that it does not reach beyond."""
        return min((rule for rule in self.rules if rule.page == piece.page and
                    rule.top > piece.top + piece.height / 2 and
                    rule.width < 120 and
                    rule.left < piece.centre < rule.right),
                   key=lambda rule: rule.top)


class Checks:
    passed = failed = 0

    def check(self, clause, holds, found=''):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            print('not ok layout %s: %s' % (clause, found))

    def length(self, clause, found, least, most=None):
        most = least if most is None else most
        self.check(clause, least - NEAR <= found <= most + NEAR,
                   '%.2f mm, not %s' % (found, least if least == most else
                                        '%s to %s' % (least, most)))

    def face(self, clause, piece, sizes, bold=False, italic=False):
        self.check(clause, sizes[0] - 0.2 <= piece.size <= sizes[-1] + 0.2 and
                   (piece.bold, piece.italic) == (bold, italic),
                   '“%s” is %.1f pt, bold %s, italic %s' % (
                       piece.text, piece.size, piece.bold, piece.italic))

    def same(self, clause, found, other):
        self.check(clause, abs(found - other) <= NEAR,
                   '%.2f mm and %.2f mm' % (found, other))


LEFT, RIGHT = 30, 190  # 30: lề trái 30-35 mm, lề phải 15-20 mm


def check_paper(to, pdf):
    turned = [size for size in pdf.sizes if size[0] > size[1]]
    for size in pdf.sizes:
        to.length('30: A4, short side', min(size), 210)
        to.length('30: A4, long side', max(size), 297)
    to.check('30: turned pages where a table asks for them',
             len(turned) == 1, '%d of them' % len(turned))
    body = [piece for piece in pdf.pieces if piece.page == 1 and
            piece.top > 18]
    to.length('30: left margin', min(piece.left for piece in body), LEFT)
    to.length('30: right margin', max(piece.right for piece in body), RIGHT)
    to.length('30: top margin', min(piece.top for piece in body), 20, 25)
    bottom = 297 - max(piece.top + piece.height for piece in body)
    to.check('30: bottom margin at least 20 mm', bottom > 19.5,
             '%.2f mm' % bottom)


def check_head(to, pdf):
    country = pdf.find('CỘNG HÒA')
    motto = pdf.find('Độc lập')
    superior, body = pdf.find('CHÍNH QUYỀN'), pdf.find('ỦY BAN NHÂN DÂN TỈNH')
    number, date = pdf.find('Số: 05'), pdf.find('Giả Định, ngày')
    to.face('30: Quốc hiệu', country, (12, 13), bold=True)
    to.face('30: Tiêu ngữ', motto, (13, 14), bold=True)
    to.same('30: Tiêu ngữ centred below Quốc hiệu', motto.centre,
            country.centre)
    rule = pdf.rule_below(motto)
    to.same('30: rule below Tiêu ngữ as long as it', rule.width, motto.width)
    to.same('30: rule below Tiêu ngữ centred', rule.centre, motto.centre)
    to.face('30: superior body', superior, (12, 13))
    to.face('30: issuing body', body, (12, 13), bold=True)
    to.same('30: bodies centred', superior.centre, body.centre)
    rule = pdf.rule_below(body)
    to.check('30: rule below the body a third to a half of it',
             1 / 3 <= rule.width / body.width <= 1 / 2,
             '%.2f' % (rule.width / body.width))
    to.same('30: that rule centred', rule.centre, body.centre)
    to.face('30: number', number, (13, 13))
    to.same('30: number centred below the body', number.centre, body.centre)
    to.face('30: place and date', date, (13, 14), italic=True)
    to.same('30: date centred below Quốc hiệu', date.centre, country.centre)
    to.same('30: number and date on one line', number.top, date.top)
    to.check('30: day, and months 1 and 2, with a zero',
             date.text == 'Giả Định, ngày 05 tháng 02 năm 2025', date.text)


def check_title(to, pdf):
    kind, title = pdf.find('QUYẾT ĐỊNH'), pdf.find('Ban hành Quy định')
    last = max((piece for piece in pdf.pieces if piece.page == title.page and
                piece.top < title.top + 8 and piece.bold),
               key=lambda piece: piece.top)
    middle = (LEFT + RIGHT) / 2
    to.face('30: type', kind, (13, 14), bold=True)
    to.face('30: title', title, (13, 14), bold=True)
    to.same('30: type centred', kind.centre, middle)
    to.same('30: title centred', title.centre, middle)
    rule = pdf.rule_below(last)
    to.check('30: rule below the title a third to a half of its line',
             1 / 3 <= rule.width / max(title.width, last.width) <= 1 / 2,
             '%.2f' % (rule.width / title.width))
    to.same('30: that rule centred', rule.centre, middle)


def check_text(to, pdf):
    recital, article = pdf.find('Căn cứ'), pdf.find('Điều 1. Phạm vi')
    chapter, name = pdf.find('Chương I'), pdf.find('QUY ĐỊNH CHUNG')
    clause, point = pdf.find('1. Cơ quan'), pdf.find('a) Chợ')
    middle = (LEFT + RIGHT) / 2
    to.face('30: recital', recital, (13, 14), italic=True)
    for piece, clause_name in ((chapter, 'Chương'), (name, 'its title')):
        to.face('30: ' + clause_name, piece, (13, 14), bold=True)
        to.same('30: %s centred' % clause_name, piece.centre, middle)
    to.check('30: Chương on a line of its own', name.top > chapter.top + 4)
    to.face('30: Điều', article, (13, 14), bold=True)
    to.face('30: khoản', clause, (13, 14))
    to.face('30: điểm', point, (13, 14))
    for piece, unit in ((recital, 'recital'), (article, 'Điều'),
                        (clause, 'khoản'), (point, 'điểm')):
        to.length('30: first line of %s indented 1 or 1.27 cm' % unit,
                  piece.left - LEFT, 10, 12.7)
    lines = [piece for piece in pdf.pieces if piece.page == clause.page and
             clause.top <= piece.top < point.top]
    for line in lines[:-1]:
        to.length('30: justified', line.right, RIGHT)
    for line in lines[1:]:
        to.length('30: further lines at the margin', line.left, LEFT)
    for above, below in zip(lines, lines[1:]):
        apart = (below.top - above.top) / MM / clause.size
        to.check('30: lines single to one and a half',
                 1.1 <= apart <= 1.75, '%.2f em' % apart)
    gap = (point.top - lines[-1].top) / MM - (lines[1].top - lines[0].top) / MM
    to.check('30: at least 6 pt between paragraphs', gap >= 5.6,
             '%.1f pt' % gap)


def check_end(to, pdf):
    capacity, behalf = pdf.find('TM. ỦY BAN'), pdf.find('KT. CHỦ TỊCH')
    post, name = pdf.find('PHÓ CHỦ TỊCH'), pdf.find('Lê Giả Thiết')
    label, recipient = pdf.find('Nơi nhận:'), pdf.find('- Như Điều 3;')
    for piece in (capacity, behalf, post, name):
        to.face('30: signature', piece, (13, 14), bold=True)
        to.same('30: signature centred', piece.centre, name.centre)
    to.check('30: signature in the right half', name.left > 110)
    to.face('30: Nơi nhận', label, (12, 12), bold=True, italic=True)
    to.face('30: recipients', recipient, (11, 11))
    to.length('30: recipients at the left margin', label.left, LEFT)
    to.same('30: Nơi nhận level with the capacity', label.top + label.height,
            capacity.top + capacity.height)


def check_annex(to, pdf):
    label, title = pdf.find('Phụ lục I'), pdf.find('DANH MỤC')
    basis = pdf.find('(Kèm theo')
    width = pdf.sizes[label.page - 1][0]
    middle = (LEFT + width - 20) / 2
    to.check('30: annex on a page of its own',
             label.page > pdf.find('Lê Giả').page)
    to.face('30: Phụ lục', label, (14, 14), bold=True)
    to.face('30: its title', title, (13, 14), bold=True)
    to.face('30: (Kèm theo …)', basis, (13, 14), italic=True)
    for piece in (label, title, basis):
        to.same('30: annex head centred', piece.centre, middle)
    to.check('a turned table has its head with it',
             label.page == pdf.find('Chợ Mẫu').page)
    one, two = pdf.find('1,25'), pdf.find('12,5')
    digit = 12 / 2 * MM  # a digit is half an em wide
    to.same('decimal commas in line', one.right - 2 * digit,
            two.right - digit)
    note = pdf.find('Ghi chú của')
    to.check('a footnote at the foot of its page', note.top > 260,
             '%.1f mm' % note.top)


def check_first_page(to, pdf):
    for start, clause, sizes in (
            ('CỘNG HÒA', 'Quốc hiệu', (14,)), ('Độc lập', 'Tiêu ngữ', (14,)),
            ('CÔNG BÁO', 'title', (60,)), ('Số 01', 'number', (14,)),
            ('Ngày 15', 'date', (14,)), ('MỤC LỤC', 'contents', (26,)),
            ('PHẦN VĂN BẢN', 'part', (14,))):
        piece = pdf.find(start, 1)
        to.face('03: ' + clause, piece, sizes, bold=True)
        to.same('03: %s centred' % clause, piece.centre, (LEFT + RIGHT) / 2)
    to.face('03: authority in the contents', pdf.find('ỦY BAN', 1), (14,))
    to.face('03: entry', pdf.find('05-02-2025 - Quyết định', 1), (14,))
    for page in (2, 3):
        head = [piece for piece in pdf.pieces if piece.page == page and
                piece.top < 18]
        folio = next(p for p in head if p.text.split()[0] == str(page) or
                     p.text.split()[-1] == str(page))
        if page % 2 == 0:
            to.length('folio outside on even pages', folio.left, LEFT)
        else:
            to.length('folio outside on odd pages', folio.right, RIGHT)
        to.check('running head', any(
            'CÔNG BÁO/Số 01/Ngày 15-02-2025' in p.text for p in head))


def build(program, directory):
    issue = directory / 'issues/2025/01'
    issue.mkdir(parents=True)
    sample_gazette.fonts(directory)
    (directory / 'issues/gazette.yaml').write_text(PROFILE)
    (issue / '01.md').write_text(DECISION)
    (issue / 'issue.yaml').write_text('date: 2025-02-15\n')
    for words in (['number', 'issues/2025/01'],
                  ['build', '--all', '-o', 'out']):
        done = subprocess.run([program, *words], cwd=directory, check=False,
                              stdout=subprocess.DEVNULL,
                              stderr=subprocess.PIPE)
        if done.returncode != 0:
            print(done.stderr.decode(), end='')
    return directory / 'out/2025/so-01'


def main():
    program = (pathlib.Path(sys.argv[1]) / 'congbao').resolve()
    to = Checks()
    with tempfile.TemporaryDirectory() as name:
        out = build(program, pathlib.Path(name))
        document = Pdf(out / '05-2025-qd-ubnd.pdf')
        issue = Pdf(out / 'cong-bao-so-01-2025.pdf')
        for check, pdf in ((check_paper, document), (check_head, document),
                           (check_title, document), (check_text, document),
                           (check_end, document), (check_annex, document),
                           (check_first_page, issue)):
            try:
                check(to, pdf)
            except LookupError as error:
                to.check(check.__name__, False, error)
    print('%d passed, %d failed' % (to.passed, to.failed))
    return 1 if to.failed else 0


if __name__ == '__main__':
    sys.exit(main())
