"""schemas.py PROGRAM: do the schemas take what the program takes?

The samples are valid; and each of these changes is refused by the schema and
by the program, or by neither. Prints an "ok" or "not ok" line for each.
"""
import copy
import json
import os
import subprocess
import sys

import jsonschema
import yaml

import sample_gazette

PROGRAM = sys.argv[1]


class Loader(yaml.SafeLoader):
    """YAML 1.2, as editors read it: a date is a text."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in rows
            if tag != 'tag:yaml.org,2002:timestamp']
    for first, rows in yaml.SafeLoader.yaml_implicit_resolvers.items()}


def check(name, holds, why=''):
    print(('ok ' if holds else 'not ok ') + name)
    if not holds:
        print('    ' + why[:2000].replace('\n', '\n    '))


def schema(kind):
    said = subprocess.run([PROGRAM, 'show', 'schema', kind], check=True,
                          stdout=subprocess.PIPE).stdout
    found = json.loads(said)
    jsonschema.Draft7Validator.check_schema(found)
    return jsonschema.Draft7Validator(found)


def mistakes(validator, value):
    """What is wrong by the schema. JSON has texts for keys."""
    value = json.loads(json.dumps(value))
    return '\n'.join('%s: %s' % (list(error.path), error.message)
                     for error in validator.iter_errors(value))


def read(path):
    with open(path, encoding='utf-8') as file:
        text = file.read()
    if path.endswith('.md'):
        text = text.split('---\n')[1]
    return yaml.load(text, Loader)


def samples():
    for place, _, names in sorted(os.walk(sample_gazette.ISSUES)):
        for name in sorted(names):
            path = os.path.join(place, name)
            if name.endswith('.md'):
                yield 'decision', path
            elif name == 'issue.yaml':
                yield 'issue', path
            elif name == 'gazette.yaml':
                yield 'profile', path


DECISION = {
    'number': '12/QĐ-UBND', 'type': 'Quyết định', 'place': 'Giả Định',
    'authority': 'Ủy ban nhân dân tỉnh', 'date': '2025-06-09',
    'title': 'Ban hành nội quy',
    'signer': {'position': 'CHỦ TỊCH', 'name': 'Lê Giả Thiết'},
}

PROFILE = {
    'province': 'tỉnh Giả Định', 'publisher': 'Văn phòng',
    'authorities': [{'name': 'Ủy ban nhân dân tỉnh', 'symbols': 'UBND'}],
}

# A path to a key, and its value; None: without it. Whether it is right is for
# the program to say.
CHANGES = [
    ('decision', 'sgner', 'x'), ('decision', 'signer', None),
    ('decision', 'signer/name', None), ('decision', 'signer', 'Lê Văn A'),
    ('decision', 'title', ''), ('decision', 'title', ['a']),
    ('decision', 'date', '9/6/2025'), ('decision', 'date', 2025),
    ('decision', 'effective', 'signing'), ('decision', 'date', 'signing'),
    ('decision', 'effective', '2025-07-01'), ('decision', 'effective', 'now'),
    ('decision', 'recipients', 'Như Điều 3;'),
    ('decision', 'recipients', ['Như Điều 3;', 'VT']),
    ('decision', 'recipients', {'a': 'b'}),
    ('decision', 'accept', [{'code': 'order-gap', 'line': 3, 'words': 'a'}]),
    ('decision', 'accept', [{'code': 'order-gap', 'line': 0, 'words': 'a'}]),
    ('decision', 'accept', 'order-gap'),
    ('profile', 'provinc', 'x'), ('profile', 'province', None),
    ('profile', 'authorities', None), ('profile', 'phone', '0200'),
    ('profile', 'phone', 2000), ('profile', 'authorities/0/name', None),
    ('profile', 'authorities/0/symbol', 'UBND'),
    ('profile', 'masthead', 'TỈNH GIẢ ĐỊNH'), ('profile', 'masthead', {}),
    ('profile', 'plan', {2025: 3}), ('profile', 'plan', {25: 3}),
    ('profile', 'plan', {2025: -3}), ('profile', 'plan', {2025: 100001}),
    ('profile', 'plan', 60),
    ('profile', 'look', {'size': '14pt'}), ('profile', 'look', {'size': 14}),
    ('profile', 'look', {'size': '14 pt'}), ('profile', 'look', {'size': '1cm'}),
    ('profile', 'look', {'indent': '12.5mm'}),
    ('profile', 'look', {'leading': 130}), ('profile', 'look', {'leading': 9}),
    ('profile', 'look', {'leading': '130%'}),
    ('profile', 'look', {'head_rule': False}),
    ('profile', 'look', {'head_rule': 'no'}),
    ('profile', 'numbering', {'digits': 4}),
    ('profile', 'numbering', {'digits': 5}),
    ('profile', 'signature', {'required': 'yes'}),
    ('profile', 'signature', {'stamp': 'none'}),
    ('issue', 'date', '2025-06-10'), ('issue', 'date', '10-06-2025'),
    ('issue', 'numbers', 2), ('issue', 'numbers', 0),
    ('issue', 'numbers', 101), ('issue', 'number', 2),
]


def changed(value, path, to):
    value = copy.deepcopy(value)
    inner, keys = value, [int(key) if key.isdigit() else key
                          for key in path.split('/')]
    for key in keys[:-1]:
        inner = inner[key]
    if to is None:
        del inner[keys[-1]]
    else:
        inner[keys[-1]] = to
    return value


def write(path, value, after=''):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    text = yaml.safe_dump(value, allow_unicode=True)
    # A date is not quoted, here as in the office's files.
    for quoted in "'2025-06-09'", "'2025-07-01'", "'2025-06-10'":
        text = text.replace(quoted, quoted[1:-1])
    with open(path, 'w', encoding='utf-8') as file:
        file.write('---\n%s---\n%s' % (text, after) if after else text)


BODY = '\nQUYẾT ĐỊNH:\n\n**Điều 1.** Ban hành nội quy.\n'


def said_by_program(values):
    """The codes for the form of fields, of a gazette with these values."""
    write('issues/gazette.yaml', values['profile'])
    write('issues/2025/01/01.md', values['decision'], BODY)
    write('issues/2025/01/issue.yaml', values['issue'])
    done = subprocess.run([PROGRAM, 'check', '--format=json'], check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    rows = [json.loads(line) for line in done.stderr.splitlines()]
    return [row['message'] for row in rows if row['code'].startswith('field-')]


def main():
    validators = {kind: schema(kind)
                  for kind in ('decision', 'profile', 'issue')}
    wrong = ['%s: %s' % (path, told) for kind, path in samples()
             for told in [mistakes(validators[kind], read(path))] if told]
    check('the samples are valid', not wrong, '\n'.join(wrong))
    right = {'decision': DECISION, 'profile': PROFILE,
             'issue': {'date': '2025-06-10'}}
    check('so is what is changed here', not said_by_program(right) and not any(
        mistakes(validators[kind], value) for kind, value in right.items()))
    for kind, path, to in CHANGES:
        values = dict(right)
        values[kind] = changed(right[kind], path, to)
        program = said_by_program(values)
        told = mistakes(validators[kind], values[kind])
        check('%s, %s: %s is %s by both' % (
            kind, path, to, 'refused' if program else 'taken'),
            bool(program) == bool(told),
            'the program: %s\nthe schema: %s' % (program, told))


main()
