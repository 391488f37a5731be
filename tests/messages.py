"""messages.py: is every message of the program there in Vietnamese?

Says which messages of the sources the catalogue lacks or leaves in English,
which of its own are gone, and which do not use the terms of the glossary,
pipeline/messages/glossary.tsv: an English term, as a regular expression, a tab,
and what may stand for it in Vietnamese, separated by |. Then the printed texts
that are not marked for translation.
"""
import gettext
import pathlib
import re
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
MESSAGES = ROOT / 'pipeline' / 'messages'
CATALOGUE = MESSAGES / 'vi.po'
# What is no word: places for words, what is quoted, names of options, files and
# keys, the program's own with its command, and the name of a failed call.
NO_WORD = re.compile(r'%[-+ 0#]*[\d.*$]*(?:ll|[hlzj])?[a-zA-Z%]|`[^`]*`|“[^”]*”|'
                     r'--[a-z-]+|[\w/.:<>-]*[/<>][\w/.<>-]*|[A-Z_]{3,}|'
                     r'\w+=|\bcongbao( [a-z]+)?\b|\w+(?:\|\w+)+|'
                     r'\w+\.[a-z]{2,4}\b|^\w+: %s$')
PRINTED = re.compile(r'\b(?:f?printf|fputs|puts)\s*\(\s*(?:(?:stderr|stdout|out),'
                     r'\s*)?"((?:[^"\\]|\\.)*)"')
REPORTED = re.compile(r'\b(?:diag|finding)_(?:error|warning|note|failure)(?:_at)?'
                      r'\s*\([^;"]*"((?:[^"\\]|\\.)*)"')
# Scripts and dumps: their words are names.
UNTRANSLATED = re.compile(r'completions|_dump|schema|tree_|plan_write')


def messages(command):
    """Original -> translation, of what a command of gettext's writes."""
    with tempfile.TemporaryDirectory() as work:
        made = pathlib.Path(work, 'made.mo')
        said = subprocess.run(['sh', '-c', command + ' | msgfmt -o "$0" -', made],
                              cwd=ROOT, capture_output=True, text=True)
        if said.returncode:
            print(said.stderr)
        with open(made, 'rb') as file:
            found = gettext.GNUTranslations(file)._catalog
    return {key[0] if isinstance(key, tuple) else key: value
            for key, value in found.items() if key}


def glossary():
    path = MESSAGES / 'glossary.tsv'
    for line in path.read_text(encoding='utf-8').splitlines():
        if line and not line.startswith('#'):
            english, vietnamese = line.split('\t')
            yield (re.compile(r'\b(?:%s)\b' % english, re.I),
                   [word.strip() for word in vietnamese.split('|')])


def words_of(text):
    return NO_WORD.sub(' ', text)


def check_terms(english, vietnamese):
    for term, wanted in glossary():
        found = term.search(words_of(english))
        if found and not any(word.lower() in vietnamese.lower()
                             for word in wanted):
            yield '“%s” is %s, in “%s” for “%s”' % (
                found.group(), ' or '.join(wanted), vietnamese, english)


def wanted_messages():
    # The template does not say how many plurals there are.
    return messages("pipeline/messages/extract.sh | "
                    "sed '/^\"Plural-Forms:/d' | msgen -")


def check_catalogue(wanted):
    found = messages('msgattrib --no-fuzzy --no-obsolete %s' % CATALOGUE)
    for english in wanted:
        if english not in found:
            yield 'not translated: “%s”' % english
        elif (re.search('[a-z]{3}', words_of(english)) and
              found[english] == english):
            yield 'left in English: “%s”' % english
    for english, vietnamese in found.items():
        if english not in wanted:
            yield 'no message of the program any more: “%s”' % english
        yield from check_terms(english, vietnamese)


def check_printed(path):
    text = path.read_text(encoding='utf-8')
    for found in PRINTED.finditer(text):
        if re.search('[a-zà-ỹ]{3}', words_of(found.group(1)), re.I):
            yield '%s:%d: printed, and not marked with _(): “%s”' % (
                path.relative_to(ROOT),
                text.count('\n', 0, found.start()) + 1, found.group(1))


def check_reported(path, wanted):
    """xgettext miscounts arguments where one is a compound literal."""
    text = path.read_text(encoding='utf-8')
    for found in REPORTED.finditer(text):
        start = re.sub(r'\\(["\\])', r'\1', found.group(1))
        if ' ' in start and not any(each.startswith(start) for each in wanted):
            yield '%s:%d: reported, and not found by extract.sh: “%s”' % (
                path.relative_to(ROOT),
                text.count('\n', 0, found.start()) + 1, start)


def main():
    wanted = wanted_messages()
    for line in check_catalogue(wanted):
        print('%s: %s' % (CATALOGUE.relative_to(ROOT), line))
    for path in sorted((ROOT / 'pipeline').rglob('*.c')):
        for line in check_reported(path, wanted):
            print(line)
        if not UNTRANSLATED.search(path.name):
            for line in check_printed(path):
                print(line)


main()
