#include "print/job.h"

#include "print/pdf.h"

const struct sheet *
job_sheet(const struct job *job, size_t page)
{
	if (page < job->first || page - job->first >= job->count)
		return NULL;
	return &job->sheets[page - job->first];
}

bool
job_prints(const struct job *job, const struct mark *mark)
{
	return job->info->alone || !mark->alone;
}
