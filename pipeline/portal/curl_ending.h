/*
 * curl_ending: how a transfer ended, from libcurl's code and the server's
 * status.
 */
#ifndef PORTAL_CURL_ENDING_H
#define PORTAL_CURL_ENDING_H

#include "portal/libcurl.h"
#include "portal/transfer.h"

/* `status` is the last response code of HTTP or FTP; 0: none. */
enum ending curl_ending(CURL *curl, CURLcode code, long status);

#endif
