#include "commands/verify_report.h"

#include <string.h>
#include <time.h>

#include "publish/verified.h"
#include "sign/signature_check.h"

enum { OFFSET = 7 * 3600, SHOWN = 64 };

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
	return show_time(words, (int64_t)seconds, "%H:%M ngày %d/%m/%Y");
}

static const char *
day(char words[SHOWN], size_t seconds)
{
	return show_time(words, (int64_t)seconds, "%d/%m/%Y");
}

static void
print_times(FILE *out, size_t first, size_t last)
{
	char from[SHOWN], to[SHOWN];

	moment(from, first);
	moment(to, last);
	if (strcmp(from, to) == 0)
		fprintf(out, "lúc %s", from);
	else
		fprintf(out, "từ %s đến %s", from, to);
}

static void
print_finding(FILE *out, const struct signature_finding *finding)
{
	char words[SHOWN];

	if (finding->signer == NULL) {
		fprintf(out, "%s: %zu tệp PDF không có chữ ký số.\n",
		    finding->issue, finding->files);
		return;
	}
	fprintf(out, "%s: ", finding->issue);
	if (finding->files > 0)
		fprintf(out, "%zu tệp PDF%s", finding->files,
		    finding->has_manifest ? " và " : "");
	if (finding->has_manifest)
		fputs("bản kê manifest.json", out);
	fprintf(out, " do “%s” ký (chứng thư do “%s” cấp) ", finding->signer,
	    finding->issuer);
	print_times(out, finding->first, finding->last);
	fprintf(out,
	    ", dấu thời gian của “%s”; còn nguyên như khi ký; %s; chứng minh "
	    "được đến ngày %s.\n",
	    finding->authority,
	    finding->unrevoked < finding->files || finding->files == 0
		? "không có gì kèm theo chứng minh rằng chứng thư chưa bị thu "
		  "hồi khi ký"
		: "chứng thư chưa bị thu hồi khi ký, có chứng minh kèm theo",
	    day(words, finding->until));
}

static void
print_gap(FILE *out, const struct unstamped *gap)
{
	fprintf(out, "Sổ cái: ");
	if (gap->first == gap->last)
		fprintf(out, "mục %d", gap->first);
	else
		fprintf(out, "các mục %d đến %d", gap->first, gap->last);
	fputs(" không có dấu thời gian riêng; ", out);
	if (gap->by == 0)
		fputs("chưa mục nào sau đó có.\n", out);
	else
		fprintf(
		    out, "dấu thời gian của mục %d chứng minh cho.\n", gap->by);
}

static void
print_stamps(FILE *out, const struct verified_stamps *stamps)
{
	char at[SHOWN], until[SHOWN];

	if (stamps->seq == 0)
		fputs("Sổ cái: không mục nào có dấu thời gian đúng.\n", out);
	else
		fprintf(out,
		    "Sổ cái: %zu mục có dấu thời gian; mục mới nhất trong số "
		    "đó, %d, có từ trước %s, theo “%s”; chứng minh được đến "
		    "ngày %s.\n",
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
		    "Bằng chứng gia hạn: %zu danh mục; danh mục mới nhất chứng "
		    "minh tất cả đến mục %d của sổ cái, có từ trước %s, theo "
		    "“%s”; chứng minh được đến ngày %s.\n",
		    lists->lists, lists->seq, moment(at, lists->time),
		    lists->authority, day(until, lists->until));
	if (lists->unfinished)
		fputs("Bằng chứng gia hạn: danh mục cuối chưa có dấu thời "
		      "gian, vì lần gia hạn ấy chưa xong.\n",
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
			    "Nhân chứng “%s” đã ký nhận sổ cái đến mục %d.\n",
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
		fprintf(
		    out, " Không có chữ ký số: %zu tệp PDF.", unsigned_files);
	if (verified->stamps.seq == 0)
		fputs(" Không có dấu thời gian cho sổ cái.", out);
	if (options->witness_count == 0)
		fputs(" Không hỏi nhân chứng nào, nên không biết sổ cái có bị "
		      "viết lại từ đầu không.",
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
		fputs("Kết luận: CÓ SAI LỆCH, như các thông báo lỗi nêu; "
		      "không nên tin những tệp ấy.\n",
		    out);
		return;
	}
	fprintf(out,
	    "Kết luận: mọi thứ có ở đây còn nguyên như khi công bố, và %zu tệp "
	    "PDF còn nguyên như khi ký.",
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
		    "%s: Kết luận: KHÔNG có chữ ký số đúng, như thông báo lỗi "
		    "nêu.\n",
		    path);
		return;
	}
	fprintf(out,
	    "%s: do “%s” ký (chứng thư do “%s” cấp) lúc %s, dấu thời gian của "
	    "“%s”; %s; chứng minh được đến ngày %s.\n",
	    path, facts->signer, facts->issuer, moment(at, (size_t)facts->time),
	    facts->authority,
	    facts->is_unrevoked
		? "chứng thư chưa bị thu hồi khi ký, có chứng minh kèm theo"
		: "không có gì kèm theo chứng minh rằng chứng thư chưa bị thu "
		  "hồi khi ký",
	    day(until, (size_t)facts->until));
	fprintf(out, "%s: tệp trước khi ký là %zu byte đầu, SHA-256 %s.\n",
	    path, base->size, base->digest.hex);
	fprintf(out,
	    "%s: Kết luận: còn nguyên như khi ký. Tệp này có trong công báo "
	    "hay không, chỉ trang web của công báo mới cho biết.\n",
	    path);
}
