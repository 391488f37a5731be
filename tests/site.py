"""site.py CHECK OUTPUT [MORE]: checks a readers' site that was built.

  parse OUTPUT            pages, feeds and XML are well-formed
  links OUTPUT            every internal link and anchor leads somewhere, and
                          no id stands twice on a page
  text OUTPUT             pages and Akoma Ntoso have the letters of the
                          Markdown, all and in their order
  schemas OUTPUT          JSON is as the published schemas say
  digests OUTPUT          the page that checks files knows all that are
                          published, by their digests
  hostile OUTPUT NUMBER TITLE  a title is text in whatever shows it
"""
import base64
import hashlib
import html.parser
import json
import os
import pathlib
import re
import sys
import urllib.parse
import xml.etree.ElementTree

AKN = '{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}'
ATOM = '{http://www.w3.org/2005/Atom}'


def files(top, *endings):
    return sorted(path for path in pathlib.Path(top).rglob('*')
                  if path.is_file() and path.name.endswith(endings))


class Page(html.parser.HTMLParser):
    """Links, ids and the text of a document."""

    VOID = {'br', 'col', 'hr', 'img', 'input', 'link', 'meta'}

    def __init__(self, path):
        super().__init__(convert_charrefs=True)
        self.links, self.ids, self.letters = [], [], []
        self.skip, self.text, self.depth = 0, 0, 0
        self.title, self.elements, self.data = '', [], []
        self.feed(path.read_text(encoding='utf-8'))

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        classes = (attributes.get('class') or '').split()
        if attributes.get('id') is not None:
            self.ids.append(attributes['id'])
        for name in ('href', 'src', 'action'):
            if attributes.get(name) is not None:
                self.links.append(attributes[name])
        self.elements.append(tag)
        if tag in self.VOID:
            return
        self.depth += 1
        if not self.text and tag == 'article' and 'text' in classes:
            self.text = self.depth
        elif self.text and not self.skip and (
                tag in ('header', 'footer') or 'title' in classes):
            self.skip = self.depth

    def handle_endtag(self, tag):
        if tag in self.VOID:
            return
        if self.depth == self.skip:
            self.skip = 0
        if self.depth == self.text:
            self.text = 0
        self.depth -= 1

    def handle_data(self, data):
        self.data.append(data)
        if self.text and not self.skip:
            self.letters.append(data)


def letters(text):
    return ''.join(c for c in text if c.isalnum())


def parse(output):
    for path in files(output, '.html', '.xml', '.atom', '.svg'):
        try:
            xml.etree.ElementTree.parse(path)
        except xml.etree.ElementTree.ParseError as error:
            yield '%s: %s' % (path, error)


def links(output):
    top = pathlib.Path(output).resolve()
    pages = {path.resolve(): Page(path) for path in files(top, '.html')}
    for path, page in pages.items():
        if len(set(page.ids)) != len(page.ids):
            yield '%s: an id stands twice' % path
        for link in page.links:
            url = urllib.parse.urlsplit(link)
            if url.scheme or url.netloc or not link:
                continue
            if link.startswith('/'):  # of the page of what is missing
                target = top / url.path.lstrip('/')
            else:
                target = (path.parent / urllib.parse.unquote(url.path)
                          if url.path else path)
            target = target.resolve()
            if not target.is_file():
                yield '%s: %s is not there' % (path, link)
            elif url.fragment and target in pages and \
                    url.fragment not in pages[target].ids:
                yield '%s: %s has no such anchor' % (path, link)


def markdown_letters(source):
    """The letters below the front matter, the notes, and their marks."""
    body = source.split('\n---\n', 1)[1]
    notes = dict(re.findall(r'^\[\^([^\]]+)\]: (.*)$', body, re.M))
    body = re.sub(r'^\[\^([^\]]+)\]: .*$', '', body, flags=re.M)
    body = re.sub(r'^[ |:-]*-{3,}[ |:-]*$', '', body, flags=re.M)
    body = re.sub(r'^!\[.*\]\(.*\)$', '', body, flags=re.M)
    body = re.sub(r'<!--.*?-->', '', body, flags=re.S)
    body = re.sub(r'^!\[.*\]\([^)]*\)$', '', body, flags=re.M)
    text = re.sub(r'</?(sup|sub|br) ?/?>|<span [^>]*>|</span>', '', body)
    marks = re.findall(r'\[\^([^\]]+)\]', body)
    tail = ''.join(label + notes[label] for label in dict.fromkeys(marks))
    return letters(text), letters(re.sub(r'</?(sup|sub)>', '', tail)), marks


def akoma_letters(path):
    root = xml.etree.ElementTree.parse(path).getroot()
    found, notes, marks = [], [], []

    def walk(node):
        if node.tag == AKN + 'meta':
            return
        if node.tag in (AKN + 'authorialNote', AKN + 'noteRef'):
            marks.append(node.get('marker'))
        if node.tag == AKN + 'authorialNote':
            notes.append(node.get('marker') + ''.join(node.itertext()))
            return
        found.append(node.text or '')
        for child in node:
            walk(child)
            found.append(child.tail or '')

    act = root[0]
    for part in act:
        if part.tag in (AKN + 'preamble', AKN + 'body', AKN + 'attachments'):
            walk(part)
        if part.tag == AKN + 'conclusions':
            for block in part:
                if block.get('class') == 'thong-qua':
                    walk(block)
    return letters(''.join(found)), letters(''.join(notes)), marks


def text(output):
    for card in files(output, '.json'):
        if not re.fullmatch(r'so-[0-9-]+\.json', card.name):
            continue
        volume = json.loads(card.read_text(encoding='utf-8'))
        for document in volume['documents']:
            stem = '%s/%s' % (volume['id'], document['id'])
            year = card.parent
            source = (year / (stem + '.md')).read_text(encoding='utf-8')
            body, tail, _ = markdown_letters(source)
            page = letters(''.join(
                Page(year / 'van-ban' / (stem + '.html')).letters))
            if page != body + tail:
                yield '%s: the page has other letters' % stem
            plain = re.sub(r'^\[\^[^\]]+\]: .*$', '', source, flags=re.M)
            plain = re.sub(r'\[\^[^\]]+\]', '', plain)
            body, _, _ = markdown_letters(plain)
            _, tail, marks = markdown_letters(source)
            act, notes, noted = akoma_letters(year / (stem + '.xml'))
            if act != body:
                yield '%s: Akoma Ntoso has other letters' % stem
            if notes != tail:
                yield '%s: Akoma Ntoso has other footnotes' % stem
            if noted != marks:
                yield '%s: Akoma Ntoso has other marks' % stem


def schemas(output):
    import jsonschema
    top = pathlib.Path(output)
    kinds = (('so', r'[0-9]{4}/so-[0-9-]+\.json'),
             ('van-ban', r'[0-9]{4}/van-ban/so-[0-9-]+/[^/]+\.json'),
             ('nam', r'[0-9]{4}/van-ban\.json'))
    for kind, pattern in kinds:
        schema = json.loads((top / 'du-lieu' / (kind + '.schema.json'))
                            .read_text(encoding='utf-8'))
        jsonschema.Draft7Validator.check_schema(schema)
        validator = jsonschema.Draft7Validator(schema)
        count = 0
        for path in files(top, '.json'):
            name = path.relative_to(top).as_posix()
            if not re.fullmatch(pattern, name) or \
                    name.endswith('.csl.json'):
                continue
            count += 1
            value = json.loads(path.read_text(encoding='utf-8'))
            for error in validator.iter_errors(value):
                yield '%s: %s' % (name, error.message)
            unknown = set(value) - set(schema['properties'])
            if unknown:
                yield '%s: not in the schema: %s' % (name, unknown)
        if count == 0:
            yield 'no file for %s' % kind


def kept(data):
    return base64.b64encode(hashlib.sha256(data).digest()[:16]).decode()[:22]


def digests(output):
    for path in files(output, 'manifest.json'):
        year, issue = path.parts[-3:-1]
        shard = pathlib.Path(output, 'kiem-tra', year + '.js').read_text(
            encoding='utf-8')
        data = json.loads(shard[len('congbao.files('):-len(');\n')])
        [about] = [one for one in data['issues'] if one['id'] == issue]
        listed = sorted(line for part in [about] + about['documents']
                        for line in part['files'])
        wanted = []
        for file in json.loads(path.read_bytes())['files']:
            data = path.with_name(file['path']).read_bytes()
            line = [kept(data), file['path']]
            if 'base_size' in file:
                line.append(kept(data[:file['base_size']]))
            wanted.append(' '.join(line))
        if listed != sorted(wanted):
            yield '%s/%s: %s' % (year, issue, set(listed) ^ set(wanted))


def hostile(output, number, title):
    top = pathlib.Path(output)
    seen = 0
    for path in files(top, '.html'):
        page = Page(path)
        raw = path.read_text(encoding='utf-8')
        if 'img' in page.elements or '<img' in raw.replace('&lt;img', ''):
            yield '%s: the title became an element' % path
        seen += title in ''.join(page.data)
        for found in re.findall(
                r'<script type="application/ld\+json">(.*?)</script>', raw,
                re.S):
            if not json.loads(found)['name'].endswith(title):
                yield '%s: JSON-LD has another title' % path
    if seen < 4:
        yield 'only %d pages show the title' % seen
    for path in files(top, '.xml'):
        for name in xml.etree.ElementTree.parse(path).iter(AKN + 'docTitle'):
            if name.text != title:
                yield '%s: another title' % path
    for path in files(top, '.csl.json'):
        if not json.loads(path.read_text(encoding='utf-8'))[0]['title'] \
                .endswith(title):
            yield '%s: another title' % path
    for path in files(top, '.bib'):
        depth = 0
        for c in re.sub(r'\{\\char\d+\}', '', path.read_text(encoding='utf-8')):
            depth += (c == '{') - (c == '}')
            if depth < 0:
                break
        if depth != 0:
            yield '%s: braces do not match' % path
    for path in files(top, '.ris'):
        if len(path.read_bytes().split(b'\r\nTI  - ')) != 2:
            yield '%s: no title of one line' % path


CHECKS = {'parse': parse, 'links': links, 'text': text, 'schemas': schemas,
          'digests': digests, 'hostile': hostile}
found = list(CHECKS[sys.argv[1]](*sys.argv[2:]))
for line in found[:10]:
    print(line)
sys.exit(bool(found))
