#include "commands/pdf_text.h"

enum { SECONDS = 60, CPU_SECONDS = 20 };

enum helper_result
pdf_text(struct arena *arena, struct diag *diag,
    const struct pdf_text_request *request, struct text *text)
{
	const char *arguments[9] = {"pdftotext", "-enc", "UTF-8"};
	const struct helper_file file = {"in.pdf", request->pdf};
	const struct helper helper = {
	    .arguments = arguments,
	    .files = &file,
	    .file_count = 1,
	    .output = "out.txt",
	    .limits = {.memory = (size_t)512 << 20,
		.file = request->most,
		.seconds = CPU_SECONDS},
	    .seconds = SECONDS,
	};
	size_t count = 3;

	if (request->layout)
		arguments[count++] = "-layout";
	if (request->first_only) {
		arguments[count++] = "-l";
		arguments[count++] = "1";
	}
	arguments[count++] = "in.pdf";
	arguments[count++] = "out.txt";
	*text = (struct text) {0};
	return helper_run(arena, diag, &helper, text);
}
