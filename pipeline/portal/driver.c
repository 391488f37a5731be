#include "portal/driver.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/translate.h"
#include "portal/transfer.h"

enum verdict
job_done(struct job *job, enum answer answer)
{
	job->answer = answer;
	return VERDICT_DONE;
}

enum verdict
job_step(struct job *job, int step)
{
	job->step = step - 1;
	return VERDICT_NEXT;
}

enum verdict
job_failed(struct job *job, int status, const char *format, ...)
{
	char words[1024];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(words, sizeof words, translate(format), arguments);
	va_end(arguments);
	job->why = arena_string(job->arena, words);
	job->status = status;
	return VERDICT_FAILED;
}

enum verdict
job_received(struct job *job, const struct transfer *transfer)
{
	if (transfer->ending == ENDING_ABSENT)
		return job_done(job, ANSWER_ABSENT);
	job->bytes = transfer->answer;
	job->size = transfer->size;
	job->digest = transfer->digest;
	return job_done(job,
	    transfer->ending == ENDING_LONGER ? ANSWER_LONGER : ANSWER_WHOLE);
}
