#include "word/package.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/path.h"
#include "base/translate.h"
#include "base/unzip.h"
#include "word/findings.h"
#include "word/xml.h"

struct stored_part {
	const char *name; /* as stored */
	uint64_t unpacked;
	struct text bytes;
	bool is_read;
};

struct relationship {
	const char *id;
	struct package_target target;
};

/* The relationships of a part. */
struct relationships {
	struct relationship *at;
	size_t count, room;
};

struct package {
	struct arena *arena;
	struct findings *findings;
	struct text bytes;
	struct map *parts;	   /* by names in lower case */
	struct map *relationships; /* by the names of their parts */
	const char *main;
};

static const struct word_place NOWHERE = {0};
static const struct text NO_WORDS = {0};

#define REFUSE(package, code, ...)                                             \
	finding_error((package)->findings, code, NOWHERE, NO_WORDS, __VA_ARGS__)

/* Names of parts are the same in either case (clause 6.2.2.3). */
static struct text
key_of(struct arena *arena, const char *name)
{
	char *key = arena_string(arena, name);

	for (char *at = key; *at != '\0'; at++)
		if (*at >= 'A' && *at <= 'Z')
			*at = (char)(*at - 'A' + 'a');
	return text_of(key);
}

/* Does it stay in the package, wherever that is unpacked? */
static bool
is_inside(const char *name)
{
	struct text rest = text_of(name), segment;

	if (name[0] == '/' || strpbrk(name, "\\:") != NULL)
		return false;
	while (text_take(&rest, '/', &segment))
		if (text_is(segment, "..") || text_is(segment, "."))
			return false;
	return true;
}

static bool
check_entry(const struct package *package, const struct unzip_entry *entry)
{
	uint64_t packed = entry->packed;

	if (!is_inside(entry->name))
		REFUSE(package, CODE_WORD_PATH,
		    "a part has a path that leads out of the file: “%s”",
		    entry->name);
	else if (entry->encrypted)
		REFUSE(package, CODE_WORD_ENCRYPTED, "“%s” is encrypted",
		    entry->name);
	else if (packed > package->bytes.length)
		REFUSE(package, CODE_WORD_DAMAGED,
		    "“%s” is longer than the file", entry->name);
	else if (entry->unpacked > packed * PACKAGE_RATIO_MOST)
		REFUSE(package, CODE_WORD_LIMIT,
		    "“%s” unpacks to more than %d times its size", entry->name,
		    PACKAGE_RATIO_MOST);
	else
		return true;
	return false;
}

/* Two parts of one name would be read otherwise by others. */
static bool
add_part(struct package *package, const struct unzip_entry *entry)
{
	struct stored_part *part = arena_alloc(package->arena, sizeof *part);
	struct text key = key_of(package->arena, entry->name);

	if (map_find(package->parts, key) != NULL) {
		REFUSE(package, CODE_WORD_DAMAGED, "“%s” is there twice",
		    entry->name);
		return false;
	}
	*part = (struct stored_part) {
	    .name = entry->name, .unpacked = entry->unpacked};
	map_add(package->parts, key, part);
	if (text_ends(key, "vbaproject.bin"))
		finding_note(package->findings, CODE_WORD_MACROS, NOWHERE,
		    NO_WORDS, "has macros, which are not run");
	return true;
}

static bool
check_totals(const struct package *package, uint64_t unpacked)
{
	if (map_count(package->parts) > PACKAGE_PARTS_MOST)
		REFUSE(package, CODE_WORD_LIMIT, "has more than %d parts",
		    PACKAGE_PARTS_MOST);
	else if (unpacked > PACKAGE_UNPACKED_MOST)
		REFUSE(package, CODE_WORD_LIMIT, "unpacks to more than %d MiB",
		    PACKAGE_UNPACKED_MOST >> 20);
	else
		return true;
	return false;
}

static bool
is_directory(const char *name)
{
	return name[0] != '\0' && name[strlen(name) - 1] == '/';
}

static bool
list_parts(struct package *package, struct unzip *unzip)
{
	struct unzip_entry entry;
	uint64_t unpacked = 0;
	bool whole;

	while (unzip_next(package->arena, unzip, &entry, &whole)) {
		if (!check_entry(package, &entry))
			return false;
		if (is_directory(entry.name))
			continue;
		unpacked += entry.unpacked;
		if (!add_part(package, &entry) ||
		    !check_totals(package, unpacked))
			return false;
	}
	if (!whole)
		REFUSE(package, CODE_WORD_DAMAGED,
		    "the list of its parts is damaged");
	return whole;
}

static bool
open_parts(struct package *package)
{
	struct unzip *unzip = unzip_open(package->bytes);
	bool good = unzip != NULL;

	if (!good)
		REFUSE(package, CODE_WORD_DAMAGED,
		    text_starts(package->bytes, "PK")
			? _("the file is damaged: its end is missing")
			: _("not a Word file"));
	good = good && list_parts(package, unzip);
	unzip_close(unzip);
	return good;
}

static const char *
find_main(struct package *package)
{
	const char *main = package_related(package, "", "officeDocument");

	if (package->findings->refused)
		return NULL;
	if (main == NULL ||
	    map_find(package->parts, key_of(package->arena, main)) == NULL) {
		REFUSE(package, CODE_WORD_DAMAGED,
		    "not a Word file: it has no main document");
		return NULL;
	}
	return main;
}

struct package *
package_open(struct arena *arena, struct findings *findings, struct text bytes)
{
	enum { PARTS_OFTEN = 32 };
	struct package *package = arena_alloc(arena, sizeof *package);

	*package = (struct package) {
	    .arena = arena,
	    .findings = findings,
	    .bytes = bytes,
	    .parts = map_new(arena, PARTS_OFTEN),
	    .relationships = map_new(arena, PARTS_OFTEN),
	};
	if (!open_parts(package))
		return NULL;
	package->main = find_main(package);
	return package->main == NULL ? NULL : package;
}

const char *
package_main(const struct package *package)
{
	return package->main;
}

static bool
read_part(struct package *package, struct stored_part *part)
{
	struct unzip *unzip = unzip_open(package->bytes);
	bool good = unzip != NULL &&
	    unzip_read(package->arena, unzip, part->name,
		(size_t)part->unpacked, &part->bytes);

	unzip_close(unzip);
	part->is_read = good;
	if (!good)
		REFUSE(
		    package, CODE_WORD_DAMAGED, "“%s” is damaged", part->name);
	return good;
}

bool
package_part(struct package *package, const char *name, struct text *bytes)
{
	struct stored_part *part =
	    map_find(package->parts, key_of(package->arena, name));

	if (part == NULL || (!part->is_read && !read_part(package, part)))
		return false;
	*bytes = part->bytes;
	return true;
}

/*
 * A target as the name of a part: relative to the directory of the part that
 * refers to it, or absolute. NULL if it leads out of the package.
 */
static const char *
resolve(struct arena *arena, const char *part, const char *target)
{
	struct text rest = text_of(target), segment;
	struct buffer path = {.arena = arena};

	buffer_string(&path, "");
	if (target[0] != '/' && strchr(part, '/') != NULL)
		buffer_string(&path, file_directory(arena, part));
	while (text_take(&rest, '/', &segment)) {
		if (text_is(segment, "") || text_is(segment, "."))
			continue;
		if (!text_is(segment, "..")) {
			if (path.length > 0)
				buffer_byte(&path, '/');
			buffer_add(&path, segment);
			continue;
		}
		if (path.length == 0)
			return NULL;
		while (path.length > 0 && path.at[--path.length] != '/')
			;
	}
	return arena_copy(arena, path.at, path.length);
}

/* The last component of an address. */
static const char *
last_of(struct arena *arena, const char *address)
{
	const char *slash = address == NULL ? NULL : strrchr(address, '/');

	return arena_string(arena, slash == NULL ? "" : slash + 1);
}

/* The attribute in the arena; "" if there is none. */
static const char *
attribute_of(struct arena *arena, const struct xml *xml, const char *name)
{
	const char *value = xml_attribute(xml, XML_SPACE_NONE, name);

	return value == NULL ? "" : arena_string(arena, value);
}

static void
read_relationship(struct package *package, const char *part,
    struct relationships *all, const struct xml *xml)
{
	struct arena *arena = package->arena;
	const char *address = attribute_of(arena, xml, "Target");
	struct package_target target = {
	    .type = last_of(arena, xml_attribute(xml, XML_SPACE_NONE, "Type")),
	    .external =
		strcmp(attribute_of(arena, xml, "TargetMode"), "External") == 0,
	};

	target.target =
	    target.external ? address : resolve(arena, part, address);
	if (target.target == NULL) {
		REFUSE(package, CODE_WORD_PATH,
		    "a part refers to a path that leads out of the file: “%s”",
		    address);
		return;
	}
	if (target.external && strcmp(target.type, "hyperlink") != 0)
		finding_note(package->findings, CODE_WORD_EXTERNAL, NOWHERE,
		    NO_WORDS, "refers to “%s”, which is not in it and not read",
		    address);
	all->at =
	    arena_more(arena, all->at, all->count, &all->room, sizeof *all->at);
	all->at[all->count++] =
	    (struct relationship) {attribute_of(arena, xml, "Id"), target};
}

/* "word/document.xml" to "word/_rels/document.xml.rels" */
static const char *
name_of_relationships(struct arena *arena, const char *part)
{
	const char *slash = strrchr(part, '/');
	size_t directory = slash == NULL ? 0 : (size_t)(slash + 1 - part);

	return arena_format(
	    arena, "%.*s_rels/%s.rels", (int)directory, part, part + directory);
}

static void
read_relationships(
    struct package *package, const char *part, struct relationships *all)
{
	const char *name = name_of_relationships(package->arena, part);
	struct text bytes;
	struct xml *xml;
	int root;

	if (!package_part(package, name, &bytes))
		return;
	xml = xml_open(package->arena, package->findings, name, bytes);
	xml_child(xml, -1);
	root = xml_depth(xml);
	while (xml_child(xml, root))
		if (xml_name(xml) == REL_Relationship)
			read_relationship(package, part, all, xml);
	xml_close(xml);
}

static const struct relationships *
relationships_of(struct package *package, const char *part)
{
	struct relationships *all =
	    map_find(package->relationships, text_of(part));

	if (all != NULL)
		return all;
	all = arena_alloc(package->arena, sizeof *all);
	map_add(package->relationships,
	    text_of(arena_string(package->arena, part)), all);
	read_relationships(package, part, all);
	return all;
}

bool
package_relationship(struct package *package, const char *part, const char *id,
    struct package_target *target)
{
	const struct relationships *all = relationships_of(package, part);

	for (size_t i = 0; i < all->count; i++) {
		if (strcmp(all->at[i].id, id) != 0)
			continue;
		*target = all->at[i].target;
		return true;
	}
	return false;
}

const char *
package_related(struct package *package, const char *part, const char *type)
{
	const struct relationships *all = relationships_of(package, part);

	for (size_t i = 0; i < all->count; i++)
		if (strcmp(all->at[i].target.type, type) == 0 &&
		    !all->at[i].target.external)
			return all->at[i].target.target;
	return NULL;
}
