"""manual.py PROGRAM MANUAL [--accept]: the manual's diagnostics are the program's.

The list at the end of DIAGNOSTICS is made of what `congbao explain` knows.
Shows how the manual's differs; with --accept it is put into the manual.
"""
import difflib
import json
import re
import subprocess
import sys

BEGIN = '.\\" What follows is written by make accept.\n'
END = '.\\" So far.\n'


def literal(words):
    words = words.replace('\\', '\\e').replace('"', '\\(dq')
    words = words.replace('`', '\\(ga').replace('-', '\\-')
    return '.Li "\\&%s"' % words


def sentences(text):
    """Each on its lines; words between ` and ` on a line of their own."""
    for sentence in re.split(r'(?<=[.?!]) (?=[A-Z`<“])', text):
        parts = re.split(r'`([^`]+)`', sentence)
        for place, part in enumerate(parts):
            if place % 2:
                after = re.match(r'[.,:;)]*', parts[place + 1]).group()
                parts[place + 1] = parts[place + 1][len(after):]
                yield ' '.join([literal(part)] + list(after))
            elif part.strip():
                yield part.strip()


def listed(program):
    said = subprocess.run([program, 'explain', '--format=json'], check=True,
                          stdout=subprocess.PIPE).stdout.decode()
    yield '.Bl -tag -width Ds'
    for line in said.splitlines():
        row = json.loads(line)
        yield '.It Cm %s Pq %s' % (row['code'], ' or '.join(row['severities']))
        yield from sentences(row['meaning'])
        yield from sentences(row['remedy'])
    yield '.El'


def main():
    program, manual = sys.argv[1:3]
    with open(manual, encoding='utf-8') as file:
        text = file.read()
    before, rest = text.split(BEGIN)
    found, after = rest.split(END)
    wanted = ''.join(line + '\n' for line in listed(program))
    if '--accept' in sys.argv[3:]:
        with open(manual, 'w', encoding='utf-8') as file:
            file.write(before + BEGIN + wanted + END + after)
        return 0
    sys.stdout.writelines(difflib.unified_diff(
        found.splitlines(True), wanted.splitlines(True), manual,
        'congbao explain'))
    return found != wanted


sys.exit(main())
