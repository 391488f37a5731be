#include "taking.h"

#include <stdio.h>

#include "number/registry.h"
#include "options.h"
#include "portal/portal.h"
#include "publish/catalogue.h"
#include "publish/takeover.h"
#include "remembering.h"

static bool
take(struct taking *taking, const struct options *options)
{
	struct office *office = &taking->office;

	taking->portal = portal_open(office->arena, office->diag,
	    options->published, PORTAL_READ, &options->access, &taking->status);
	if (taking->portal == NULL ||
	    !remembering_check_any(office->arena, taking->portal))
		return false;
	taking->published =
	    takeover_open(office->arena, taking->portal, options->output);
	if (taking->published == NULL)
		return false;
	if (taking->published->pointer == NULL)
		taking->published = NULL;
	return true;
}

bool
taking_begin(struct taking *taking, const struct options *options)
{
	*taking = (struct taking) {0};
	office_begin_plain(&taking->office, options);
	return options->published == NULL || take(taking, options);
}

bool
taking_has(const struct takeover *published, const struct place_of_issue *place)
{
	const struct register_line *line =
	    registry_find(place->registry, place->name);
	int number = line == NULL ? 0 : line->first;
	struct numbers numbers = {&number, 1};

	return line != NULL &&
	    catalogue_holder(published->catalogue, place->year, &numbers) !=
	    NULL;
}

void
taking_leave_out(
    const struct takeover *published, struct selection *selection, bool tell)
{
	size_t kept = 0;

	for (size_t i = 0; i < selection->count; i++)
		if (!taking_has(published, selection->at[i]))
			selection->at[kept++] = selection->at[i];
		else if (tell)
			printf("%s: is published, and taken as it is\n",
			    selection->at[i]->path);
	selection->count = kept;
}

int
taking_end(struct taking *taking)
{
	int status = taking->status, rest;

	if (taking->portal != NULL)
		status = taking->portal->status;
	if (taking->published != NULL)
		takeover_forget_cited(taking->published);
	portal_close(taking->portal);
	rest = office_end(&taking->office, true);
	return status != 0 ? status : rest;
}
