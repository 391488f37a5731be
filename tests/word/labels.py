"""labels.py CONGBAO DIRECTORY: are the labels of lists those that LibreOffice
shows? Compares every .docx of the directory, paragraph by paragraph, with the
text that LibreOffice makes of it; ends with a count. Needs soffice.
"""
import collections
import glob
import os
import re
import subprocess
import sys
import tempfile

LINE = re.compile(r'^ *\d+ (?:left|centre|right|justify)[^:]*: (.*)$')
LABEL = re.compile(r'^⟦(.*?)⟧ ?')
MARKS = re.compile(r'\[\^(?:foot|end)note-[^\]]*\]|\[picture [^\]]*\]')
# Not compared: white space, and what marks styles in the output of show.
IGNORED = re.compile(r'[\s*^,~_⇥⎘\u00ad\u200b-\u200f\ufeff]')


def plain(text):
    return IGNORED.sub('', MARKS.sub('', text))


def convert(path, directory):
    """The lines of LibreOffice's text."""
    subprocess.run(
        ['soffice', '-env:UserInstallation=file://%s/profile' % directory,
         '--headless', '--convert-to', 'txt:Text (encoded):UTF8', '--outdir',
         directory, path], check=True, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, timeout=300)
    name = os.path.splitext(os.path.basename(path))[0] + '.txt'
    with open(os.path.join(directory, name), encoding='utf-8-sig') as file:
        return [plain(line) for line in file.read().split('\n')]


def paragraphs(congbao, path):
    """Each paragraph's label, and its first line without it."""
    shown = subprocess.run([congbao, 'show', 'word', path],
                           stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                           check=False).stdout.decode()
    for line in shown.split('\n'):
        found = LINE.match(line)
        if not found or ' box' in line.split(':')[0]:
            continue
        text = found.group(1)
        label = LABEL.match(text)
        first = LABEL.sub('', text).split('⏎')[0]
        yield plain(label.group(1)) if label else '', first


def find(lines, label, text):
    """Takes one of the lines; the number of a note may be anywhere in it."""
    wanted = label + plain(text)
    if lines[wanted] == 0 and MARKS.search(text):
        pattern = re.compile(re.escape(label) + '[0-9ivx]*'.join(
            re.escape(plain(part)) for part in MARKS.split(text)))
        wanted = next(filter(pattern.fullmatch, lines), wanted)
    if lines[wanted] == 0 and len(label) == 1 and not label.isalnum():
        wanted = '•' + plain(text)  # its text has no other bullet
    if lines[wanted] == 0:
        return False
    lines[wanted] -= 1
    return True


def compare(congbao, path, directory):
    """How many labels there are, and those that differ."""
    lines = collections.Counter(convert(path, directory))
    count, wrong = 0, []
    for label, text in paragraphs(congbao, path):
        count += label != ''
        short = plain(text)
        if label + short == '' or find(lines, label, text):
            continue
        if label:
            wrong.append('%s | %s' % (label, short[:50]))
        elif any(0 < len(line) - len(short) < 12 and line.endswith(short)
                 for line in lines if lines[line]):
            wrong.append('none | %s' % short[:50])
    return count, wrong


def main():
    congbao, directory = sys.argv[1:3]
    passed = failed = 0
    with tempfile.TemporaryDirectory() as temporary:
        for path in sorted(glob.glob(os.path.join(directory, '*.docx'))):
            count, wrong = compare(congbao, path, temporary)
            for line in wrong:
                print('%s: not so in LibreOffice: %s' % (path, line))
            passed += count - len(wrong)
            failed += len(wrong)
    print('%d passed, %d failed' % (passed, failed))
    return 1 if failed else 0


sys.exit(main())
