#!/bin/sh
# extract.sh: writes the catalogue's template, all messages of the sources in
# English, to standard output. What follows a function's name is the place of its
# format.
set -eu
cd "$(dirname "$0")/../.."

keywords='_ N_ translate_count:1,2
diag_error:4 diag_warning:4 diag_note:4
diag_error_at:4 diag_warning_at:4 diag_note_at:4 diag_failure:3
parsing_refuse:4 parsing_refuse_at:5
finding_error:5 finding_warning:5 finding_note:5
verifier_error:4 job_failed:3 portal_fail:4 portal_refuse:5 REFUSE:3'

# shellcheck disable=SC2046,SC2086
find pipeline -name '*.[ch]' -o -name diag_code.def | LC_ALL=C sort |
    xgettext --files-from=- --language=C --from-code=UTF-8 --output=- \
	--keyword $(printf -- '--keyword=%s ' $keywords) \
	--add-location=file --package-name=congbao "$@"
