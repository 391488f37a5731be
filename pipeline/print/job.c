#include "print/job.h"

#include "print/pdf.h"

const struct sheet *
print_job_sheet(const struct print_job *job, size_t page)
{
	if (page < job->first || page - job->first >= job->count)
		return NULL;
	return &job->sheets[page - job->first];
}

bool
print_job_prints(const struct print_job *job, const struct mark *mark)
{
	return job->info->alone || !mark->alone;
}
