/*
 * level: loaded before libdeflate, it packs at another level than the program
 * asks for, as another version of that library does.
 */
#define _GNU_SOURCE
#include <dlfcn.h>

struct libdeflate_compressor;

struct libdeflate_compressor *
libdeflate_alloc_compressor(int level)
{
	struct libdeflate_compressor *(*real)(int) =
	    (struct libdeflate_compressor * (*)(int))
		dlsym(RTLD_NEXT, "libdeflate_alloc_compressor");

	return real(level == 9 ? 1 : 9);
}
