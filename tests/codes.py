"""codes.py TABLE SOURCE...: is all of the table of diagnostics made use of?

Says which rows are out of order, are named otherwise than their constants or
are reported by no source, and which calls report a code as what it cannot be.
The compiler sees to the rest: a code that is not in the table is no constant.
"""
import re
import sys

ROW = re.compile(r'^CODE\((\w+), "([a-z0-9-]+)", ([A-Z| ]+),', re.M)
CALL = re.compile(r'\bdiag_(error|warning|note)(?:_at)?\s*\(\s*[^;]*?,\s*'
                  r'CODE_(\w+)', re.S)
# What is read of a record is an error where it cannot be.
ORIGIN = re.compile(r'\bstruct (origin)\b[^;]*?\{[^;{}]*?CODE_(\w+)', re.S)


def main():
    table, sources = sys.argv[1], sys.argv[2:]
    with open(table, encoding='utf-8') as file:
        rows = ROW.findall(file.read())
    severities = {constant: words.split(' | ') for constant, _, words in rows}
    names = [name for _, name, _ in rows]
    used = set()
    for before, name in zip(names, names[1:]):
        if before >= name:
            print('%s: %s does not come after %s' % (table, name, before))
    for constant, name, _ in rows:
        if constant.lower().replace('_', '-') != name:
            print('%s: CODE_%s is called %s' % (table, constant, name))
    for source in sources:
        with open(source, encoding='utf-8') as file:
            text = file.read()
        used.update(re.findall(r'\bCODE_(\w+)', text))
        for call in list(CALL.finditer(text)) + list(ORIGIN.finditer(text)):
            severity, constant = call.groups()
            severity = severity.replace('origin', 'error')
            if severity.upper() not in severities.get(constant, ()):
                print('%s:%d: the table knows %s as no %s' % (
                    source, text.count('\n', 0, call.start()) + 1,
                    constant.lower().replace('_', '-'), severity))
    for constant, name, _ in rows:
        if constant not in used:
            print('%s: nothing reports %s' % (table, name))


main()
