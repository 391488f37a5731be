"""papers.py: what the papers name is there, and what is there they name.

The manual has every command, option, environment variable, key of decisions,
of issues, of the profile and of the faces; a section that it refers to is on
the same page. The functions, structs, files and targets of make that README.md
and pipeline/README.md name between ` and ` are there; so are the commands and options
that examples of diagnostics have.
"""
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parent.parent
ROOMS = ROOT / 'pipeline'
PAGES = {number: (ROOMS / ('congbao.%s' % number)).read_text(encoding='utf-8')
         for number in '157'}
# Tables of fields, and the page that explains their keys.
KEYS = {'read/decision_load.c': '5', 'read/profile.c': '5',
        'read/signature_settings.c': '5', 'read/fonts.c': '5',
        'number/issue_load.c': '5', 'portal/api_profile.c': '7'}


def source(path):
    return (ROOMS / path).read_text(encoding='utf-8')


def marked(page, macro):
    """Words that stand after a macro, in the page's text or in its lists."""
    words = set()
    for line in re.findall(r'^\..*\b%s .*$' % macro, PAGES[page], re.M):
        words.update(re.findall(r'[A-Za-z_][\w-]*', line))
    return words


def tell(page, what, names, known):
    for name in sorted(set(names) - known):
        print('pipeline/congbao.%s: says nothing of the %s %s' % (
            page, what, name))


def check_manual():
    tell('1', 'command', re.findall(r'^    \{"([a-z]+)",', source('congbao.c'),
                                    re.M), marked('1', 'Cm'))
    tell('1', 'option', re.findall(r'\{"([a-z-]+)", [\w\']+, (?:true|false)',
                                   source('commands/options.c')),
         marked('1', 'Fl'))
    tell('7', 'variable', (name for path in ROOMS.rglob('*.c') for name in
                           re.findall(r'"(CONGBAO_[A-Z0-9_]+)"',
                                      path.read_text(encoding='utf-8'))),
         marked('7', 'Ev') | marked('1', 'Ev'))
    for path, page in KEYS.items():
        keys = re.findall(r'\{"([a-z0-9_]+)", FIELD_', source(path))
        if not keys:
            print('tests/papers.py: %s has no table of fields' % path)
        tell(page, 'key', keys, marked(page, 'Li'))
    for page, text in PAGES.items():
        sections = set(re.findall(r'^\.S[hs] (.*)', text, re.M))
        for name in re.findall(r'^\.(?:.* )?Sx ([A-Z][A-Za-z ]*[A-Za-z])',
                               text, re.M):
            if name not in sections:
                print('pipeline/congbao.%s: has no section %s' % (page, name))


def check_examples():
    table = source('base/diag_code.def')
    for command, rest in re.findall(r'"congbao ([a-z]+)(.*?)(?:\\n)?"', table):
        if command not in marked('1', 'Cm'):
            print('diag_code.def: there is no congbao %s' % command)
        for option in re.findall(r'--([a-z-]+)', rest):
            if option not in marked('1', 'Fl'):
                print('diag_code.def: congbao %s has no --%s' % (
                    command, option))


def is_there(path):
    """From the rooms' directory, or from the top, or the program makes it."""
    if path.startswith('issues/'):
        return True
    pattern = path.replace('NAME', '*').rstrip('/')
    return any(list(base.glob(pattern)) for base in (ROOMS, ROOT))


def check_readme(path):
    text = (ROOT / path).read_text(encoding='utf-8')
    code = ''.join(file.read_text(encoding='utf-8')
                   for tree in (ROOMS, ROOT / 'tests')
                   for file in sorted(tree.rglob('*.[ch]')))
    made = (ROOT / 'Makefile').read_text(encoding='utf-8')
    for words in re.findall(r'`([^`]+)`', re.sub('```.*?```', '', text,
                                                 flags=re.S)):
        for name in re.findall(r'\b([a-z_]+)\(\)', words):
            if not re.search(r'^(?:[a-z].* \**)?%s\(' % name, code, re.M):
                print('%s: there is no function %s()' % (path, name))
        for name in re.findall(r'\bstruct (\w+)', words):
            if not re.search(r'\bstruct %s \{' % name, code):
                print('%s: there is no struct %s' % (path, name))
        for name in re.findall(r'^make ([a-z-]+)', words):
            if not re.search(r'^%s\b.*:' % name, made, re.M):
                print('%s: there is no make %s' % (path, name))
        if re.fullmatch(r'\.?[\w.-]+(?:/[\w.-]*)+|[\w-]+\.(?:[chS157]|def|py)',
                        words) and not is_there(words):
            print('%s: there is no %s' % (path, words))


check_manual()
check_examples()
check_readme('pipeline/README.md')
check_readme('README.md')
