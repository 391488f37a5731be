"""proxy: stands before an HTTP server, counts requests and does faults.

Speaks HTTP/1.1 to both sides; to clients with TLS where a certificate is
given. All requests are seen in one order, under one lock for the counting.
"""
import http.client
import http.server
import socket
import ssl
import struct
import threading

HOP = {'connection', 'keep-alive', 'transfer-encoding', 'expect', 'te',
       'upgrade', 'proxy-connection'}


class Rule:
    """Does a fault to some requests: after `skip` that match, `times` of
    those that follow."""

    def __init__(self, fault, method=None, path='', skip=0, times=1):
        self.fault, self.method, self.path = fault, method, path
        self.skip, self.times = skip, times
        self.done = 0

    def takes(self, method, path):
        if self.method not in (None, method) or self.path not in path:
            return False
        if self.skip > 0:
            self.skip -= 1
            return False
        if self.times == 0:
            return False
        self.times -= 1
        self.done += 1
        return True


class Exchange:
    """One request, as a fault sees it."""

    def __init__(self, handler, body):
        self.handler, self.body = handler, body
        self.method, self.path = handler.command, handler.path

    def forward(self, body, short=False):
        """Has the server answer; with a short body it waits in vain."""
        proxy = self.handler.server.proxy
        connection = http.client.HTTPConnection('127.0.0.1', proxy.target,
                                                timeout=60)
        connection.putrequest(self.method, self.path, skip_host=True,
                              skip_accept_encoding=True)
        for name, value in self.handler.headers.items():
            if name.lower() not in HOP and name.lower() != 'content-length':
                connection.putheader(name, value)
        if self.body or self.method in ('PUT', 'POST'):
            connection.putheader('Content-Length', str(len(self.body)))
        connection.endheaders()
        connection.send(body)
        if short:
            connection.close()
            return None
        answer = connection.getresponse()
        result = answer.status, answer.getheaders(), answer.read()
        connection.close()
        return result

    def answer(self, status, headers, body):
        handler = self.handler
        handler.send_response_only(status)
        for name, value in headers:
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    def relay(self, answered):
        status, headers, body = answered
        kept = [item for item in headers if item[0].lower() not in HOP]
        if not any(name.lower() == 'content-length' for name, _ in kept):
            kept.append(('Content-Length', str(len(body))))
        self.answer(status, kept, b'' if self.method == 'HEAD' else body)

    def reset(self):
        connection = self.handler.connection
        self.handler.close_connection = True
        try:
            self.handler.wfile.flush()
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER,
                                  struct.pack('ii', 1, 0))
            connection.shutdown(socket.SHUT_RDWR)
            connection.close()
        except OSError:
            pass

    def await_hangup(self):
        self.handler.close_connection = True
        try:
            self.handler.connection.settimeout(300)
            self.handler.connection.recv(1)
        except OSError:
            pass


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'
    disable_nagle_algorithm = True
    timeout = 120

    def log_message(self, format, *args):
        pass

    def __getattr__(self, name):
        if name.startswith('do_'):
            return self.serve
        raise AttributeError(name)

    def read_body(self):
        if 'chunked' not in self.headers.get('Transfer-Encoding', ''):
            return self.rfile.read(int(self.headers.get('Content-Length', 0)))
        parts = []
        while True:
            size = int(self.rfile.readline().split(b';')[0], 16)
            parts.append(self.rfile.read(size))
            self.rfile.readline()
            if size == 0:
                return b''.join(parts)

    def serve(self):
        fault = self.server.proxy.fault_for(self.command, self.path)
        exchange = Exchange(self, self.read_body())
        try:
            if fault is not None:
                fault(exchange)
            else:
                exchange.relay(exchange.forward(exchange.body))
        except (OSError, http.client.HTTPException):
            exchange.reset()


class Listener(http.server.ThreadingHTTPServer):
    request_queue_size = 128
    daemon_threads = True

    def handle_error(self, request, client_address):
        pass  # clients that break off are what the proxy is for


class Proxy:
    """`seen` lists the requests: (method, path), without those that were
    ignored. `watch` is called with each one's number, from 0, and may return
    a fault."""

    def __init__(self, target, certificate=None):
        self.target = target
        self.rules, self.seen, self.watch = [], [], None
        self.lock = threading.Lock()
        self.server = Listener(('127.0.0.1', 0), Handler)
        self.server.proxy = self
        self.port = self.server.server_address[1]
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self.server.socket = context.wrap_socket(
                self.server.socket, server_side=True,
                do_handshake_on_connect=False)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def fault_for(self, method, path):
        with self.lock:
            number = len(self.seen)
            self.seen.append((method, path))
            fault = self.watch(number) if self.watch is not None else None
            if fault is not None:
                return fault
            for rule in self.rules:
                if rule.takes(method, path):
                    return rule.fault
        return None

    def rule(self, fault, **where):
        rule = Rule(fault, **where)
        self.rules.append(rule)
        return rule

    def clear(self):
        with self.lock:
            self.rules, self.seen, self.watch = [], [], None

    def close(self):
        self.server.shutdown()
        self.server.server_close()
