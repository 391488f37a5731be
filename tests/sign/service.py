"""service: an HTTP server on loopback, for services that answer requests.

Answers are functions of a path, of the longest prefix that the path has.
"""
import http.server
import threading


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'
    disable_nagle_algorithm = True
    timeout = 60

    def log_message(self, format, *arguments):
        pass

    def answer(self, status, kind, body, **headers):
        self.send_response(status)
        self.send_header('Content-Type', kind)
        self.send_header('Content-Length', str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace('_', '-'), value)
        self.end_headers()
        self.wfile.write(body)

    def serve(self):
        body = self.rfile.read(int(self.headers.get('Content-Length', 0)))
        service = self.server.service
        service.seen.append((self.command, self.path))
        try:
            service.serve(self, body)
        except BrokenPipeError:
            pass  # who does not wait

    do_GET = do_POST = serve


class Listener(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        pass  # connections that were reset


class Service:
    """url: where it listens. seen: requests, as (method, path)."""

    def __init__(self, port=0):
        self.seen = []
        self.lock = threading.Lock()
        self.server = Listener(('127.0.0.1', port), Handler)
        self.server.service = self
        self.url = 'http://127.0.0.1:%d' % self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def serve(self, handler, body):
        raise NotImplementedError

    def close(self):
        self.server.shutdown()
        self.server.server_close()
