"""sent.py BUILD: what is sent with an issue is as large as what it touches.

Archives of two and of six small years, which end with the same year, are
published, and then an issue is added to the last. Of the files that are sent
with it none grows with the years before, but for a line or two a year in those
that lead to the years.
"""
import json
import os
import sys
import tempfile

from record import Office, Suite, edit

LAST, SHORT, LONG = 2030, 2, 6
ISSUES, DOCUMENTS = 26, 2  # of two years a feed is full
SIGNERS = 8
YEAR_MOST = 1000  # bytes, of the lines of a year


def add(office, year, name):
    """Its documents have two of the signers, who are the same in all years."""
    directory = office.at('issues/%d/%s' % (year, name))
    for i in range(DOCUMENTS):
        office.number += 1
        path = '%d/%s/%d.md' % (year, name, i)
        office.decide(path, office.number, '%d-03-%02d' % (year, 1 + i), 'Một.')
        edit(os.path.join(directory, '%d.md' % i), 'Lê Giả Thiết',
             'Lê Giả Thiết ' + 'ABCDEFGH'[office.number % SIGNERS])
    office.give_number(year, name)


def sent(program, work, years):
    """The files sent with one more issue, and their sizes."""
    office = Office(program, work)
    office.begin()
    for year in range(LAST - years + 1, LAST + 1):
        office.number = 100
        for i in range(ISSUES):
            add(office, year, 'so-%d' % i)
    assert office.publish().returncode == 0
    add(office, LAST, 'them')
    done = office.publish('--all', '--json')
    assert done.returncode == 0, done.stdout
    events = [json.loads(line) for line in done.stdout.splitlines()
              if line.startswith('{')]
    return {event['path']: event['size'] for event in events
            if event['event'] == 'sent'}


def main(build):
    suite = Suite()
    program = os.path.join(os.path.abspath(build), 'congbao')
    with tempfile.TemporaryDirectory() as work:
        short = sent(program, os.path.join(work, 'short'), SHORT)
        long = sent(program, os.path.join(work, 'long'), LONG)
    suite.check('as many files are sent after six years as after two',
                len(short) == len(long) > 20, (len(short), len(long)))
    for path, size in sorted(long.items()):
        if path.startswith('so-cai/'):
            continue
        grown = size - short.get(path, 0)
        suite.check('%s does not grow' % path,
                    grown <= (LONG - SHORT) * YEAR_MOST,
                    '%d bytes after %d years, %d after %d' % (
                        short.get(path, 0), SHORT, size, LONG))
    grown = sum(long.values()) - sum(short.values())
    suite.check('nor do all of them together',
                grown < 20 * (LONG - SHORT) * YEAR_MOST, grown)
    print('%d passed, %d failed' % (suite.passed, suite.failed))
    sys.exit(suite.failed > 0)


if __name__ == '__main__':
    main(sys.argv[1])
