"""codes.py TABLE SOURCE...: is all of the table of diagnostics made use of?

Says which rows are out of order, are named otherwise than their constants or
are reported by no source, and which calls report a code as what it cannot be.
The compiler sees to the rest: a code that is not in the table is no constant.
"""
import re
import sys

ROW = re.compile(r'^CODE\((\w+), "([a-z0-9-]+)", ([A-Z| ]+),', re.M)
CALL = re.compile(r'\b(?:diag|finding)_(error|warning|note)(?:_at)?\s*\('
                  r'\s*[^;]*?,\s*'
                  r'CODE_(\w+)', re.S)
# These report the code that they are given, as an error.
PASSED = re.compile(r'\b(?:struct origin\b[^;]*?\{|(?:parsing_refuse(?:_at)?|'
                    r'portal_(?:refuse|origin)|image_check|verifier_fetch|'
                    r'refuse|wrong)\s*\()[^;{}]*?CODE_(\w+)', re.S)


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
        reported = [(call.start(),) + call.groups()
                    for call in CALL.finditer(text)]
        reported += [(call.start(), 'error', call.group(1))
                     for call in PASSED.finditer(text)]
        for start, severity, constant in reported:
            if severity.upper() not in severities.get(constant, ()):
                print('%s:%d: the table knows %s as no %s' % (
                    source, text.count('\n', 0, start) + 1,
                    constant.lower().replace('_', '-'), severity))
    for constant, name, _ in rows:
        if constant not in used:
            print('%s: nothing reports %s' % (table, name))


main()
