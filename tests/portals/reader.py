"""reader: somebody who reads the portal, again and again, over HTTPS.

Follows the pointer as the protocol says: to its ledger entry, its manifest
and the files of that issue, and compares every digest. What was once seen
must stay as it was.
"""
import hashlib
import http.client
import json
import ssl
import threading
import urllib.parse


def sha256(data):
    return hashlib.sha256(data).hexdigest()


class Reader:
    """`torn` and `lost` list what must not be, with words that say where."""

    def __init__(self, page, ca):
        url = urllib.parse.urlsplit(page)
        self.host, self.port, self.path = url.hostname, url.port, url.path
        self.context = ssl.create_default_context(cafile=ca)
        self.connection = None
        self.torn, self.lost, self.looks = [], [], 0
        self.known = {}  # path to digest, of what never changes
        self.seq = 0
        self.stopped = threading.Event()
        self.thread = None

    def read(self, path):
        """Bytes, or None where there is no such file."""
        for attempt in range(3):
            try:
                if self.connection is None:
                    self.connection = http.client.HTTPSConnection(
                        self.host, self.port, context=self.context,
                        timeout=30)
                self.connection.request('GET', self.path + '/' + path)
                answer = self.connection.getresponse()
                body = answer.read()
                if answer.status == 200:
                    return body
                if answer.status == 404:
                    return None
                self.torn.append('%s: status %d' % (path, answer.status))
                return None
            except (OSError, http.client.HTTPException) as error:
                self.connection = None
                if attempt == 2:
                    self.torn.append('%s: %r' % (path, error))
        return None

    def expect(self, path, digest, by):
        data = self.read(path)
        if data is None:
            self.torn.append('%s names %s, which is not there' % (by, path))
        elif sha256(data) != digest:
            self.torn.append('%s names other bytes of %s' % (by, path))
        elif self.known.setdefault(path, digest) != digest:
            self.lost.append('%s has changed' % path)
        return data

    def look(self):
        """One visit; the whole of the last issue is read."""
        self.looks += 1
        data = self.read('moi-nhat.json')
        if data is None:
            if self.seq > 0:
                self.lost.append('the pointer is gone')
            return
        try:
            pointer = json.loads(data)
        except ValueError:
            self.torn.append('the pointer is not whole: %r' % data[:80])
            return
        if pointer['seq'] < self.seq:
            self.lost.append('the pointer goes back to %d' % pointer['seq'])
        if pointer['seq'] == self.seq:
            return
        self.seq = pointer['seq']
        self.expect('so-cai/%06d.json' % self.seq, pointer['ledger'],
                    'the pointer')
        self.read_issue(pointer['issue'], pointer['manifest'])

    def read_issue(self, issue, digest):
        data = self.expect(issue + '/manifest.json', digest, 'the pointer')
        for file in json.loads(data)['files'] if data else ():
            self.expect(issue + '/' + file['path'], file['sha256'], issue)

    def look_again(self):
        """Is all that was ever seen still there, as it was?"""
        for path, digest in self.known.items():
            data = self.read(path)
            if data is None or sha256(data) != digest:
                self.lost.append('%s is lost or changed' % path)

    def start(self):
        def go_on():
            while not self.stopped.wait(0.002):
                self.look()
        self.thread = threading.Thread(target=go_on, daemon=True)
        self.thread.start()
        return self

    def stop(self):
        self.stopped.set()
        if self.thread is not None:
            self.thread.join()
        self.look()
        return self
