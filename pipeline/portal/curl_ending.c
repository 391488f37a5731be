#include "portal/curl_ending.h"

#include <stddef.h>

/* FTP: 4xx is transient, and 550 usually means that there is no such file. */
static enum ending
ending_by_status(enum ending otherwise, long status)
{
	if (status >= 400 && status < 500)
		return ENDING_NETWORK;
	return status == 550 ? ENDING_ABSENT : otherwise;
}

/* The libcurl errors that are not simply ENDING_FAILED. */
static const struct {
	CURLcode code;
	enum ending ending;
} ENDINGS[] = {
    {CURLE_OK, ENDING_WHOLE},
    {CURLE_REMOTE_FILE_NOT_FOUND, ENDING_ABSENT},
    {CURLE_FILE_COULDNT_READ_FILE, ENDING_ABSENT},
    {CURLE_COULDNT_RESOLVE_PROXY, ENDING_NETWORK},
    {CURLE_COULDNT_RESOLVE_HOST, ENDING_NETWORK},
    {CURLE_COULDNT_CONNECT, ENDING_NETWORK},
    {CURLE_WEIRD_SERVER_REPLY, ENDING_NETWORK},
    {CURLE_FTP_ACCEPT_TIMEOUT, ENDING_NETWORK},
    {CURLE_HTTP2, ENDING_NETWORK},
    {CURLE_HTTP2_STREAM, ENDING_NETWORK},
    {CURLE_PARTIAL_FILE, ENDING_NETWORK},
    {CURLE_OPERATION_TIMEDOUT, ENDING_NETWORK},
    {CURLE_GOT_NOTHING, ENDING_NETWORK},
    {CURLE_SEND_ERROR, ENDING_NETWORK},
    {CURLE_RECV_ERROR, ENDING_NETWORK},
    {CURLE_AGAIN, ENDING_NETWORK},
    {CURLE_SSH, ENDING_NETWORK},
    {CURLE_PEER_FAILED_VERIFICATION, ENDING_DENIED},
    {CURLE_SSL_CACERT_BADFILE, ENDING_DENIED},
    {CURLE_SSL_CERTPROBLEM, ENDING_DENIED},
    {CURLE_SSL_CIPHER, ENDING_DENIED},
    {CURLE_SSL_ISSUER_ERROR, ENDING_DENIED},
    {CURLE_SSL_INVALIDCERTSTATUS, ENDING_DENIED},
    {CURLE_SSL_PINNEDPUBKEYNOTMATCH, ENDING_DENIED},
    {CURLE_USE_SSL_FAILED, ENDING_DENIED},
    {CURLE_LOGIN_DENIED, ENDING_DENIED},
    {CURLE_AUTH_ERROR, ENDING_DENIED},
};

static enum ending
ending_by_code(CURLcode code)
{
	for (size_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++)
		if (ENDINGS[i].code == code)
			return ENDINGS[i].ending;
	return ENDING_FAILED;
}

enum ending
curl_ending(CURL *curl, CURLcode code, long status)
{
	long number = 0;

	switch (code) {
	case CURLE_FTP_COULDNT_RETR_FILE:
	case CURLE_REMOTE_ACCESS_DENIED:
	case CURLE_UPLOAD_FAILED:
		return ending_by_status(ENDING_FAILED, status);
	case CURLE_QUOTE_ERROR:
		return status >= 400 && status < 500 ? ENDING_NETWORK
						     : ENDING_REFUSED;
	case CURLE_SSL_CONNECT_ERROR:
		/* A broken connection, or a handshake that failed? */
		libcurl()->easy_getinfo(curl, CURLINFO_OS_ERRNO, &number);
		return number != 0 ? ENDING_NETWORK : ENDING_DENIED;
	default:
		return ending_by_code(code);
	}
}
