/*
 * heap: how the C library gets memory from the system.
 */
#ifndef BASE_HEAP_H
#define BASE_HEAP_H

/*
 * Call first of all. Freed memory is kept for what comes next, since memory
 * that is returned to the system and requested again has to be zeroed page by
 * page. The first 16 MB are asked for in large pages, where the system has them
 * for who asks: most of what one issue takes then costs some ten page faults
 * rather than two thousand. Without glibc nothing is changed.
 */
void heap_begin(void);

#endif
