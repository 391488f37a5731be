#include "commands/office.h"

#include "base/diag.h"
#include "base/helper.h"

/*
 * Settings of a profile that nobody has used: no macros, and nothing is loaded
 * that the file only refers to.
 */
#define ITEM(path, name, value)                                                \
	"<item oor:path=\"/org.openoffice.Office." path                        \
	"\"><prop oor:name=\"" name "\" oor:op=\"fuse\"><value>" value         \
	"</value></prop></item>\n"

static const char SETTINGS[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\" "
    "xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" "
    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n" ITEM(
	"Common/Security/Scripting", "DisableMacrosExecution", "true")
	ITEM("Common/Security/Scripting", "MacroSecurityLevel", "3") ITEM(
	    "Common/Security/Scripting", "BlockUntrustedRefererLinks", "true")
	    ITEM("Writer/Content/Update", "Link", "2") ITEM(
		"Writer/Content/Update", "Field", "false") "</oor:items>\n";

/* LibreOffice needs 400 MB for most files, and writes little. */
static const struct sandbox_limits LIMITS = {
    .memory = (size_t)2 << 30,
    .file = (size_t)64 << 20,
    .seconds = 600,
};

static const char *
input_name(enum file_kind kind)
{
	switch (kind) {
	case FILE_ODT:
		return "in.odt";
	case FILE_RTF:
		return "in.rtf";
	case FILE_DOC:
	case FILE_DOCX:
	case FILE_ENCRYPTED:
	case FILE_OTHER:
		break;
	}
	return "in.doc";
}

static bool
tell(
    struct diag *diag, const char *path, enum helper_result result, int seconds)
{
	switch (result) {
	case HELPER_DONE:
		diag_note_at(diag, CODE_WORD_CONVERTED, path,
		    "was converted to .docx by LibreOffice; compare the text "
		    "with the file");
		return true;
	case HELPER_MISSING:
		diag_failure(diag, path,
		    "only LibreOffice can read this kind of file, and it is "
		    "not installed (soffice): install the package "
		    "libreoffice-writer-nogui, or save the file as .docx");
		break;
	case HELPER_LATE:
		diag_error_at(diag, CODE_WORD_CONVERSION, path,
		    "LibreOffice was ended after %d seconds: save the file as "
		    ".docx",
		    seconds);
		break;
	case HELPER_REFUSED:
		diag_error_at(diag, CODE_WORD_CONVERSION, path,
		    "LibreOffice could not convert the file: is it damaged? "
		    "open it in Word, and save it as .docx");
		break;
	case HELPER_FAILURE:
		break;
	}
	return false;
}

bool
office_convert(struct arena *arena, struct diag *diag,
    const struct office_file *file, int seconds, struct text *docx)
{
	const char *name = input_name(file->kind);
	const char *const arguments[] = {"soffice", "--headless", "--norestore",
	    "-env:UserInstallation=file://{}/profile", "--convert-to",
	    "docx:MS Word 2007 XML", "--outdir", "{}/out", name, NULL};
	const struct helper_file files[] = {{name, file->bytes},
	    {"profile/user/registrymodifications.xcu", text_of(SETTINGS)}};
	const struct helper helper = {
	    .arguments = arguments,
	    .files = files,
	    .file_count = sizeof files / sizeof files[0],
	    .output = "out/in.docx",
	    .limits = LIMITS,
	    .seconds = seconds,
	};

	return tell(
	    diag, file->path, helper_run(arena, diag, &helper, docx), seconds);
}
