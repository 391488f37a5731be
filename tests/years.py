"""years.py DIRECTORY: issues of two years, as many as an office published.

2020: 54 numbers with 638 documents; 2021: 90 numbers with 732 documents.
"""
import datetime
import os
import sys

DECISION = """---
number: {number}/QĐ-UBND
type: Quyết định
authority: Ủy ban nhân dân tỉnh
place: Giả Định
date: {date}
title: Phê duyệt dự án số {number}
signer:
  position: CHỦ TỊCH
  name: Lê Giả Thiết
---

QUYẾT ĐỊNH:

**Điều 1.** Phê duyệt dự án số {number}./.
"""


def write(path, text):
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)


def make_year(top, year, issues, documents):
    given = 0
    for i in range(issues):
        directory = os.path.join(top, 'issues', str(year), '%03d' % (i + 1))
        day = datetime.date(year, 1, 6) + datetime.timedelta(days=3 * i)
        os.makedirs(directory)
        write(os.path.join(directory, 'issue.yaml'), 'date: %s\n' % day)
        # As even as can be: the first ones hold one more.
        share = documents // issues + (i < documents % issues)
        for number in range(given + 1, given + share + 1):
            write(os.path.join(directory, '%03d.md' % number),
                  DECISION.format(number=number,
                                  date=day - datetime.timedelta(days=2)))
        given += share
    assert given == documents


make_year(sys.argv[1], 2020, 54, 638)
make_year(sys.argv[1], 2021, 90, 732)
