#include "commands/new_file.h"

#include <stdio.h>

#include "base/diag.h"
#include "base/file.h"
#include "base/translate.h"

bool
new_file_write(struct diag *diag, const char *path, struct text bytes)
{
	if (file_has(path, bytes)) {
		printf(_("%s: already there\n"), path);
		return true;
	}
	if (!file_is_absent(path)) {
		diag_failure(diag, path,
		    "there is another file of this name, which is not "
		    "replaced; move it, or write elsewhere with -o");
		return false;
	}
	if (!file_write(diag, path, bytes))
		return false;
	printf(_("%s: written\n"), path);
	return true;
}
