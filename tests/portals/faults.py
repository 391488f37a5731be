"""faults: what a network or a server may do to one request.

A fault is a function of an Exchange: it may read the request, have the server
answer it, spoil either, and break the connection off.
"""
import time


def refuse(exchange):
    """The connection ends before anything is read."""
    exchange.reset()


def reset_body(exchange):
    """Broken off in the middle of what is sent; the server saw that half."""
    exchange.forward(exchange.body[:len(exchange.body) // 2], short=True)
    exchange.reset()


def lost_answer(exchange):
    """The server did it; nobody hears of that."""
    exchange.forward(exchange.body)
    exchange.reset()


def stall(exchange):
    """Never an answer, until the client gives up."""
    exchange.await_hangup()


def answers(status, *headers):
    """The server says this and does nothing."""
    def fault(exchange):
        exchange.answer(status, [('Content-Length', '0'), *headers], b'')
    return fault


def login_page(exchange):
    """Whoever is not logged in sees this, whatever he asked for."""
    page = b'<html>Dang nhap</html>'
    exchange.answer(200, [('Content-Length', str(len(page)))], page)


def made_again(exchange):
    """A directory that is there is said to be made."""
    status, headers, body = exchange.forward(exchange.body)
    if status == 405:
        exchange.answer(200, [('Content-Length', '0')], b'')
    else:
        exchange.relay((status, headers, body))


def busy_for_seconds(exchange):
    exchange.answer(503, [('Content-Length', '0'), ('Retry-After', '1')], b'')


def busy_until_date(exchange):
    date = time.strftime('%a, %d %b %Y %H:%M:%S GMT',
                         time.gmtime(time.time() + 2))
    exchange.answer(429, [('Content-Length', '0'), ('Retry-After', date)], b'')


def flipped(data):
    spoilt = bytearray(data)
    if spoilt:
        spoilt[len(spoilt) // 2] ^= 1
    return bytes(spoilt)


def flip_up(exchange):
    """One bit of what is sent is another when the server stores it."""
    exchange.relay(exchange.forward(flipped(exchange.body)))


def flip_down(exchange):
    """One bit of the answer is another."""
    status, headers, body = exchange.forward(exchange.body)
    exchange.relay((status, headers, flipped(body)))


def truncate(exchange):
    """The answer promises all and ends in the middle."""
    status, headers, body = exchange.forward(exchange.body)
    exchange.relay((status, headers, body[:len(body) // 2]))
    exchange.reset()
