#define _DEFAULT_SOURCE /* sbrk, madvise */
#include "base/heap.h"

#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
	KEPT_MOST = 64 << 20, /* bytes of freed memory to keep */
	LARGE = 16 << 20,     /* bytes to ask for in large pages */
	BLOCK = 100 << 10     /* two of them are more than there is yet */
};

#if defined M_TOP_PAD && defined MADV_HUGEPAGE

/* Has the heap grow, by no less than LARGE. The pointers are volatile, or the
   compiler would do without the blocks. */
static void
grow(void)
{
	void *volatile a;
	void *volatile b;

	mallopt(M_TOP_PAD, LARGE);
	a = malloc(BLOCK);
	b = malloc(BLOCK);
	free(b);
	free(a);
	mallopt(M_TOP_PAD, 1 << 20);
}

/* A heap that is not there, as of a sanitizer's malloc, does not grow. */
static void
ask_for_large_pages(void)
{
	uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
	uintptr_t before = (uintptr_t)sbrk(0), after;

	grow();
	after = (uintptr_t)sbrk(0);
	before = (before + page - 1) / page * page;
	if (after > before && after - before >= LARGE)
		madvise((void *)before, after - before, MADV_HUGEPAGE);
}

#endif

void
heap_begin(void)
{
#ifdef M_TRIM_THRESHOLD
	mallopt(M_TRIM_THRESHOLD, KEPT_MOST);
#endif
#if defined M_TOP_PAD && defined MADV_HUGEPAGE
	ask_for_large_pages();
#endif
}
