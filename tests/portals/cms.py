"""cms: content management systems as far as a gazette meets them.

Each takes files over HTTPS with a name and a password, gives them addresses
of its own and shows them to anybody. `seen` lists the requests.

    WordPress   a raw body whose name is in Content-Disposition; JSON with
                source_url; files of one name are numbered; found by slug
    Liferay     a form with the file and a part of JSON; contentUrl, from the
                root of the host
    SharePoint  a raw body; ServerRelativeUrl, with spaces; the same name
                replaces; may write its own properties into PDFs, as the real
                one does into office files
    Json        a member of a JSON body, in base64
"""
import base64
import http.server
import json
import os
import re
import ssl
import threading
import time
import urllib.parse

from server import PASSWORD, USER

PERMIT = 'Basic ' + base64.b64encode(
    ('%s:%s' % (USER, PASSWORD)).encode()).decode()


def parts_of(kind, body):
    """Name to head and bytes, of a form."""
    line = b'\r\n--' + re.search('boundary=([^;]+)', kind)[1].encode()
    parts = {}
    for part in (b'\r\n' + body).split(line)[1:-1]:
        head, data = part[2:].split(b'\r\n\r\n', 1)
        parts[re.search(' name="([^"]+)"', head.decode())[1]] = (
            head.decode(), data)
    return parts


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def log_message(self, format, *args):
        pass

    def say(self, status, body=b'', kind='application/json', *headers):
        self.send_response_only(status)
        self.send_header('Content-Type', kind)
        self.send_header('Content-Length', str(len(body)))
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def serve(self):
        cms = self.server.cms
        body = self.rfile.read(int(self.headers.get('Content-Length', 0)))
        if len(body) < int(self.headers.get('Content-Length', 0)):
            return  # whoever sent it is gone
        with cms.lock:
            cms.watch(len(cms.seen))
            cms.seen.append((self.command, self.path,
                             'Authorization' in self.headers))
            self.answer(cms, body)

    do_GET = do_POST = do_PUT = serve

    def answer(self, cms, body):
        path = urllib.parse.unquote(self.path)
        permitted = self.headers.get('Authorization') == PERMIT
        if self.command == 'GET' and path in cms.files and (
                permitted or not cms.hidden):
            self.say(200, cms.files[path], 'application/octet-stream')
        elif self.command == 'GET' and path.startswith(
                cms.folder) and not cms.hidden:
            self.say(404)
        elif not permitted:
            self.say(401, b'', 'text/plain',
                     ('WWW-Authenticate', 'Basic realm="cms"'))
        elif self.command == 'GET':
            cms.find(self)
        else:
            self.store(cms, body)

    def store(self, cms, body):
        name, data = cms.take(self, body)
        url = cms.place(name)
        cms.files[url] = cms.rewrite(data)
        if cms.loses > 0:
            cms.loses -= 1
            self.close_connection = True
            self.connection.close()
        else:
            self.say(201, json.dumps(cms.told(url)).encode())


class Cms:
    """A system that listens; `profile` is how congbao is told of it."""
    scheme = 'https'

    def __init__(self, world, certificates):
        self.files, self.seen, self.loses = {}, [], 0
        self.lock = threading.Lock()
        self.watch = lambda number: None  # called before each request
        self.says = None  # instead of its own answer
        self.spoils = self.hidden = False
        server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
        server.daemon_threads = True
        server.handle_error = lambda *_: None
        server.cms = self
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificates.good)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        self.host = 'https://localhost:%d' % server.server_address[1]
        self.url = 'api+%s%s' % (self.host, self.root)
        self.api = world.write(self.profile, 'cms',
                               type(self).__name__ + '.yaml')
        threading.Thread(target=server.serve_forever, daemon=True).start()

    def place(self, name):
        return self.folder + name

    def rewrite(self, data):
        if self.spoils and data.startswith(b'%PDF'):
            return data.replace(b'%PDF', b'%PDF\n% of our own\n', 1)
        return data

    def told(self, url):
        return self.says or self.tells(url)

    def find(self, handler):
        handler.say(404)

    def sent(self):
        return [one for one in self.seen if one[0] != 'GET']

    def forget(self):
        self.seen = []

    def settle(self):
        """Until it has done all that was asked of it."""
        before = -1
        while before != len(self.seen):
            before = len(self.seen)
            time.sleep(0.1)


class WordPress(Cms):
    root = '/wp-json/wp/v2'
    folder = '/wp-content/uploads/'
    profile = """send: "{base}/media"
headers:
  - 'Content-Disposition: attachment; filename="{flat}"'
answer: /source_url
types: application/pdf
find: "{base}/media?slug={stem}"
found: /0/source_url
"""

    def take(self, handler, body):
        name = re.fullmatch('attachment; filename="([^"/]+)"',
                            handler.headers['Content-Disposition'])[1]
        assert handler.headers['Content-Type'] == 'application/pdf'
        return name, body

    def place(self, name):
        stem, end = os.path.splitext(name)
        count = 0
        while self.folder + name in self.files:
            count += 1
            name = '%s-%d%s' % (stem, count, end)
        return self.folder + name

    def tells(self, url):
        return {'id': len(self.files), 'source_url': self.host + url}

    def find(self, handler):
        query = urllib.parse.parse_qs(
            urllib.parse.urlparse(handler.path).query)
        slug = query.get('slug', [''])[0]
        found = [self.tells(url) for url in self.files
                 if os.path.splitext(url)[0] == self.folder + slug]
        handler.say(200, json.dumps(found).encode())


class Liferay(Cms):
    root = '/o/headless-delivery/v1.0'
    folder = '/documents/20121/'
    profile = """send: "{base}/document-folders/34512/documents"
body: form
file: file
fields:
  - name: document
    value: '{"title": "{flat}", "description": "{issue} {year} {digest}"}'
answer: /contentUrl
"""

    def take(self, handler, body):
        parts = parts_of(handler.headers['Content-Type'], body)
        assert sorted(parts) == ['document', 'file']
        title = json.loads(parts['document'][1])['title']
        assert 'filename="%s"' % title in parts['file'][0]
        return title, parts['file'][1]

    def tells(self, url):
        return {'contentUrl': url, 'title': url}


class SharePoint(Cms):
    root = '/sites/congbao'
    folder = '/sites/congbao/Shared Documents/'
    profile = """send: "{base}/_api/web/GetFolderByServerRelativeUrl(\\
  '/sites/congbao/Shared%20Documents')\\
  /Files/add(url='{flat}',overwrite=true)"
headers: ["Accept: application/json;odata=nometadata"]
answer: /ServerRelativeUrl
read: "{base}/Shared%20Documents/{flat}"
"""

    def take(self, handler, body):
        assert handler.headers['Accept'] == 'application/json;odata=nometadata'
        return re.search("url='([^']+)'", handler.path)[1], body

    def tells(self, url):
        return {'ServerRelativeUrl': url}


class Json(Cms):
    root = '/api'
    folder = '/files/'
    profile = """send: "{base}/files/{year}/{flat}"
method: PUT
body: json
file: content
fields: [{name: name, value: "{flat}"}, {name: type, value: "{type}"}]
answer: /files/0/url
"""

    def take(self, handler, body):
        assert handler.command == 'PUT'
        taken = json.loads(body)
        assert sorted(taken) == ['content', 'name', 'type']
        return taken['name'], base64.b64decode(taken['content'],
                                               validate=True)

    def tells(self, url):
        return {'files': [{'url': self.host + url}]}
