"""run.py BUILD [DIRECTORY…]: import on real Word files, and on what LibreOffice
makes of exports.

A directory may have the profile of its gazette, gazette.yaml; otherwise one is
made with the authorities that its files name. Without a directory, the files
are those that CONGBAO_WORD_FILES names (../shared/word unless it is set), where
there are such. Prints a line a file, the totals, and the count of what passed:
that a file is imported with every character, or refused for a reason that its
text gives.
"""
import collections
import json
import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path += [str(HERE), str(HERE.parent)]
import authorities  # noqa: E402
import sample_gazette  # noqa: E402

ROOT = HERE.parent.parent
ENDINGS = ('.docx', '.doc', '.odt', '.rtf', '.docm')
OLD = ('.doc', '.odt', '.rtf')
# A file that is refused with one of these was not read as Word shows it, or
# the process failed; one that is refused with another has what it says.
OURS = re.compile(r'word-(lost|added|moved|proof|process|unproved|letters)')
passed = failed = 0


def tell(good, name, words=''):
    global passed, failed
    passed += good
    failed += not good
    print(('ok     ' if good else 'not ok ') + name + (
        ': ' + words if words else ''), flush=True)


def said(program, root, *arguments):
    """Exit status, standard output, diagnostics and CPU seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run([program, *arguments], cwd=root,
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    entries = []
    for line in run.stderr.decode().splitlines():
        try:
            entries.append(json.loads(line))
        except ValueError:
            entries.append({'severity': 'failure', 'code': 'failure',
                            'message': line})
    return (run.returncode, run.stdout.decode(), entries,
            after.ru_utime + after.ru_stime -
            before.ru_utime - before.ru_stime)


def errors(entries):
    return [entry['code'] for entry in entries
            if entry['severity'] in ('error', 'failure')]


def counted(codes):
    return ', '.join('%s%s' % (code, '' if count == 1 else ' ×%d' % count)
                     for code, count in collections.Counter(codes).items())


def value_of(text, key):
    found = re.search(r'^%s:[ \t]*(.*)$' % key, text, re.M)
    return found.group(1).strip() if found else ''


class Reach:
    """What the table of the closing note says, for an ending."""

    def __init__(self):
        self.files = self.imported = self.signed = self.checked = 0
        self.clean = self.characters = self.left_out = self.edits = 0
        self.unproved = self.unread = 0


class Gazette:
    """A gazette in a temporary directory, for the files of a directory."""

    def __init__(self, program, root, text):
        self.program, self.root = program, root
        (root / 'issues').mkdir(parents=True)
        (root / 'issues/gazette.yaml').write_text(text, encoding='utf-8')
        sample_gazette.fonts(root)
        self.count = 0
        self.authority = value_of(text, ' *- name').strip('"')

    def take(self, path, *options):
        """Imports into an issue of its own; its directory, and what was said."""
        self.count += 1
        issue = self.root / 'issues/2026' / ('%03d-thu' % self.count)
        return issue, said(self.program, self.root, 'import', '--format=json',
                           *options, str(issue), str(path))

    def take_filled(self, path, *options):
        """As take, with number and date if the file has none."""
        issue, first = self.take(path, *options)
        made = list(issue.glob('*.md')) if issue.is_dir() else []
        if not made:
            return issue, first
        text = made[0].read_text(encoding='utf-8')
        more = []
        if not re.match(r'\d', value_of(text, 'number')):
            more += ['--number', str(200 + self.count)]
        if not re.match(r'\d{4}-\d\d-\d\d$', value_of(text, 'date')):
            # Year and month are printed in many files, and the day in few.
            known = re.match(r'(\d{4})(-\d\d)?', value_of(text, 'date'))
            month = (known.group(1) + (known.group(2) or '-06')
                     if known else '2026-06')
            more += ['--date', month + '-15', '--received', month + '-16']
        if not more:
            return issue, first
        shutil.rmtree(issue)
        return self.take(path, *options, *more)

    def checked(self, issue):
        """The errors of check, the authority given."""
        for path in issue.glob('*.md'):
            text = path.read_text(encoding='utf-8')
            if not value_of(text, 'authority'):
                text = re.sub(r'^authority:.*\n', '', text, flags=re.M)
                text = text.replace('---\n', '---\nauthority: %s\n' %
                                    self.authority, 1)
                path.write_text(text, encoding='utf-8')
        return errors(said(self.program, self.root, 'check', '--format=json',
                           str(issue))[2])


def look(gazette, path, reach):
    """Imports a file, checks the decision, and adds it to the totals."""
    start = time.monotonic()
    issue, (status, out, entries, cpu) = gazette.take_filled(path)
    codes = errors(entries)
    tracked = status == 1 and set(codes) == {'word-tracked'}
    if tracked:
        issue, (status, out, entries, cpu) = gazette.take_filled(
            path, '--accept-changes')
        codes = errors(entries)
    reach.files += 1
    ours = [code for code in codes if OURS.match(code)]
    reach.unproved += bool(ours)
    if status != 0:
        reach.unread += 1
        nothing = not issue.exists() or not os.listdir(issue)
        tell(status == 1 and not ours and bool(codes) and nothing, path.name,
             'refused, %s' % counted(codes))
        return
    numbers = [int(word.replace(',', '')) for word in re.findall(
        r'\b\d[\d,]*(?= characters| in the| in prop| left)', out)]
    shown, left_out = numbers[0], numbers[-1]
    mistakes = gazette.checked(issue)
    text = next(issue.glob('*.md')).read_text(encoding='utf-8')
    shutil.rmtree(issue)
    signed = bool(re.search(r'^  name: *\S', text, re.M))
    edits = len(mistakes) + sum(
        entry['code'] in ('word-blank', 'word-title', 'word-type')
        for entry in entries)
    reach.imported += 1
    reach.signed += signed
    reach.checked += signed and not mistakes
    reach.clean += not edits
    reach.edits += edits
    reach.characters += shown
    reach.left_out += left_out
    tell(sum(numbers[1:]) >= shown, path.name,
         '%d characters, %d left out; %s; %d edits; %s%.2f s of CPU%s' % (
             shown, left_out,
             'check passes' if not mistakes else counted(mistakes), edits,
             'changes accepted; ' if tracked else '', cpu,
             '' if time.monotonic() - start < 600 else ' (slow)'))


def print_reach(ending, reach):
    if not reach.files:
        return
    print('%s: %d files, %d imported, %d refused, of them %d unaccounted for; '
          '%d characters, %d left out' % (
              ending, reach.files, reach.imported, reach.unread,
              reach.unproved, reach.characters, reach.left_out))
    print('%s: check passes in %d of %d that have a signer; nothing else to '
          'edit in %d of %d; %.1f edits a file' % (
              ending, reach.checked, reach.signed, reach.clean,
              reach.imported, reach.edits / max(1, reach.imported)))


def real(program, directory, scratch):
    files = sorted(path for path in directory.iterdir()
                   if path.suffix.lower() in ENDINGS)
    labels(program, directory)
    given = directory / 'gazette.yaml'
    if given.exists():
        text = given.read_text(encoding='utf-8')
    else:
        text = authorities.profile_of(
            [path for path in files if path.suffix.lower() == '.docx'] +
            list(converted([path for path in files if path.suffix.lower()
                            in OLD], scratch / 'heads', 'docx')))
    gazette = Gazette(program, scratch / 'real', text)
    reach = collections.defaultdict(Reach)
    for path in files:
        look(gazette, path, reach[path.suffix.lower()])
    for ending in ENDINGS:
        print_reach(ending, reach[ending])
    damages(program, gazette, files, 100)
    left_out = sum(one.left_out for one in reach.values())
    shown = sum(one.characters for one in reach.values())
    tell(left_out * 500 <= shown, 'less than 0.2 % is left out',
         '%d of %d characters' % (left_out, shown))


def converted(paths, directory, ending):
    """What LibreOffice makes of the files."""
    directory.mkdir(parents=True)
    if paths:
        subprocess.run(
            ['soffice', '--headless', '-env:UserInstallation=file://%s' %
             (directory / 'profile'), '--convert-to', ending, '--outdir',
             str(directory), *map(str, paths)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            timeout=1800)
    return sorted(directory.glob('*.' + ending))


def exports(program, scratch):
    """Exports of the samples, as they are and as LibreOffice writes them."""
    root = scratch / 'samples'
    sample_gazette.copy(root)
    sources = sorted(root.glob('issues/*/*/*.md'))
    out = scratch / 'exports'
    for source in sources:
        name = '-'.join(source.relative_to(root / 'issues').parts)
        run = subprocess.run(
            [program, 'export', '-o', str(out / name), str(source)],
            cwd=root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if run.returncode != 0:
            tell(False, 'export of ' + name, run.stdout.decode()[-200:])
    made = []
    for path in sorted(out.glob('*/*.docx')):
        made.append(path.rename(out / (path.parent.name[:-3] + '.docx')))
    gazette = Gazette(program, scratch / 'exported',
                      sample_gazette.PROFILE.read_text(encoding='utf-8'))
    (scratch / 'exported/issues/bieu-tuong.svg').touch()
    reach = collections.defaultdict(Reach)
    damages(program, gazette, made, 50)
    for i, ending in enumerate(('.docx', '.doc', '.odt', '.rtf')):
        # An office has all of them; a third of each is enough here.
        some = made if ending == '.docx' else made[i - 1::3]
        for path in converted(some, scratch / ending[1:], ending[1:]):
            look(gazette, path, reach[ending])
        print_reach(ending, reach[ending])


def other(name, *command):
    """Another program's finding, good where it exits with 0."""
    run = subprocess.run([str(part) for part in command],
                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    lines = run.stdout.decode('utf-8', 'replace').splitlines() or ['']
    if run.returncode:
        print('\n'.join(lines[-40:-1]))
    tell(run.returncode == 0, name, lines[-1])


def labels(program, directory):
    """Labels of lists are those that LibreOffice shows."""
    other('labels of lists', sys.executable, '-B', HERE / 'labels.py', program,
          directory)


def damages(program, gazette, files, count):
    """What is damaged between the two walks is seen."""
    other('damages', pathlib.Path(program).parent / 'tests/word/damage',
          gazette.root / 'issues/gazette.yaml', count,
          *[path for path in files if path.suffix == '.docx'])


def round_trips(program):
    other('round trips of the samples', sys.executable, '-B',
          HERE / 'roundtrip.py', program, *sorted(sample_gazette.ISSUES.glob('*/*/')))
    texts = pathlib.Path(os.environ.get('CONGBAO_REAL_TEXTS',
                                        ROOT.parent / 'shared/real'))
    if texts.is_dir():
        other('round trips of real texts', sys.executable, '-B',
              HERE / 'roundtrip.py', program, '--least', '95', '--real', texts)


def main():
    build = sys.argv[1]
    program = str(pathlib.Path(build, 'congbao').resolve())
    given = pathlib.Path(os.environ.get('CONGBAO_WORD_FILES',
                                        ROOT.parent / 'shared/word'))
    directories = [pathlib.Path(name) for name in sys.argv[2:]] or (
        [given] if given.is_dir() else [])
    with tempfile.TemporaryDirectory() as name:
        scratch = pathlib.Path(name)
        if not sys.argv[2:]:
            exports(program, scratch)
            round_trips(program)
        for i, directory in enumerate(directories):
            print('Word files of %s:' % directory.name)
            real(program, directory.resolve(), scratch / str(i))
    print('%d passed, %d failed' % (passed, failed))
    return 0 if failed == 0 else 1


sys.exit(main())
