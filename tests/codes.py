"""codes.py FILE...: the codes of diagnostics in C sources, each with a place.

A code is a small word with hyphens in a string, such as "date-order", that is
an argument of a call which reports, or a member of a table of such calls.
"""
import re
import sys

# A call that takes a code: of base/diag.h, and the functions that pass one on.
CALL = re.compile(r'\b(?:diag_(?:error|warning|note)(?:_at)?|refuse(?:_at)?|lost)\s*'
                  r'\(([^;]*)', re.S)
# Words of other tables, and codes of findings that are thrown away.
OTHERS = {'bold-italic', 'dry-run', 'build-manifest', 'build-listing',
          'host-key', 'save-plan', 'us-east-1', 'proxy-authorization'}
CODE = re.compile(r'"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)"')


def codes_of_calls(text):
    """The first string of a diag call is its code, where it is a literal."""
    for call in CALL.finditer(text):
        found = re.search(r'"((?:[^"\\]|\\.)*)"', call.group(1))
        if found and CODE.fullmatch('"%s"' % found.group(1)):
            yield call.start(1) + found.start(1), found.group(1)


def codes_of_tables(path, text):
    """Codes that stand in tables and variables: two words at least. The site
    and the catalog have names of their own in tables: addresses, classes,
    attributes, states."""
    for found in CODE.finditer(text):
        if '-' not in found.group(1):
            continue
        if re.search('/(site|catalog)/', path) and \
                not found.group(1).startswith('site-'):
            continue
        before = text[:found.start()].rstrip()
        if before.endswith(('{', ',', '=', '?', ':', 'return', '(')):
            yield found.start(1), found.group(1)


def main():
    for path in sys.argv[1:]:
        with open(path, encoding='utf-8') as file:
            text = file.read()
        text = re.sub(r'/\*.*?\*/',
                      lambda comment: re.sub(r'[^\n]', ' ', comment.group()),
                      text, flags=re.S)
        seen = set()
        for offset, code in list(codes_of_calls(text)) + \
                list(codes_of_tables(path, text)):
            if code not in seen | OTHERS:
                print(code, '%s:%d' % (path, text.count('\n', 0, offset) + 1))
            seen.add(code)


main()
