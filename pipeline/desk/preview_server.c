#define _DEFAULT_SOURCE /* SOCK_CLOEXEC */
#include "desk/preview_server.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/system_words.h"
#include "base/text.h"
#include "base/translate.h"
#include "desk/libmicrohttpd.h"
#include "desk/preview_assets.h"
#include "desk/preview_build.h"
#include "site/assets.h"
#include "typeset/face.h"

enum {
	TOKEN_BYTES = 16,
	CONNECTIONS_MOST = 64,
	WAIT_MOST = 20000, /* milliseconds until who waits is answered */
};

struct preview_server {
	const struct libmicrohttpd *mhd;
	struct MHD_Daemon *daemon;
	const struct preview *preview;
	struct faces *faces;
	int port;
	char prefix[2 * TOKEN_BYTES + 3]; /* "/5f…/" */
	char address[2 * TOKEN_BYTES + 64];
	struct MHD_Connection *waiting[CONNECTIONS_MOST];
	size_t waiting_count;
	bool is_answering; /* who waits, although nothing is new */
};

/* A request: what it asks for, below the token. */
struct request {
	struct preview_server *server;
	struct MHD_Connection *connection;
	struct arena *arena;
	const char *path;
};

/* Everything is ours, and nothing of it is kept. */
static const char *const HEADERS[][2] = {
    {"Cache-Control", "no-store"},
    {"Content-Security-Policy",
	"default-src 'none'; script-src 'self'; style-src 'self'; "
	"img-src 'self' data:; font-src 'self'; connect-src 'self'; "
	"frame-src 'self'; frame-ancestors 'self'; base-uri 'none'; "
	"form-action 'none'"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Referrer-Policy", "no-referrer"},
    {"X-Content-Type-Options", "nosniff"},
};

static enum MHD_Result
answer(const struct request *request, unsigned status, const char *type,
    struct text body)
{
	const struct libmicrohttpd *mhd = request->server->mhd;
	struct MHD_Response *response = mhd->create_response_from_buffer(
	    body.length, (void *)(uintptr_t)body.at, MHD_RESPMEM_MUST_COPY);
	enum MHD_Result result;

	if (response == NULL)
		return MHD_NO;
	mhd->add_response_header(response, "Content-Type", type);
	for (size_t i = 0; i < sizeof HEADERS / sizeof HEADERS[0]; i++)
		mhd->add_response_header(
		    response, HEADERS[i][0], HEADERS[i][1]);
	result = mhd->queue_response(request->connection, status, response);
	mhd->destroy_response(response);
	return result;
}

static enum MHD_Result
refuse(const struct request *request, unsigned status, const char *why)
{
	return answer(
	    request, status, "text/plain; charset=utf-8", text_of(why));
}

static const char *
type_of(const char *name)
{
	static const char *const TYPES[][2] = {
	    {".html", "text/html; charset=utf-8"}, {".css", "text/css"},
	    {".js", "text/javascript"}, {".json", "application/json"},
	    {".svg", "image/svg+xml"}, {".png", "image/png"},
	    {".jpg", "image/jpeg"}, {".jpeg", "image/jpeg"}};

	for (size_t i = 0; i < sizeof TYPES / sizeof TYPES[0]; i++)
		if (text_ends(text_of(name), TYPES[i][0]))
			return TYPES[i][1];
	return name[0] == '\0' ? TYPES[0][1] : "application/octet-stream";
}

/* Styles and scripts of the readers' site. */
static struct text
site_asset(const char *path)
{
	for (int i = 0; i < ASSET_COUNT; i++)
		if (asset_path((enum asset)i) != NULL &&
		    strcmp(asset_path((enum asset)i), path) == 0)
			return asset_bytes((enum asset)i);
	return (struct text) {0};
}

static enum MHD_Result
answer_file(const struct request *request, const char *name)
{
	const struct preview_file *file =
	    preview_files_find(&request->server->preview->files, name);
	struct text bytes = file != NULL ? file->bytes : site_asset(name);

	if (bytes.at == NULL)
		return refuse(request, MHD_HTTP_NOT_FOUND,
		    _("this page is only in the whole site: congbao build\n"));
	return answer(request, MHD_HTTP_OK, type_of(name), bytes);
}

static enum MHD_Result
answer_face(const struct request *request, const char *number)
{
	char *end;
	unsigned long index = strtoul(number, &end, 10);
	const struct face *face = end == number || *end != '\0'
	    ? NULL
	    : faces_find(request->server->faces, index);

	if (face == NULL)
		return refuse(request, MHD_HTTP_NOT_FOUND, _("no such face\n"));
	return answer(request, MHD_HTTP_OK, "font/sfnt", face_bytes(face));
}

/* A browser loads a face when a page first uses it. */
static enum MHD_Result
answer_faces(const struct request *request)
{
	struct buffer out = {.arena = request->arena};
	size_t count = faces_count(request->server->faces);

	for (size_t i = 0; i < count; i++)
		buffer_format(&out,
		    "@font-face {font-family: f%zu; src: "
		    "url(\"kieu-chu/%zu\");}\n.f%zu {font-family: f%zu;}\n",
		    i, i, i, i);
	return answer(request, MHD_HTTP_OK, "text/css", buffer_text(&out));
}

static void
add_file(struct buffer *out, const struct preview_files *files,
    const char *name, const char *otherwise)
{
	const struct preview_file *file = preview_files_find(files, name);

	if (file == NULL)
		buffer_string(out, otherwise);
	else
		buffer_add(out, text_trim(file->bytes));
}

/* The version of each page: a browser asks for those that it does not have. */
static void
add_versions(struct buffer *out, const struct preview_files *files)
{
	const struct preview_file *page;

	buffer_byte(out, '[');
	for (size_t i = 0; (page = preview_files_page(files, i)) != NULL; i++)
		buffer_format(out, "%s%u", i == 0 ? "" : ",", page->version);
	buffer_byte(out, ']');
}

static enum MHD_Result
answer_state(const struct request *request)
{
	const struct preview_server *server = request->server;
	const struct preview *preview = server->preview;
	struct buffer out = {.arena = request->arena};
	int changed = preview_changed_page(preview);

	buffer_format(&out,
	    "{\"language\":\"%s\",\"version\":%u,\"good\":%s,\"changed\":%d,"
	    "\"pages\":",
	    language_code(), preview->version,
	    preview->is_good ? "true" : "false", changed);
	add_versions(&out, &preview->files);
	buffer_string(&out, ",\"list\":");
	add_file(
	    &out, &preview->files, PREVIEW_DOCUMENTS, "{\"documents\":[]}");
	buffer_string(&out, ",\"findings\":");
	add_file(&out, &preview->files, PREVIEW_FINDINGS, "[]");
	buffer_string(&out, "}\n");
	if (changed >= 0)
		buffer_add(&out,
		    preview_files_page(&preview->files, (size_t)changed)
			->bytes);
	return answer(request, MHD_HTTP_OK, "text/plain; charset=utf-8",
	    buffer_text(&out));
}

/* Answers at once if there is something new, or when there is. */
static enum MHD_Result
answer_when_new(const struct request *request)
{
	struct preview_server *server = request->server;
	const char *after = server->mhd->lookup_connection_value(
	    request->connection, MHD_GET_ARGUMENT_KIND, "sau");

	if (after == NULL || server->is_answering ||
	    strtoul(after, NULL, 10) != server->preview->version ||
	    server->waiting_count == CONNECTIONS_MOST)
		return answer_state(request);
	server->waiting[server->waiting_count++] = request->connection;
	server->mhd->suspend_connection(request->connection);
	return MHD_YES;
}

static enum MHD_Result
answer_path(const struct request *request)
{
	const char *path = request->path;
	struct text asset = preview_asset(path);

	if (asset.at != NULL)
		return answer(request, MHD_HTTP_OK, type_of(path), asset);
	if (strcmp(path, "tinh-hinh") == 0)
		return answer_when_new(request);
	if (strcmp(path, "kieu-chu.css") == 0)
		return answer_faces(request);
	if (strncmp(path, "kieu-chu/", 9) == 0)
		return answer_face(request, path + 9);
	if (strncmp(path, "tep/", 4) == 0)
		return answer_file(request, path + 4);
	return refuse(request, MHD_HTTP_NOT_FOUND, _("no such page\n"));
}

static bool
is_one_of(const char *value, const char *const *allowed)
{
	for (; *allowed != NULL; allowed++)
		if (strcmp(value, *allowed) == 0)
			return true;
	return false;
}

/* Is the request for this host, and from none of another site? */
static bool
is_ours(const struct request *request)
{
	const struct libmicrohttpd *mhd = request->server->mhd;
	struct MHD_Connection *connection = request->connection;
	int port = request->server->port;
	const char *host =
	    mhd->lookup_connection_value(connection, MHD_HEADER_KIND, "Host");
	const char *origin =
	    mhd->lookup_connection_value(connection, MHD_HEADER_KIND, "Origin");
	const char *site = mhd->lookup_connection_value(
	    connection, MHD_HEADER_KIND, "Sec-Fetch-Site");
	const char *const hosts[] = {
	    arena_format(request->arena, "127.0.0.1:%d", port),
	    arena_format(request->arena, "localhost:%d", port), NULL};
	const char *const origins[] = {
	    arena_format(request->arena, "http://%s", hosts[0]),
	    arena_format(request->arena, "http://%s", hosts[1]), NULL};
	static const char *const SITES[] = {"same-origin", "none", NULL};

	return host != NULL && is_one_of(host, hosts) &&
	    (origin == NULL || is_one_of(origin, origins)) &&
	    (site == NULL || is_one_of(site, SITES));
}

/* Compares the whole token, so that the time does not tell how much is right.
 */
static bool
has_token(const struct preview_server *server, const char *path)
{
	size_t length = strlen(server->prefix);
	unsigned char differs = 0;

	if (strlen(path) < length)
		return false;
	for (size_t i = 0; i < length; i++)
		differs |= (unsigned char)(path[i] ^ server->prefix[i]);
	return differs == 0;
}

static enum MHD_Result
answer_request(struct request *request, const char *path, const char *method)
{
	if (!is_ours(request))
		return refuse(request, MHD_HTTP_FORBIDDEN,
		    _("this server is for this machine alone\n"));
	if (!has_token(request->server, path))
		return refuse(request, MHD_HTTP_NOT_FOUND, _("no such page\n"));
	if (strcmp(method, "GET") != 0)
		return refuse(request, MHD_HTTP_METHOD_NOT_ALLOWED,
		    _("nothing can be changed here\n"));
	request->path = path + strlen(request->server->prefix);
	return answer_path(request);
}

static enum MHD_Result
on_request(void *context, struct MHD_Connection *connection, const char *path,
    const char *method, const char *version, const char *upload,
    size_t *upload_size, void **state)
{
	struct request request = {
	    .server = context, .connection = connection, .arena = arena_new()};
	enum MHD_Result result;

	(void)version;
	(void)upload;
	(void)state;
	*upload_size = 0; /* what is sent is not read */
	result = answer_request(&request, path, method);
	arena_free(request.arena);
	return result;
}

static bool
make_token(struct diag *diag, struct preview_server *server)
{
	static const char DIGITS[] = "0123456789abcdef";
	unsigned char bytes[TOKEN_BYTES];
	int random = open("/dev/urandom", O_RDONLY | O_CLOEXEC);
	bool good =
	    random >= 0 && read(random, bytes, sizeof bytes) == sizeof bytes;
	char *out = server->prefix;

	if (!good)
		diag_failure(diag, "/dev/urandom", "%s", system_words(errno));
	if (random >= 0)
		close(random);
	*out++ = '/';
	for (size_t i = 0; good && i < sizeof bytes; i++) {
		*out++ = DIGITS[bytes[i] >> 4];
		*out++ = DIGITS[bytes[i] & 15];
	}
	*out = '/';
	return good;
}

/* A listening socket; negative after a failure in diag. Sets the port. */
static int
listen_at(struct arena *arena, struct diag *diag, int *port)
{
	struct sockaddr_in address = {.sin_family = AF_INET,
	    .sin_port = htons((uint16_t)*port),
	    .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	socklen_t length = sizeof address;
	int again = 1;
	int listener =
	    socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);

	if (listener >= 0 &&
	    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &again,
		sizeof again) == 0 &&
	    bind(listener, (struct sockaddr *)&address, length) == 0 &&
	    listen(listener, CONNECTIONS_MOST) == 0 &&
	    getsockname(listener, (struct sockaddr *)&address, &length) == 0) {
		*port = ntohs(address.sin_port);
		return listener;
	}
	diag_failure(diag, arena_format(arena, "127.0.0.1:%d", *port), "%s",
	    system_words(errno));
	if (listener >= 0)
		close(listener);
	return -1;
}

struct preview_server *
preview_server_begin(struct arena *arena, struct diag *diag, int port,
    const struct preview *preview, struct faces *faces)
{
	struct preview_server *server = arena_alloc(arena, sizeof *server);
	int listener;

	server->preview = preview;
	server->faces = faces;
	server->port = port;
	server->mhd = libmicrohttpd(diag);
	if (server->mhd == NULL || !make_token(diag, server))
		return NULL;
	listener = listen_at(arena, diag, &server->port);
	if (listener < 0)
		return NULL;
	snprintf(server->address, sizeof server->address,
	    "http://127.0.0.1:%d%s", server->port, server->prefix);
	server->daemon =
	    server->mhd->start_daemon(MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME,
		0, NULL, NULL, on_request, server, MHD_OPTION_LISTEN_SOCKET,
		listener, MHD_OPTION_CONNECTION_LIMIT,
		(unsigned)CONNECTIONS_MOST, MHD_OPTION_END);
	if (server->daemon != NULL)
		return server;
	diag_failure(diag, server->address, "the server cannot be started");
	close(listener);
	return NULL;
}

const char *
preview_server_address(const struct preview_server *server)
{
	return server->address;
}

int
preview_server_descriptor(const struct preview_server *server)
{
	return server->mhd
	    ->get_daemon_info(server->daemon, MHD_DAEMON_INFO_EPOLL_FD)
	    ->epoll_fd;
}

int
preview_server_timeout(const struct preview_server *server)
{
	unsigned long long wanted;

	if (server->mhd->get_timeout(server->daemon, &wanted) == MHD_YES &&
	    wanted < WAIT_MOST)
		return (int)wanted;
	return server->waiting_count > 0 ? WAIT_MOST : -1;
}

void
preview_server_run(struct preview_server *server)
{
	server->mhd->run(server->daemon);
}

void
preview_server_tell(struct preview_server *server)
{
	for (size_t i = 0; i < server->waiting_count; i++)
		server->mhd->resume_connection(server->waiting[i]);
	server->waiting_count = 0;
	server->is_answering = true;
	preview_server_run(server);
	server->is_answering = false;
}

void
preview_server_end(struct preview_server *server)
{
	if (server == NULL)
		return;
	preview_server_tell(server);
	server->mhd->stop_daemon(server->daemon);
}
