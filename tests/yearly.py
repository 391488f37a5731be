"""yearly.py make DIRECTORY: issues of two years and of the next, unlike each
other; yearly.py check DIRECTORY YEAR REPORT.csv INTAKE.csv REPORT.docx: do the
reports say what is in the issues?

Everything is counted again here, from the sources and the registers alone.
"""
import collections
import csv
import datetime
import io
import os
import random
import re
import sys
import xml.etree.ElementTree as tree
import zipfile

import yaml

AUTHORITIES = ('Hội đồng nhân dân tỉnh', 'Ủy ban nhân dân tỉnh',
               'Chủ tịch Ủy ban nhân dân tỉnh')
# Type, number, authority, enacting words.
KINDS = (('Nghị quyết', '%d/%d/NQ-HĐND', 0, 'QUYẾT NGHỊ:'),
         ('Quyết định', '%d/%d/QĐ-UBND', 1, 'QUYẾT ĐỊNH:'),
         ('Quyết định', '%d/QĐ-UBND', 1, 'QUYẾT ĐỊNH:'),
         ('Quyết định', '%d/QĐ-UBND', 2, 'QUYẾT ĐỊNH:'),
         ('Chỉ thị', '%d/CT-UBND', 2, None))
FIELDS = (None, 'Đất đai', 'Giáo dục', 'Y tế, "dân số"')
FILES = {'.goc.pdf': (b'%PDF-1.7\n', 'bản gốc PDF đã ký'),
         '.docx': (b'PK\3\4', 'tệp Word (.docx)'),
         '.doc': (b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'tệp Word (.doc)'),
         '.xlsx': (b'PK\3\4', 'tệp Excel (.xlsx)'),
         '.xls': (b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'tệp Excel (.xls)')}
TITLES = ('Phê duyệt dự án số %d', '=1+%d', '+cộng %d', '-trừ %d', '@tại %d',
          'Về giá, phí và "lệ phí" số %d')
DAY = datetime.timedelta(days=1)


def write(path, bytes_or_text):
    data = bytes_or_text
    with open(path, 'wb') as file:
        file.write(data if isinstance(data, bytes) else data.encode())


def make_document(dice, stem, number, published):
    kind, form, authority, words = dice.choice(KINDS)
    received = published - dice.choice((0, 1, 3, 7, 8, 12)) * DAY
    signed = received - dice.choice((0, 1, 2, 3, 4, 9)) * DAY
    given = (number, signed.year) if form.count('%d') == 2 else number
    data = {'number': form % given, 'type': kind,
            'authority': AUTHORITIES[authority], 'place': 'Giả Định',
            'date': signed, 'title': dice.choice(TITLES) % number,
            'signer': {'position': 'CHỦ TỊCH', 'name': 'Lê Giả Thiết'}}
    if dice.random() < 0.8:
        data['received'] = received
    if dice.choice(FIELDS):
        data['field'] = dice.choice(FIELDS[1:])
    text = '---\n%s---\n\n' % yaml.safe_dump(data, allow_unicode=True,
                                             width=1000)
    text += words + '\n\n' if words else ''
    write(stem + '.md', text + '**Điều 1.** Nội dung số %d./.\n' % number)
    for ending in dice.sample(sorted(FILES), dice.choice((0, 0, 1, 2))):
        write(stem + ending, FILES[ending][0])


def make(top):
    dice = random.Random(2021)
    number = 0
    for year, issues in ((2020, 9), (2021, 14), (2022, 2)):
        day = datetime.date(year, 1, 2)
        for i in range(issues):
            directory = os.path.join(top, 'issues', str(year), '%03d' % i)
            os.makedirs(directory)
            write(os.path.join(directory, 'issue.yaml'),
                  'date: %s\nnumbers: %d\n' % (day, dice.choice((1, 1, 2))))
            for j in range(dice.randint(1, 7)):
                number += 1
                make_document(dice, os.path.join(directory, '%02d' % j),
                              number, day)
            day += dice.randint(3, 30) * DAY


class Document:
    def __init__(self, directory, name, line):
        with open(os.path.join(directory, name), encoding='utf-8') as file:
            self.data = yaml.safe_load(file.read().split('---\n')[1])
        self.label, self.published = line
        self.signed = self.data['date']
        self.received = self.data.get('received')
        self.year = int(os.path.basename(os.path.dirname(directory)))
        stem = name[:-len('.md')]
        self.files = [words for ending, (_, words) in FILES.items()
                      if os.path.exists(os.path.join(directory,
                                                     stem + ending))]
        self.part = 'Quy phạm pháp luật' if re.match(
            r'\d+/\d{4}/', self.data['number']) else 'Văn bản khác'


class Year:
    """What the issues of a year that have numbers add up to."""

    def __init__(self, top, year):
        base = os.path.join(top, 'issues', str(year))
        lines = {}
        self.year, self.documents, self.numbers = year, [], 0
        self.months = collections.Counter()
        path = os.path.join(base, 'register')
        if os.path.exists(path):
            with open(path, encoding='utf-8') as file:
                for line in file:
                    numbers, date, directory = line.split('\t')[:3]
                    date = datetime.date.fromisoformat(date)
                    label = ' + '.join('%02d' % int(number)
                                       for number in numbers.split('+'))
                    lines[directory] = (label, date)
                    self.numbers += len(numbers.split('+'))
                    self.months[date.month] += len(numbers.split('+'))
        self.issues = len(lines)
        names = sorted(os.listdir(base)) if os.path.isdir(base) else []
        self.all = [Document(os.path.join(base, name), file,
                             lines.get(name, (None, None)))
                    for name in names if name != 'register'
                    for file in sorted(os.listdir(os.path.join(base, name)))
                    if file.endswith('.md')]
        self.documents = [document for document in self.all
                          if document.published]

    def count(self, of):
        return collections.Counter(of(document)
                                   for document in self.documents)


def wanted(truth, what):
    if not truth:
        sys.exit('not so: %s' % what)


def tables_of(rows):
    """The tables of the report by the heading before them."""
    tables, heading = collections.defaultdict(list), None
    for row in rows:
        if re.match(r'\d+\. ', row[0]):
            heading = row[0].split('. ', 1)[1]
        elif heading and any(row[1:]):
            tables[heading].append([cell for cell in row])
    return tables


def check_table(table, now, before, what):
    """Rows of name, now, before, difference; with a row of sums."""
    rows = {row[0]: [int(cell) for cell in row[1:4]] for row in table[1:]}
    for name in set(now) | set(before):
        wanted(rows.pop(name) == [now[name], before[name],
                                  now[name] - before[name]], name)
    sums = sum(now.values()), sum(before.values())
    wanted(rows.pop('Cộng') == [*sums, sums[0] - sums[1]], what)
    wanted(not rows, 'more rows of %s' % what)


def check_duration(row, days, documents, deadline):
    mean = int(sum(days) * 10 / len(days) + 0.5)
    wanted(row[1:4] == [str(len(days)), '%d,%d' % divmod(mean, 10),
                        str(max(days))], row)
    wanted(row[4] in [document.data['number'] for day, document in
                      zip(days, documents) if day == max(days)], row)
    if deadline:
        wanted(row[5:7] == [str(deadline), str(sum(day > deadline
                                                   for day in days))], row)


def check_times(tables, now):
    known = [document for document in now.documents if document.received]
    sending = [(d.received - d.signed).days for d in known]
    waiting = [(d.published - d.received).days for d in known]
    rows = {row[0]: row for row in tables['Thời gian gửi và đăng văn bản']}
    check_duration(rows['Từ ngày ký đến ngày nhận'], sending, known, 3)
    check_duration(rows['Từ ngày nhận đến ngày đăng'], waiting, known, 7)
    check_duration(rows['Từ ngày ký đến ngày đăng'],
                   [(d.published - d.signed).days for d in now.documents],
                   now.documents, None)
    late = sorted([d.data['number'], d.data['authority'], str(d.signed),
                   str(d.received), str(days)]
                  for d, days in zip(known, sending) if days > 3)
    rows = [row[:5] for row in tables['Văn bản gửi chậm']]
    start = next(i for i, row in enumerate(rows) if row[0] == 'Số, ký hiệu')
    wanted(sorted(rows[start + 1:]) == late and late, 'late senders')
    senders = {row[0]: row[1:3] for row in rows[1:start]}
    for name, documents in collections.Counter(
            row[1] for row in late).items():
        most = max(int(row[4]) for row in late if row[1] == name)
        wanted(senders.pop(name) == [str(documents), str(most)], name)
    wanted(not senders, 'more senders')
    late = sorted([d.data['number'], d.data['authority'], str(d.received),
                   str(d.published), str(days), d.label]
                  for d, days in zip(known, waiting) if days > 7)
    rows = [row[:6] for row in tables['Văn bản đăng chậm']]
    wanted(sorted(rows[1:]) == late and late, 'late publications')


def change(number, unit):
    return '%s %d %s' % ('tăng' if number > 0 else 'giảm', abs(number), unit)


def check_report(rows, now, before, plan):
    tables = tables_of(rows)
    amounts = {row[0]: row for row in tables['Số lượng']}
    for name, value, other in (
            ('Số công báo', now.numbers, before.numbers),
            ('Kỳ xuất bản', now.issues, before.issues),
            ('Văn bản', len(now.documents), len(before.documents))):
        wanted(amounts[name][1:4] == [str(value), str(other),
                                      str(value - other)], name)
    wanted(amounts['Số công báo'][4:6] == [str(plan), str(
        now.numbers - plan)], 'the plan')
    for name, of in (
            ('Theo phần', lambda d: d.part),
            ('Theo cơ quan ban hành', lambda d: d.data['authority']),
            ('Theo loại văn bản', lambda d: d.data['type']),
            ('Theo lĩnh vực',
             lambda d: d.data.get('field', 'Không ghi lĩnh vực'))):
        check_table(tables[name], now.count(of), before.count(of), name)
    months = tables['Theo tháng đăng']
    published = [year.count(lambda d: d.published.month)
                 for year in (now, before)]
    named = [collections.Counter({'Tháng %d' % i: counts[i]
                                  for i in range(1, 13)})
             for counts in (now.months, before.months, *published)]
    check_table(months, named[0], named[1], 'numbers by month')
    check_table([[row[0]] + row[4:] for row in months], named[2], named[3],
                'documents by month')
    check_times(tables, now)
    wanted(any('%d số công báo điện tử với %d văn bản, ' % (
        now.numbers, len(now.documents)) in row[0] for row in rows),
        'the sentence')


def check_intake(path, years, year):
    with open(path, 'rb') as file:
        data = file.read()
    wanted(data.startswith(b'\xef\xbb\xbf'), 'a byte order mark')
    wanted(data.count(b'\n') == data.count(b'\r\n'), 'lines end with CR LF')
    rows = list(csv.reader(io.StringIO(data[3:].decode(), newline=''),
                           strict=True))
    wanted(len({len(row) for row in rows}) == 1, 'as many fields each')
    wanted([row[0] for row in rows[1:]] ==
           [str(i) for i in range(1, len(rows))], 'counted from 1')
    wanted(not any(re.match(r'[=+\-@]', cell) for row in rows
                   for cell in row), 'no formulas')
    documents = [document for counted in years for document in counted.all
                 if (document.received.year if document.received
                     else document.year) == year]

    def title(document):
        text = document.data['title']
        return "'" + text if text[0] in '=+-@' else text
    expected = sorted(
        [d.data['type'], d.data['number'], title(d), d.data['authority'],
         str(d.signed), str(d.received or ''), str(d.published or ''),
         d.label or '', '; '.join(sorted(d.files))] for d in documents)
    found = sorted(row[1:9] + ['; '.join(sorted(row[9].split('; ')))]
                   for row in rows[1:])
    wanted(found == expected, 'the register of receipt')
    known = [row[6] for row in rows[1:]]
    filled = [day for day in known if day]
    wanted(known == sorted(filled) + [''] * (len(known) - len(filled)),
           'by day of receipt')
    wanted(any(document.year != year for document in documents) and
           any(not document.published for document in documents) and
           '' in known, 'a hard case is missing')


def docx_rows(path):
    space = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
    root = tree.fromstring(zipfile.ZipFile(path).read('word/document.xml'))
    return [[''.join(text.text or '' for text in cell.iter(space + 't'))
             for cell in row.iter(space + 'tc')]
            for row in root.iter(space + 'tr')]


def as_people_write(cell):
    """A day or a number of the CSV as the Word file has it."""
    found = re.fullmatch(r'(\d{4})-(\d\d)-(\d\d)', cell)
    if found:
        year, month, day = found.groups()
        return '%s-%s-%s' % (day, month if month < '03' else
                             month.lstrip('0'), year)
    return cell


def check_docx(path, rows):
    """Its tables, but for letterhead and signature, are those of the CSV."""
    found = [[cell.lstrip('+') for cell in row]
             for row in docx_rows(path)[2:-1]]
    expected = [[as_people_write(cell) for cell in row] for row in rows
                if any(row[1:])]
    wanted(len(found) == len(expected), 'as many rows')
    for row, other in zip(found, expected):
        wanted(row + [''] * (len(other) - len(row)) == other, other)


def check(top, year, report, intake, docx):
    with open(os.path.join(top, 'issues/gazette.yaml'),
              encoding='utf-8') as file:
        plan = yaml.safe_load(file)['plan'][year]
    years = {other: Year(top, other) for other in range(2020, 2023)}
    with open(report, encoding='utf-8-sig', newline='') as file:
        rows = list(csv.reader(file, strict=True))
    wanted(len({len(row) for row in rows}) == 1, 'as many fields each')
    check_report(rows, years[year], years[year - 1], plan)
    check_intake(intake, years.values(), year)
    check_docx(docx, rows)


if sys.argv[1] == 'make':
    make(sys.argv[2])
else:
    check(sys.argv[2], int(sys.argv[3]), *sys.argv[4:])
