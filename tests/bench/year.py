"""year.py DIRECTORY [ISSUES [DOCUMENTS]]: a year of a gazette.

Without numbers: 90 issues with 732 documents of the shape that a year of a
province has: half of them of three pages or less, seven pages on average, a
tail up to 120 pages, and tables of 60 to 400 rows in one of twelve. The
clauses are those of the sample issues, cut at their commas and put
together anew, with numbers, days, names of places and sums of money drawn
afresh, so that the text has as many different words as real text has. The
same arguments give the same bytes.
"""
import datetime
import math
import os
import pathlib
import random
import re
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))
import sample_gazette  # noqa: E402

YEAR = 2023
MEDIAN_PAGES, SPREAD, MOST_PAGES = 3.0, 1.3, 120
WORDS_A_PAGE = 345
ROWS_A_PAGE = 26
TABLES = 0.085  # share of the documents
LETTERS = 'a b c d đ e g h i k l m n o p q r s t u v x y'.split()
ONSETS = ('b c ch d đ g h kh l m n ng nh ph qu r s t th tr v x '
          'B C Ch D Đ H L M N Ng Ph Qu S T Th Tr V').split()
RIMES = ('a à á ạ ả ai ái ài am ám an án ang àng anh ành ao ào âm ấm ân ấp '
         'e è eo ê ề ên ến i ì í iên iền iết inh ính o ò oan oàn ong òng '
         'ô ổ ôi ồi ông ồng ơ ở ơi ới u ù ung ùng ươ ương ường ưu y ỳ').split()


class Random(random.Random):
    """Drawn from random() alone, the same in every version of Python."""

    def below(self, number):
        return int(self.random() * number)

    def one(self, items):
        return items[self.below(len(items))]

    def pages(self):
        """A log-normal number, by the sum of twelve even ones."""
        normal = sum(self.random() for _ in range(12)) - 6
        return min(MOST_PAGES, MEDIAN_PAGES * math.exp(SPREAD * normal))


def clauses():
    """Stretches of the sample issues between commas and semicolons."""
    found = []
    for path in sorted(sample_gazette.ISSUES.glob('*/*/*.md')):
        body = path.read_text(encoding='utf-8').split('\n---\n', 1)[1]
        for line in body.split('\n'):
            if not line or line[0] in '#|[<*(“' or 'Điều' in line:
                continue
            line = re.sub(r'^(\d+\.|[a-zđ]\)|-) ', '', line)
            for part in re.split(r'[,;:.]\s', line.rstrip('.;:/,')):
                words = part.split()
                if 4 <= len(words) <= 24 and not re.search(
                        r'[*\[\]<>“”()&\\]', part):
                    found.append(part)
    return found


class Writer:
    def __init__(self, clauses, seed):
        self.draw = Random(seed)
        self.clauses = clauses

    def place(self):
        return ' '.join(self.draw.one(ONSETS).capitalize() +
                        self.draw.one(RIMES) for _ in range(2))

    def number(self):
        return '%d/%d/%s' % (1 + self.draw.below(200), 2010 +
                             self.draw.below(13), self.draw.one(
                                 ['QĐ-UBND', 'NQ-HĐND', 'NĐ-CP', 'TT-BTC']))

    def day(self):
        month = 1 + self.draw.below(12)
        return 'ngày %02d tháng %s năm %d' % (
            1 + self.draw.below(28), '%02d' % month if month < 3 else month,
            2010 + self.draw.below(13))

    def clause(self):
        text = self.draw.one(self.clauses)
        chance = self.draw.random()
        if chance < 0.12:
            text += ' tại xã ' + self.place()
        elif chance < 0.2:
            text += ' theo Quyết định số %s %s' % (self.number(), self.day())
        elif chance < 0.26:
            text += ' là %d.%03d.000 đồng' % (1 + self.draw.below(900),
                                              self.draw.below(1000))
        return text

    def sentence(self, most):
        parts = [self.clause()]
        while len(' '.join(parts).split()) < most and \
                self.draw.random() < 0.75:
            parts.append(self.clause())
        text = ', '.join(parts)
        return text[0].upper() + text[1:]

    def title(self):
        return 'Ban hành quy định về ' + self.draw.one(self.clauses)

    def article(self, number, lines):
        """Appends an article; returns how many words it has."""
        lines += ['**Điều %d. %s**' % (number, self.sentence(6)), '']
        words = 12
        for clause in range(1, 2 + self.draw.below(6)):
            text = self.sentence(40)
            words += len(text.split()) + 8
            points = self.draw.below(7) if self.draw.random() < 0.3 else 0
            lines += ['%d. %s%s' % (clause, text, ':' if points else '.'), '']
            for point in range(points):
                text = self.sentence(18)
                words += len(text.split()) + 8
                lines += ['%s) %s%s' % (LETTERS[point], text,
                                        ';' if point < points - 1 else '.'),
                          '']
        return words

    def table(self, rows, lines):
        lines += ['| STT | Nội dung | Địa bàn | Đơn vị tính | Số lượng | '
                  'Đơn giá | Thành tiền |',
                  '|---:|---|---|:---:|---:|---:|---:|']
        for row in range(1, rows + 1):
            count = 1 + self.draw.below(500)
            price = 10 + self.draw.below(9000)
            lines.append('| %d | %s | Xã %s | %s | %d | %s | %s |' % (
                row, self.clause(), self.place(),
                self.draw.one(['m²', 'hồ sơ', 'ha', 'km', 'bộ']), count,
                '{:,}'.format(price * 1000).replace(',', '.'),
                '{:,}'.format(price * count * 1000).replace(',', '.')))
        lines.append('')

    def decision(self, number, day, symbol):
        pages = self.draw.pages()
        rows = 0
        if self.draw.random() < TABLES:
            rows = 60 + self.draw.below(341)
        lines = [
            '---', 'number: ' + symbol, 'type: Quyết định',
            'authority: Ủy ban nhân dân tỉnh', 'place: Giả Định',
            'date: %s' % day, 'received: %s' % (
                day + datetime.timedelta(days=1)),
            'title: ' + self.title(), 'signer:',
            '  capacity: TM. ỦY BAN NHÂN DÂN', '  position: CHỦ TỊCH',
            '  name: Nguyễn Văn Mẫu', 'recipients:', '  - Như Điều 3;',
            '  - "Lưu: VT."', '---', '',
            '**ỦY BAN NHÂN DÂN TỈNH GIẢ ĐỊNH**', '']
        for _ in range(3 + self.draw.below(4)):
            lines += ['Căn cứ Nghị định số %s %s của Chính phủ;' % (
                self.number(), self.day()), '']
        lines += ['Theo đề nghị của Giám đốc Sở Tài chính tại Tờ trình số '
                  '%d/TTr-STC %s.' % (number, self.day()), '',
                  'QUYẾT ĐỊNH:', '']
        words, article = 200, 0
        while words < min(pages, 1.5) * WORDS_A_PAGE or article < 3:
            article += 1
            words += self.article(article, lines)
        lines[-2] = lines[-2].rstrip('.') + './.'
        if pages > 1.8:
            self.regulation(pages - 1.8, lines)
        if rows:
            lines += ['# PHỤ LỤC I', '', '**DANH MỤC VÀ ĐƠN GIÁ**', '']
            self.table(rows, lines)
        return '\n'.join(lines)

    def regulation(self, pages, lines):
        lines += ['# QUY ĐỊNH', '', '**VỀ QUẢN LÝ TRÊN ĐỊA BÀN TỈNH**', '']
        words, article, chapter = 30, 0, 0
        while words < pages * WORDS_A_PAGE:
            if article % 8 == 0:
                chapter += 1
                lines += ['## Chương ' + roman(chapter), '', '**QUY ĐỊNH ' +
                          self.place().upper() + '**', '']
            article += 1
            words += self.article(article, lines)


def roman(number):
    text = ''
    for value, letters in ((100, 'C'), (90, 'XC'), (50, 'L'), (40, 'XL'),
                           (10, 'X'), (9, 'IX'), (5, 'V'), (4, 'IV'),
                           (1, 'I')):
        while number >= value:
            text += letters
            number -= value
    return text


def main(top, issues='90', documents='732'):
    issues, documents = int(issues), int(documents)
    found = clauses()
    number = 0
    for i in range(issues):
        day = datetime.date(YEAR, 1, 6) + datetime.timedelta(
            days=i * 350 // issues)
        name = os.path.join(top, 'issues', str(YEAR), '%04d' % (i + 1))
        os.makedirs(name)
        with open(os.path.join(name, 'issue.yaml'), 'w',
                  encoding='utf-8') as file:
            file.write('date: %s\n' % day)
        share = documents // issues + (i < documents % issues)
        for _ in range(share):
            number += 1
            writer = Writer(found, number)
            symbol = '%d%s/QĐ-UBND' % (
                number, '/%d' % YEAR if number % 4 == 0 else '')
            with open(os.path.join(name, '%04d.md' % number), 'w',
                      encoding='utf-8') as file:
                file.write(writer.decision(
                    number, day - datetime.timedelta(days=4), symbol))


if __name__ == '__main__':
    main(*sys.argv[1:])
