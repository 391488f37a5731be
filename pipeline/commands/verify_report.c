#include "commands/verify_report.h"

#include <string.h>
#include <time.h>

#include "base/translate.h"
#include "publish/verified.h"
#include "sign/signature_check.h"

enum { OFFSET = 7 * 3600, SHOWN = 64, PHRASE = 256 };

/* A time as it is in Việt Nam, which has no summer time. */
static const char *
show_time(char words[SHOWN], int64_t seconds, const char *format)
{
	time_t at = (time_t)(seconds + OFFSET);
	struct tm when = {0};

	gmtime_r(&at, &when);
	strftime(words, SHOWN, format, &when);
	return words;
}

static const char *
moment(char words[SHOWN], size_t seconds)
{
	/* xgettext:no-c-format */
	return show_time(words, (int64_t)seconds, _("%H:%M on %Y-%m-%d"));
}

static const char *
day(char words[SHOWN], size_t seconds)
{
	/* xgettext:no-c-format */
	return show_time(words, (int64_t)seconds, _("%Y-%m-%d"));
}

static const char *
say_times(char words[PHRASE], size_t first, size_t last)
{
	char from[SHOWN], to[SHOWN];

	moment(from, first);
	moment(to, last);
	if (strcmp(from, to) == 0)
		snprintf(words, PHRASE, _("at %s"), from);
	else
		snprintf(words, PHRASE, _("from %s to %s"), from, to);
	return words;
}

static const char *
say_signed(char words[PHRASE], const struct signature_finding *finding)
{
	const char *format = finding->has_manifest
	    ? translate_count("%zu PDF file and the manifest.json",
		  "%zu PDF files and the manifest.json", finding->files)
	    : translate_count("%zu PDF file", "%zu PDF files", finding->files);

	if (finding->files == 0)
		return _("the manifest.json");
	snprintf(words, PHRASE, format, finding->files);
	return words;
}

static const char *
say_revocation(bool is_unrevoked)
{
	return is_unrevoked
	    ? _("the certificate was not revoked when it was used, and what is "
		"enclosed proves it")
	    : _("nothing is enclosed that proves that the certificate was not "
		"revoked when it was used");
}

static void
print_finding(FILE *out, const struct signature_finding *finding)
{
	char until[SHOWN], files[PHRASE], times[PHRASE];

	if (finding->signer == NULL) {
		fprintf(out,
		    translate_count("%s: %zu PDF file has no signature.\n",
			"%s: %zu PDF files have no signature.\n",
			finding->files),
		    finding->issue, finding->files);
		return;
	}
	fprintf(out,
	    _("%s: %s signed by “%s” (certificate issued by “%s”) %s, "
	      "time-stamp of “%s”; as it was when signed; %s; can be proved "
	      "until %s.\n"),
	    finding->issue, say_signed(files, finding), finding->signer,
	    finding->issuer, say_times(times, finding->first, finding->last),
	    finding->authority,
	    say_revocation(
		finding->files > 0 && finding->unrevoked >= finding->files),
	    day(until, finding->until));
}

static void
print_gap(FILE *out, const struct unstamped *gap)
{
	char entries[PHRASE];

	if (gap->first == gap->last)
		snprintf(entries, PHRASE, _("entry %d"), gap->first);
	else
		snprintf(entries, PHRASE, _("entries %d to %d"), gap->first,
		    gap->last);
	if (gap->by == 0)
		fprintf(out,
		    _("Ledger: no time-stamp of its own for %s; and no entry "
		      "after has one.\n"),
		    entries);
	else
		fprintf(out,
		    _("Ledger: no time-stamp of its own for %s; the time-stamp "
		      "of entry %d proves it.\n"),
		    entries, gap->by);
}

static void
print_stamps(FILE *out, const struct verified_stamps *stamps)
{
	char at[SHOWN], until[SHOWN];

	if (stamps->seq == 0)
		fputs(_("Ledger: no entry has a right time-stamp.\n"), out);
	else
		fprintf(out,
		    _("Ledger: %zu entries have time-stamps; the newest of "
		      "them, %d, existed before %s, says “%s”; can be proved "
		      "until %s.\n"),
		    stamps->count, stamps->seq, moment(at, stamps->time),
		    stamps->authority, day(until, stamps->until));
	for (size_t i = 0; i < stamps->gap_count; i++)
		print_gap(out, &stamps->gaps[i]);
}

static void
print_lists(FILE *out, const struct verified_evidence *lists)
{
	char at[SHOWN], until[SHOWN];

	if (lists->time != 0)
		fprintf(out,
		    _("Renewed evidence: %zu lists; the newest proves all up "
		      "to entry %d of the ledger, and existed before %s, says "
		      "“%s”; can be proved until %s.\n"),
		    lists->lists, lists->seq, moment(at, lists->time),
		    lists->authority, day(until, lists->until));
	if (lists->unfinished)
		fputs(_("Renewed evidence: the last list has no time-stamp "
			"yet, since that renewal is not finished.\n"),
		    out);
}

static void
print_witnesses(FILE *out, const struct verify_options *options,
    const struct verified *verified)
{
	for (size_t i = 0; i < options->witness_count; i++) {
		const struct verified_witness *witness =
		    &verified->witnesses[i];

		if (witness->seq > 0)
			fprintf(out,
			    _("Witness “%s” has signed the ledger up to entry "
			      "%d.\n"),
			    witness->name, witness->seq);
	}
}

static size_t
count(const struct signature_findings *findings, bool is_signed)
{
	size_t files = 0;

	for (size_t i = 0; i < findings->count; i++)
		if ((findings->at[i].signer != NULL) == is_signed)
			files += findings->at[i].files;
	return files;
}

/* What could not be found right, because it is not there. */
static void
print_missing(FILE *out, const struct verify_options *options,
    const struct verified *verified)
{
	size_t unsigned_files = count(&verified->findings, false);

	if (unsigned_files > 0)
		fprintf(out, _(" Without signature: %zu PDF files."),
		    unsigned_files);
	if (verified->stamps.seq == 0)
		fputs(_(" There is no time-stamp for the ledger."), out);
	if (options->witness_count == 0)
		fputs(_(" No witness was asked, so that it is not known "
			"whether the ledger was rewritten from its start."),
		    out);
}

void
verify_report(FILE *out, const struct verify_options *options,
    const struct verified *verified, bool good)
{
	for (size_t i = 0; i < verified->findings.count; i++)
		print_finding(out, &verified->findings.at[i]);
	if (options->trust != NULL) {
		print_stamps(out, &verified->stamps);
		print_lists(out, &verified->lists);
	}
	print_witnesses(out, options, verified);
	if (!good) {
		fputs(_("Conclusion: THERE ARE DIFFERENCES, as the error "
			"messages say; those files should not be trusted.\n"),
		    out);
		return;
	}
	fprintf(out,
	    _("Conclusion: all that is here is as it was published, and %zu "
	      "PDF files are as they were signed."),
	    count(&verified->findings, true));
	print_missing(out, options, verified);
	fputc('\n', out);
}

void
verify_report_file(FILE *out, const char *path,
    const struct signature_facts *facts, const struct signed_base *base)
{
	char at[SHOWN], until[SHOWN];

	if (facts == NULL) {
		fprintf(out,
		    _("%s: Conclusion: there is NO right signature, as the "
		      "error message says.\n"),
		    path);
		return;
	}
	fprintf(out,
	    _("%s: signed by “%s” (certificate issued by “%s”) at %s, "
	      "time-stamp of “%s”; %s; can be proved until %s.\n"),
	    path, facts->signer, facts->issuer, moment(at, (size_t)facts->time),
	    facts->authority, say_revocation(facts->is_unrevoked),
	    day(until, (size_t)facts->until));
	fprintf(out,
	    _("%s: before it was signed, the file was its first %zu bytes, "
	      "SHA-256 %s.\n"),
	    path, base->size, base->digest.hex);
	fprintf(out,
	    _("%s: Conclusion: as it was when signed. Whether this file is in "
	      "the gazette, only the gazette's site can tell.\n"),
	    path);
}
