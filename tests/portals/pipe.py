"""pipe: stands before a server of any protocol, chunk by chunk.

What FTP over TLS and SSH say cannot be read, but each command is a chunk of
its own: `watch` is called with the number of each chunk that a client sends,
from 0, and may answer 'cut' (reset both sides), 'stall' or 'drop' (pass it on
and cut before the answer).
"""
import socket
import struct
import threading
import time


def cut(*sockets):
    for each in sockets:
        try:
            each.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER,
                            struct.pack('ii', 1, 0))
            each.shutdown(socket.SHUT_RD)
            each.close()
        except OSError:
            pass


class Pipe:
    def __init__(self, target):
        self.target = target
        self.watch, self.count = None, 0
        self.lock = threading.Lock()
        self.listener = socket.create_server(('127.0.0.1', 0), backlog=128)
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                client = self.listener.accept()[0]
            except OSError:
                return
            threading.Thread(target=self.join, args=(client,),
                             daemon=True).start()

    def join(self, client):
        try:
            server = socket.create_connection(('127.0.0.1', self.target))
        except OSError:
            cut(client)
            return
        for each in client, server:
            each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        threading.Thread(target=self.pump, args=(client, server, True),
                         daemon=True).start()
        self.pump(server, client, False)

    def verdict(self):
        with self.lock:
            number = self.count
            self.count += 1
            return self.watch(number) if self.watch is not None else None

    def pump(self, source, sink, is_client):
        try:
            while True:
                data = source.recv(65536)
                if not data:
                    break
                verdict = self.verdict() if is_client else None
                if verdict == 'stall':
                    time.sleep(300)
                if verdict == 'cut':
                    cut(source, sink)
                    return
                sink.sendall(data)
                if verdict == 'drop':
                    cut(source, sink)
                    return
            sink.shutdown(socket.SHUT_WR)
        except OSError:
            cut(source, sink)

    def clear(self):
        with self.lock:
            self.watch, self.count = None, 0

    def close(self):
        self.listener.close()
