"""guide: the guide of the office, as what a reader does, in its order.

What a fenced block is, its info string says:

    sh                   commands of somebody who reads on when they succeeded
    sh mã-thoát=1        the last of them ends with this exit status
    sh mã=a,b            and these codes of diagnostics are among what is said
    sh cửa-sổ            a command that stays in a window of its own: until the
                         section ends, or, with `giữ`, the guide
    text gõ              what is typed when the commands before it ask; ⏎ alone
                         is a mere Enter
    LANGUAGE tệp=PATH    a file to be written
    LANGUAGE thêm=PATH   lines to be added to a file
    LANGUAGE sửa=PATH    lines that replace those with the same keys; the path
                         may be a pattern of one file

Any other block is only looked at.
"""
import collections
import re

FENCE = '```'
WRITTEN = ('tệp', 'thêm', 'sửa')

# section: the number of its heading; kind: sh or one of WRITTEN.
Block = collections.namedtuple('Block', 'section line kind text options typed')


def info_of(line):
    """The language, and options: name to value, or to None."""
    words = line[len(FENCE):].split()
    options = {}
    for word in words[1:]:
        name, is_valued, value = word.partition('=')
        options[name] = value if is_valued else None
    return words[0] if words else '', options


def kind_of(language, options):
    for kind in WRITTEN:
        if kind in options:
            return kind
    return 'sh' if language == 'sh' else None


def fenced(text):
    """(section, line, info, text) of each fenced block."""
    section, begun = None, None
    for number, line in enumerate(text.splitlines(), 1):
        heading = re.match(r'## (\d+)\. ', line)
        if begun is None and heading:
            section = int(heading.group(1))
        elif begun is None and line.startswith(FENCE):
            begun = number, line, []
        elif begun is not None and line == FENCE:
            yield section, begun[0], begun[1], '\n'.join(begun[2]) + '\n'
            begun = None
        elif begun is not None:
            begun[2].append(line)
    if begun is not None:
        raise RuntimeError('line %d: a block without an end' % begun[0])


def read(text):
    blocks = []
    for section, line, info, body in fenced(text):
        language, options = info_of(info)
        kind = kind_of(language, options)
        if 'gõ' in options:
            blocks[-1] = blocks[-1]._replace(typed=[
                '' if each == '⏎' else each for each in body.splitlines()])
        elif kind is not None:
            blocks.append(Block(section, line, kind, body, options, []))
    return blocks
