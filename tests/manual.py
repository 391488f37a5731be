"""manual.py PROGRAM MANUAL [--lang=vi] [--accept]: the manual's diagnostics are
the program's.

The list at the end of DIAGNOSTICS is made of what `congbao explain` knows, in
Vietnamese if asked. Shows how the manual's differs; with --accept it is put into
the manual.
"""
import argparse
import difflib
import json
import re
import subprocess
import sys

BEGIN = '.\\" What follows is written by make accept.\n'
END = '.\\" So far.\n'
OR = {None: ' or ', 'vi': ' hoặc '}
SEVERITIES = {'vi': {'error': 'lỗi', 'warning': 'cảnh báo', 'note': 'ghi chú'}}


CAPITALS = ''.join(letter for letter in map(chr, range(0x1f00))
                   if letter.isupper())


def literal(words):
    words = words.replace('\\', '\\e').replace('"', '\\(dq')
    words = words.replace('`', '\\(ga').replace('-', '\\-')
    return '.Li "\\&%s"' % words


def sentences(text):
    """Each on its lines; words between ` and ` on a line of their own."""
    for sentence in re.split(r'(?<=[.?!]) (?=[`<“%s])' % CAPITALS, text):
        parts = re.split(r'`([^`]+)`', sentence)
        for place, part in enumerate(parts):
            if place % 2:
                after = re.match(r'[.,:;)]*', parts[place + 1]).group()
                parts[place + 1] = parts[place + 1][len(after):]
                yield ' '.join([literal(part)] + list(after))
            elif part.strip():
                yield part.strip()


def listed(program, language):
    asked = ['--lang=' + language] if language else []
    said = subprocess.run([program, 'explain', '--format=json'] + asked,
                          check=True, stdout=subprocess.PIPE).stdout.decode()
    called = SEVERITIES.get(language, {})
    yield '.Bl -tag -width Ds'
    for line in said.splitlines():
        row = json.loads(line)
        yield '.It Cm %s Pq %s' % (row['code'], OR[language].join(
            called.get(severity, severity) for severity in row['severities']))
        yield from sentences(row['meaning'])
        yield from sentences(row['remedy'])
    yield '.El'


def main():
    options = argparse.ArgumentParser()
    options.add_argument('program')
    options.add_argument('manual')
    options.add_argument('--lang', choices=sorted(SEVERITIES))
    options.add_argument('--accept', action='store_true')
    given = options.parse_args()
    with open(given.manual, encoding='utf-8') as file:
        text = file.read()
    before, rest = text.split(BEGIN)
    found, after = rest.split(END)
    wanted = ''.join(line + '\n'
                     for line in listed(given.program, given.lang))
    if given.accept:
        with open(given.manual, 'w', encoding='utf-8') as file:
            file.write(before + BEGIN + wanted + END + after)
        return 0
    sys.stdout.writelines(difflib.unified_diff(
        found.splitlines(True), wanted.splitlines(True), given.manual,
        'congbao explain'))
    return found != wanted


sys.exit(main())
