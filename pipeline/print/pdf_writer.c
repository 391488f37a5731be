#include "print/pdf_writer.h"

#include "print/pdf.h"

const struct pdf_page *
print_job_pdf_page(const struct pdf_writer *writer, size_t page)
{
	if (page < writer->first || page - writer->first >= writer->count)
		return NULL;
	return &writer->pdf_pages[page - writer->first];
}

bool
print_job_prints(const struct pdf_writer *writer, const struct mark *mark)
{
	return writer->info->alone || !mark->alone;
}
