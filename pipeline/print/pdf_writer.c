#include "print/pdf_writer.h"

#include "print/pdf_info.h"

const struct pdf_page *
pdf_writer_page(const struct pdf_writer *writer, size_t page)
{
	if (page < writer->first || page - writer->first >= writer->count)
		return NULL;
	return &writer->pdf_pages[page - writer->first];
}

bool
pdf_writer_draws(const struct pdf_writer *writer, const struct mark *mark)
{
	return writer->info->alone || !mark->alone;
}
