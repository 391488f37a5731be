#!/usr/bin/env python3
"""How fast, how small, how much memory: ratios, for the manual and README.

Usage: speed.py BUILD [RUNS]

Builds a generated year of 90 issues and 732 documents (year.py) and prints
what whole processes cost: CPU seconds, wall time, peak memory; each figure is
the median of RUNS (5) runs, which take turns with those they are compared
with. Each builds into a directory of its own, and nothing is deleted before
the end (2 GB): a file system may be slow to make files soon after others were
deleted. Ratios are against the floor (floor.c) and against the typesetters that
are installed (peers.py), measured in the same run. Nothing here passes or
fails.
"""
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import zlib

import peers
import year  # leads to the next
import sample_gazette

HERE = pathlib.Path(__file__).resolve().parent
FONTS = '/usr/share/fonts/truetype'
FRESH = '{fresh}'  # in a command: a directory that is new


class Cost:
    meter = None  # the program that finds it out

    def __init__(self, cpu, wall, memory):
        self.cpu, self.wall, self.memory = cpu, wall, memory


def run(command, cwd):
    """One whole process, its children with it, by cost.c."""
    if isinstance(command, str):
        command = ['sh', '-c', command]
    said = subprocess.run([Cost.meter, *command], cwd=cwd, check=True,
                          capture_output=True, text=True).stdout
    return Cost(*map(float, said.split()))


def measure(runs, jobs):
    """jobs: name -> (command, directory, what to do before each run). Taken
    in turns; name -> the cost whose parts are medians."""
    costs = {name: [] for name in jobs}
    for _ in range(runs):
        for name, (command, cwd, before) in jobs.items():
            if before:
                before()
            if FRESH in command:
                command = [tempfile.mkdtemp(dir=cwd) if part == FRESH else part
                           for part in command]
            costs[name].append(run(command, cwd))
    return {name: Cost(*(statistics.median(getattr(cost, part)
                                           for cost in taken)
                         for part in ('cpu', 'wall', 'memory')))
            for name, taken in costs.items()}


class Gazette:
    """A generated gazette in a directory of its own."""

    def __init__(self, top, program, issues=None, documents=None):
        self.top, self.program = pathlib.Path(top), program
        sample_gazette.small(self.top)
        if issues:
            year.main(top, issues, documents)

    def issues(self):
        return sorted(str(path.relative_to(self.top)) for path in
                      self.top.glob('issues/*/*') if path.is_dir())

    def number(self):
        subprocess.run([self.program, 'number', *self.issues()],
                       cwd=self.top, check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)

    def build(self, *what, jobs=1, out=FRESH):
        return [self.program, 'build', '-j', str(jobs), '-o', out,
                *(what or ['--all'])]

    def files(self):
        """What `out` holds."""
        return sorted((self.top / 'out').glob('*/*/*.pdf'))

    def pages(self):
        """Issue directory -> number of pages, from the built PDFs."""
        return {path.parent.name: page_count(path) for path in self.files()
                if path.name.startswith('cong-bao')}


def page_count(path):
    said = subprocess.run(['pdfinfo', path], capture_output=True, check=True)
    return int(re.search(rb'Pages:\s+(\d+)', said.stdout)[1])


def streams_of(path):
    """The inflated streams of a PDF file."""
    data = path.read_bytes()
    for match in re.finditer(rb'stream\r?\n', data):
        try:
            yield zlib.decompressobj().decompress(data[match.end():])
        except zlib.error:
            pass


def floor_list(gazette, issues, pdfs, work):
    """Writes the floor's work for these PDF files; returns the list's path."""
    work.mkdir()
    lines = []
    for issue in issues:
        lines += ['parse %s' % path for path in
                  sorted((gazette.top / issue).glob('*.md'))]
    count = 0
    for pdf in pdfs:
        plain = subprocess.run(
            ['qpdf', '--qdf', '--object-streams=disable', pdf, '-'],
            capture_output=True, check=False).stdout
        names = re.findall(
            rb'/BaseFont /([\w+\-]+)[^>]*?/ToUnicode (\d+) 0 R', plain, re.S)
        for name, number in names:
            match = re.search(rb'\n%s 0 obj\n.*?stream\n(.*?)endstream'
                              % number, plain, re.S)
            characters = bytes.fromhex(''.join(
                value.decode() for value in re.findall(
                    rb'<[0-9A-Fa-f]{4}>\s*<([0-9A-Fa-f]+)>', match[1])))
            file = work / ('characters-%d' % count)
            file.write_text(characters.decode('utf-16-be', 'ignore'),
                            encoding='utf-8')
            lines.append('subset %s %s' % (font_file(name.decode()), file))
            count += 1
        for stream in streams_of(pdf):
            if b' Tf' in stream and b'BT' in stream:
                file = work / ('content-%d' % count)
                file.write_bytes(stream)
                lines.append('deflate %s' % file)
                count += 1
    path = work / 'list'
    path.write_text('\n'.join(lines) + '\n', encoding='utf-8')
    return path


def font_file(name):
    name = name.split('+')[-1]
    if name == 'LiberationSerif':
        name += '-Regular'
    for folder in ('liberation2', 'liberation', 'freefont'):
        path = '%s/%s/%s.ttf' % (FONTS, folder, name)
        if os.path.exists(path):
            return path
    raise SystemExit('no file for the face ' + name)


def table(title, head, rows):
    print('\n%s\n' % title)
    rows = [head] + [[str(cell) for cell in row] for row in rows]
    widths = [max(len(row[i]) for row in rows) for i in range(len(head))]
    for i, row in enumerate(rows):
        print('  ' + '  '.join(
            cell.ljust(width) if j == 0 else cell.rjust(width)
            for j, (cell, width) in enumerate(zip(row, widths))).rstrip())
        if i == 0:
            print('  ' + '  '.join('-' * width for width in widths))


def seconds(value):
    return '%.3f' % value


def ratio(a, b):
    return '%.2f' % (a / b) if b else '-'


def nearest(pages, wanted):
    return min(pages, key=lambda name: abs(pages[name] - wanted))


def seconds_alone(gazette, probe):
    """CPU seconds from Markdown to the PDFs of the issues, by probe.c."""
    said = subprocess.run([probe, 'time', *gazette.issues()], cwd=gazette.top,
                          check=True, capture_output=True, text=True).stdout
    return sum(sum(map(float, line.split()[1:]))
               for line in said.splitlines())


def year_tables(gazette, floor, probe, runs, work):
    program_runs = max(runs, 5)
    pages = gazette.pages()
    files = gazette.files()
    issue_files = [path for path in files if path.name.startswith('cong-bao')]
    total = sum(pages.values())
    size = sum(path.stat().st_size for path in issue_files)
    jobs, names = {}, []
    for wanted in (4, 57, 200):
        slug = nearest(pages, wanted)
        name = 'issue of %d pages' % pages[slug]
        issue = 'issues/%d/%04d' % (year.YEAR, int(slug[3:]))
        pdfs = [path for path in files if path.parent.name == slug]
        listed = floor_list(gazette, [issue], pdfs, work / slug)
        names.append((name, pages[slug]))
        jobs[name] = (gazette.build(issue), gazette.top, None)
        jobs['floor of ' + name] = ([floor, str(listed)], gazette.top, None)
    listed = floor_list(gazette, gazette.issues(), files, work / 'floor')
    year_name = 'the year, %d documents' % len(
        [path for path in files if path not in issue_files])
    names.append((year_name, total))
    jobs[year_name] = (gazette.build(), gazette.top, None)
    jobs['floor of ' + year_name] = ([floor, str(listed)], gazette.top, None)
    jobs['-j 2'] = (gazette.build(jobs=2), gazette.top, None)
    listed = floor_list(gazette, gazette.issues(), issue_files, work / 'alone')
    jobs['floor alone'] = ([floor, str(listed)], gazette.top, None)
    costs = measure(program_runs, jobs)
    table('What a build costs (CPU seconds; issue and single PDFs, manifests, '
          'readers\' pages)', ['', 'pages', 'CPU', 'wall', 'peak kB', 'floor',
                               'ratio'],
          [[name, count, seconds(costs[name].cpu), seconds(costs[name].wall),
            int(costs[name].memory), seconds(costs['floor of ' + name].cpu),
            ratio(costs[name].cpu, costs['floor of ' + name].cpu)]
           for name, count in names])
    print('\n  two jobs: %s s of wall time, %s times one' % (
        seconds(costs['-j 2'].wall),
        ratio(costs[year_name].wall, costs['-j 2'].wall)))
    print('  the issues\' PDFs: %d pages, %d bytes, %.2f kB a page' % (
        total, size, size / total / 1000))
    alone = statistics.median(
        seconds_alone(gazette, probe) for _ in range(program_runs))
    print('  these alone, read, typeset and printed in one process: %s s, '
          '%s times their floor' % (
              seconds(alone), ratio(alone, costs['floor alone'].cpu)))
    return costs[year_name]


def rebuild_table(gazette, full, runs):
    victim = sorted(gazette.top.glob('issues/*/0045/*.md'))[0]
    text = victim.read_text(encoding='utf-8')
    step = [0]

    def change():
        step[0] += 1
        victim.write_text(text.replace(
            'Ban hành', 'Ban hành lần %d' % step[0], 1), encoding='utf-8')

    again = gazette.build(out='out')
    costs = measure(runs, {'nothing changed': (again, gazette.top, None)})
    costs.update(measure(runs, {
        'one document changed': (again, gazette.top, change)}))
    victim.write_text(text, encoding='utf-8')
    table('Built again', ['', 'CPU', 'wall', 'of a full build'],
          [[name, seconds(cost.cpu), seconds(cost.wall),
            ratio(cost.cpu, full.cpu)] for name, cost in costs.items()])


def grow(name, sizes, make, program, runs, work):
    """CPU a unit as the work grows; ratio 1.00 is linear."""
    jobs = {}
    for size in sizes:
        gazette = make(work / ('%s-%d' % (name, size)), size)
        jobs[size] = (gazette.build(), gazette.top, None)
    costs = measure(runs, jobs)
    base = costs[sizes[0]].cpu / sizes[0]
    return [[name, size, seconds(costs[size].cpu), int(costs[size].memory),
             ratio(costs[size].cpu / size, base)] for size in sizes]


def growth_table(program, runs, work):
    sizes = (1, 4, 16, 64)

    def bulk(top, body):
        gazette = Gazette(top, program)
        issue = gazette.top / 'issues' / str(year.YEAR) / '0001'
        issue.mkdir(parents=True)
        (issue / 'issue.yaml').write_text('date: %d-03-01\n' % year.YEAR)
        for name, text in body:
            (issue / name).write_text(text, encoding='utf-8')
        return gazette

    writer_clauses = year.clauses()

    def decision(number, fill):
        writer = year.Writer(writer_clauses, number)
        writer.draw.pages = lambda: 1.0
        day = year.datetime.date(year.YEAR, 2, 20)
        lines = writer.decision(number, day, '%d/QĐ-UBND' % number)
        lines = lines.split('\n')
        fill(writer, lines)
        return '\n'.join(lines)

    def pages(top, size):
        return bulk(top, [('a.md', decision(
            1, lambda writer, lines: writer.regulation(8 * size, lines)))])

    def rows(top, size):
        def fill(writer, lines):
            lines += ['# PHỤ LỤC II', '', '**DANH MỤC**', '']
            writer.table(100 * size, lines)
        return bulk(top, [('a.md', decision(1, fill))])

    def documents(top, size):
        return bulk(top, [('%04d.md' % n, decision(
            n, lambda writer, lines: None)) for n in range(1, 4 * size + 1)])

    def issues(top, size):
        gazette = Gazette(top, program, 2 * size, 8 * size)
        gazette.number()
        return gazette

    rows_of_table = []
    for name, make in (('pages × 8', pages), ('rows × 100', rows),
                       ('documents × 4', documents), ('issues × 2', issues)):
        rows_of_table += grow(name, sizes, make, program, runs, work)
    table('Growth', ['', 'times', 'CPU', 'peak kB', 'CPU a unit'],
          rows_of_table)


# What a row adds up: what these functions and all that they call cost, without
# what these cost within them.
SHARES = [('read', ['issue_load'], []),
          ('typeset', ['edition_set'], []),
          ('print', ['pdf_print'], []),
          ('site', ['readers_note', 'readers_derive'], []),
          ('publish', ['build_write', 'lists_write'], ['pdf_print']),
          ('begin: profile, faces', ['office_begin', 'office_open_faces'],
           []),
          ('load: libraries', ['PROGRAM TOTALS'], ['main'])]
DIGESTS = 'nettle_sha256_update'


def inclusive_costs(issue, gazette, work):
    """Function -> instructions, its own and those of what it calls."""
    out = work / 'callgrind'
    subprocess.run(['valgrind', '--tool=callgrind',
                    '--callgrind-out-file=%s' % out,
                    *gazette.build(issue, out='shares')], cwd=gazette.top,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                   check=True)
    said = subprocess.run(['callgrind_annotate', '--inclusive=yes',
                           '--threshold=100', out], capture_output=True,
                          text=True, check=True).stdout
    costs = {}
    for count, name in re.findall(
            r'^ *([\d,]+) \([^)]*\)\s+(?:\S*:)?([^\[\n]*[^\[\s])', said, re.M):
        costs.setdefault(name, int(count.replace(',', '')))
    return costs


def shares_table(gazette, work):
    if not shutil.which('valgrind'):
        print('\n  (valgrind is not installed: no shares by stage)')
        return
    issue = gazette.issues()[0]
    costs = inclusive_costs(issue, gazette, work)
    total = costs['PROGRAM TOTALS']
    rows = [[name, sum(costs[each] for each in adds) -
             sum(costs[each] for each in takes)]
            for name, adds, takes in SHARES]
    rows.append(['all', total])
    rows.append(['of these, digests', costs[DIGESTS]])
    table('Instructions of %s by stage (digests: valgrind\'s processor has no '
          'instructions for them)' % issue, ['', 'instructions', 'share'],
          [[name, count, '%.1f %%' % (100 * count / total)]
           for name, count in rows])


def peer_table(gazette, floor, runs, work):
    found = peers.installed()
    if not found:
        print('\n  (no other typesetter is installed)')
        return
    pages = gazette.pages()
    slug = nearest(pages, 57)
    issue = 'issues/%d/%04d' % (year.YEAR, int(slug[3:]))
    alone = 'congbao, its PDF alone'
    pdf = next(path for path in gazette.files() if path.parent.name == slug
               and path.name.startswith('cong-bao'))
    listed = floor_list(gazette, [issue], [pdf], work / 'floor')
    jobs = {'congbao': (gazette.build(issue), gazette.top, None),
            alone: (gazette.build('--pdf', issue), gazette.top, None),
            'floor of its PDF': ([floor, str(listed)], gazette.top, None)}
    own = list(jobs)
    for name, _, convert, ending, command in found:
        folder = work / re.sub(r'\W', '', name)
        folder.mkdir()
        source = folder / 'issue'
        (folder / ('issue' + ending)).write_text(
            convert(gazette.top / issue), encoding='utf-8')
        jobs[name] = (command.format(source=source, out=source, dir=folder),
                      folder, None)
    costs = measure(runs, jobs)
    rows = []
    for name, cost in costs.items():
        folder = work / re.sub(r'\W', '', name)
        made = folder / 'issue.pdf'
        if name in own:
            made = pdf
        # A program may be there without what it needs for a PDF.
        if not made.exists() or made.stat().st_size == 0:
            rows.append([name, 'failed'] + 5 * [''])
            continue
        count = page_count(made)
        rows.append([name, count, seconds(cost.cpu), int(cost.memory),
                     '%.1f' % (made.stat().st_size / count / 1000),
                     ratio(cost.cpu, costs['congbao'].cpu),
                     ratio(cost.cpu, costs[alone].cpu)])
    table('The same issue by others, whole processes (congbao: with its single '
          'PDFs and the site, or by build --pdf)',
          ['', 'pages', 'CPU', 'peak kB', 'kB a page', 'times congbao',
           'times its PDF'], rows)


def check_table(gazette, program, runs):
    """What an editor waits for when a decision is saved."""
    issue = gazette.issues()[0]
    decision = min((gazette.top / issue).glob('*.md'))
    nothing = 'the program\'s start (--version)'
    jobs = {nothing: [program, '--version'],
            'check of a decision': [program, 'check', str(decision)],
            'check of its issue': [program, 'check', '-j', '1', issue]}
    costs = measure(runs, {name: (command, gazette.top, None)
                           for name, command in jobs.items()})
    table('Checking what was saved (archive.py: as the archive grows)',
          ['', 'CPU', 'wall', 'times the start'],
          [[name, '%.4f' % cost.cpu, '%.4f' % cost.wall,
            ratio(cost.cpu, costs[nothing].cpu)]
           for name, cost in costs.items()])


def main(build, runs='5'):
    runs = int(runs)
    sys.stdout.reconfigure(line_buffering=True)
    build = pathlib.Path(build).resolve()
    program, floor = str(build / 'congbao'), str(build / 'floor')
    Cost.meter = str(build / 'cost')
    with tempfile.TemporaryDirectory() as top:
        work = pathlib.Path(top)
        gazette = Gazette(work / 'year', program, '90', '732')
        gazette.number()
        run(gazette.build(jobs=2, out='out'), gazette.top)
        full = year_tables(gazette, floor, str(build / 'probe'), runs, work)
        rebuild_table(gazette, full, runs)
        shares_table(gazette, work)
        (work / 'growth').mkdir()
        growth_table(program, min(runs, 5), work / 'growth')
        (work / 'peers').mkdir()
        peer_table(gazette, floor, runs, work / 'peers')
        check_table(gazette, program, 3 * runs)


if __name__ == '__main__':
    main(*sys.argv[1:])
