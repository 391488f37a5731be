"""languages.py: the manual says the same in English and in Vietnamese.

Each page in pipeline/vi has the sections of the English one in their order, and
in each of them the same commands, options, keys, variables, files and pages, the
same heads of lists, the same code and references to the same sections. Of code,
comments, messages of commits and what commands print may be translated.
"""
import collections
import pathlib
import re

ROOMS = pathlib.Path(__file__).resolve().parent.parent / 'pipeline'
KEPT = {'Cm': 'command or key', 'Fl': 'option', 'Ev': 'variable',
        'Li': 'literal', 'Pa': 'file', 'Xr': 'page'}
MACRO = re.compile(r'[A-Z][a-z]$')
# What make accept writes is in two languages already.
WRITTEN = re.compile(r'^\.\\" What follows is written by make accept\.\n.*?'
                     r'^\.\\" So far\.\n', re.M | re.S)

Section = collections.namedtuple('Section', 'kind name line body')


class Page:
    def __init__(self, path):
        self.path = path
        text = path.read_text(encoding='utf-8')
        self.text = WRITTEN.sub(lambda lost: '\n' * lost[0].count('\n'), text)
        self.sections = []
        for number, line in enumerate(self.text.splitlines(), 1):
            head = re.match(r'\.(S[hs]) (.*)', line)
            if head:
                self.sections.append(Section(*head.groups(), number, []))
            elif self.sections:
                self.sections[-1].body.append(line)

    def place(self, name):
        """Which of the page's sections has this name, or None."""
        names = [section.name for section in self.sections]
        return names.index(name) if name in names else None

    def tell(self, section, words):
        print('pipeline/%s:%d: %s: %s' % (
            self.path.relative_to(ROOMS), section.line, section.name, words))


def tokens(line):
    return [whole or bare for whole, bare in
            re.findall(r'"((?:[^"]|"")*)"|(\S+)', line)]


def plain(word):
    """Without names of what is to be put in, which are translated."""
    return re.sub(r'<[^<>/]+>', '<>', word).lstrip('-') or word


def marked(lines):
    """What stands after the macros of KEPT, each with its macro."""
    found = set()
    for line in lines:
        macro, said = None, []
        for token in tokens(line[1:]) if line.startswith('.') else ():
            if MACRO.match(token):
                macro, said = token, []
            elif macro in KEPT and re.search(r'\w|^[^.,:;()]+$', token):
                said.append(token)
                found.add((macro, ' '.join(said) if macro == 'Xr' else
                           plain(token)))
    return {(macro, words) for macro, words in found
            if macro != 'Xr' or ' ' in words}


def heads(lines):
    """The heads of lists; of those in words, only that there is one."""
    for line in lines:
        if line.startswith('.It'):
            words = marked([line])
            number = re.match(r'\.It (\d+)$', line)
            yield (sorted(words) if words and ' Ta ' not in line else
                   number[1] if number else 'in words')


def blocks(lines):
    block = None
    for line in lines:
        if line.startswith('.Bd'):
            block = []
        elif line == '.Ed':
            yield block
            block = None
        elif block is not None:
            block.append(line)


def code(lines):
    """What of a block is not for people: of a dialogue, the commands."""
    dialogue = any(line.startswith('$ ') for line in lines)
    command = goes_on = False
    for line in lines:
        command = line.startswith('$ ') or (command and goes_on)
        goes_on = line.endswith('\\e')
        words = re.split(r'(?<=\S)  |(?:^| )# ', line.rstrip())[0]
        if not dialogue or command:
            yield re.sub(r'(-m )".*"', r'\1', words)


def capitals(words):
    """The last of them, as far as they are in capitals."""
    first = len(words)
    while first > 0 and words[first - 1].isupper():
        first -= 1
    return words[first:]


def references(page, section, pages):
    """The sections that a section refers to, by page and place."""
    text = '\n'.join(section.body)
    named = [(page, name.strip()) for name in
             re.findall(r'^\.(?:.* )?Sx ((?:[^\W\d_]+ ?)+)', text, re.M)]
    for before, number in re.findall(
            r'(.*) (?:in|trong)\n\.Xr congbao (\d)', text):
        name = ' '.join(capitals(before.split()))
        if name and number in pages:
            named.append((pages[number], name))
    for other, name in named:
        place = other.place(name)
        if place is None:
            page.tell(section, '%s has no section %s' % (
                other.path.relative_to(ROOMS), name))
        yield other.path.name, place


def differ(page, section, what, ours, theirs):
    """English has theirs, in order; ours are to be the same."""
    for place in range(max(len(ours), len(theirs))):
        pair = [words[place] if place < len(words) else 'nothing'
                for words in (ours, theirs)]
        if pair[0] != pair[1]:
            page.tell(section, '%s %d is %s, in English %s' % (
                what, place + 1, *pair))
            return


def compare_sections(pages, english, number, ours, theirs):
    page = pages[number]
    ours_marked, theirs_marked = marked(ours.body), marked(theirs.body)
    for macro, words in sorted(theirs_marked - ours_marked):
        page.tell(ours, 'says nothing of the %s %s' % (KEPT[macro], words))
    for macro, words in sorted(ours_marked - theirs_marked):
        page.tell(ours, 'the %s %s is not in English' % (KEPT[macro], words))
    differ(page, ours, 'item', list(heads(ours.body)),
           list(heads(theirs.body)))
    blocks_ours, blocks_theirs = [
        [list(code(block)) for block in blocks(section.body)]
        for section in (ours, theirs)]
    if len(blocks_ours) != len(blocks_theirs):
        page.tell(ours, 'has %d blocks of code, in English %d' % (
            len(blocks_ours), len(blocks_theirs)))
    for block_ours, block_theirs in zip(blocks_ours, blocks_theirs):
        differ(page, ours, 'line of code', block_ours, block_theirs)
    known = {name: other for name, other in english.items() if name in pages}
    here = set(references(page, ours, pages))
    there = set(references(english[number], theirs, known))
    if here != there:
        page.tell(ours, 'does not refer to the sections that English does')


def compare(pages, english, number):
    page = pages[number]
    ours, theirs = page.sections, english[number].sections
    if [section.kind for section in ours] != [
            section.kind for section in theirs]:
        for place, (one, other) in enumerate(zip(ours, theirs)):
            if one.kind != other.kind or place + 1 == min(
                    len(ours), len(theirs)):
                page.tell(one, 'here the sections part from those of English')
                return
    for one, other in zip(ours, theirs):
        compare_sections(pages, english, number, one, other)
    # groff prints no running head without the name of the first section.
    if '.ds doc-section-name %s\n' % ours[0].name not in page.text:
        page.tell(ours[0], 'groff is not told of this name')


def main():
    english = {path.name[-1]: Page(path)
               for path in ROOMS.glob('congbao.[1-9]')}
    pages = {path.name[-1]: Page(path)
             for path in (ROOMS / 'vi').glob('congbao.[1-9]')}
    for number in sorted(pages):
        compare(pages, english, number)


main()
