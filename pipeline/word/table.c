#include "word/table.h"

#include <string.h>

#include "base/arena.h"
#include "base/translate.h"
#include "word/blocks.h"
#include "word/findings.h"
#include "word/styles.h"
#include "word/walk.h"
#include "word/xml.h"

enum merge { MERGE_NONE, MERGE_RESTART, MERGE_CONTINUE };

/* What a cell says, apart from its text. */
struct cell_properties {
	int span;
	enum merge down, across; /* w:vMerge, w:hMerge */
	struct borders borders;
	bool is_changed; /* inserted, deleted or merged, tracked */
};

/* The cell of a column that the next row may continue. */
struct above {
	bool is_open;
	size_t row, cell;
};

/* Where a cell is, and the lines that it says it has. */
struct edges {
	size_t row, column, end;
	struct borders borders;
};

/* A table while it is read. */
struct table_reading {
	struct word_table *table;
	struct borders borders;
	struct above *above; /* for each column */
	size_t columns_room;
	struct edges *edges; /* of all cells */
	size_t edge_count, edge_room;
	bool skips; /* the row was deleted */
};

enum { COLUMNS_MOST = 1024, SPAN_MOST = 1024 };

static enum merge
merge_of(const struct xml *xml)
{
	const char *value = xml_value(xml);

	return value != NULL && strcmp(value, "restart") == 0 ? MERGE_RESTART
							      : MERGE_CONTINUE;
}

static struct cell_properties
read_cell_properties(struct xml *xml)
{
	struct cell_properties cell = {.span = 1};
	int depth = xml_depth(xml);

	while (xml_child(xml, depth))
		switch (xml_name(xml)) {
		case W_gridSpan:
			cell.span = xml_number(xml, XML_SPACE_W, "val", 1);
			if (cell.span < 1 || cell.span > SPAN_MOST)
				cell.span = 1;
			break;
		case W_vMerge:
			cell.down = merge_of(xml);
			break;
		case W_hMerge:
			cell.across = merge_of(xml);
			break;
		case W_tcBorders:
			cell.borders = borders_read(xml);
			break;
		case W_cellIns:
		case W_cellDel:
		case W_cellMerge:
			cell.is_changed = true;
			break;
		default: /* widths, shading and the like */
			break;
		}
	return cell;
}

/* The record of a column. */
static struct above *
above_of(struct walk *walk, struct table_reading *reading, size_t column)
{
	while (column >= reading->columns_room)
		reading->above = arena_more(walk->arena, reading->above,
		    reading->columns_room, &reading->columns_room,
		    sizeof *reading->above);
	return &reading->above[column];
}

static struct text
words_of(struct arena *arena, const struct word_blocks *blocks)
{
	struct buffer out = {.arena = arena};

	for (size_t i = 0; i < blocks->count; i++) {
		const struct word_paragraph *paragraph =
		    blocks->at[i].paragraph;

		for (size_t j = 0; paragraph != NULL && j < paragraph->count;
		     j++)
			buffer_add(&out, paragraph->runs[j].text);
	}
	return buffer_text(&out);
}

/* Word shows the first of merged cells alone. */
static void
drop_covered(struct walk *walk, const struct word_blocks *blocks)
{
	struct text words = text_trim(words_of(walk->scratch, blocks));

	if (words.length > 0)
		finding_warning(walk->findings, CODE_WORD_HIDDEN,
		    walk_place(walk), words,
		    "text in a cell that is merged into the one above or "
		    "before it, and not shown, is left out");
}

static struct word_cell *
add_cell(struct walk *walk, struct word_row *row)
{
	row->at = arena_more(
	    walk->arena, row->at, row->count, &row->room, sizeof *row->at);
	return &row->at[row->count++];
}

/* Does it continue a cell above? */
static bool
continue_above(struct walk *walk, struct table_reading *reading, size_t row,
    size_t column, const struct cell_properties *cell)
{
	struct above *above = above_of(walk, reading, column);
	struct word_cell *first;

	if (cell->down != MERGE_CONTINUE || !above->is_open ||
	    above->row + 1 > row)
		return false;
	first = &reading->table->rows[above->row].at[above->cell];
	if (above->row + (size_t)first->row_span != row ||
	    first->column_span != cell->span)
		return false;
	first->row_span++;
	return true;
}

static void
add_edges(struct walk *walk, struct table_reading *reading, size_t column,
    const struct cell_properties *cell)
{
	reading->edges = arena_more(walk->arena, reading->edges,
	    reading->edge_count, &reading->edge_room, sizeof *reading->edges);
	reading->edges[reading->edge_count++] = (struct edges) {
	    .row = reading->table->count - 1,
	    .column = column,
	    .end = column + (size_t)cell->span,
	    .borders = cell->borders,
	};
}

static void
begin_cell(struct walk *walk, struct table_reading *reading,
    struct word_blocks blocks, const struct cell_properties *properties,
    size_t column)
{
	size_t index = reading->table->count - 1;
	struct word_row *row = &reading->table->rows[index];

	*above_of(walk, reading, column) =
	    (struct above) {properties->down != MERGE_NONE, index, row->count};
	*add_cell(walk, row) = (struct word_cell) {
	    .blocks = blocks,
	    .column = column,
	    .column_span = properties->span,
	    .row_span = 1,
	};
	add_edges(walk, reading, column, properties);
}

static void
place_cell(struct walk *walk, struct table_reading *reading,
    struct word_blocks blocks, const struct cell_properties *properties,
    size_t *column)
{
	struct word_table *table = reading->table;
	struct word_row *row = &table->rows[table->count - 1];

	if (properties->across == MERGE_CONTINUE && row->count > 0) {
		row->at[row->count - 1].column_span += properties->span;
		drop_covered(walk, &blocks);
	} else if (continue_above(
		       walk, reading, table->count - 1, *column, properties)) {
		drop_covered(walk, &blocks);
	} else {
		begin_cell(walk, reading, blocks, properties, *column);
	}
	*column += (size_t)properties->span;
	if (*column > table->columns)
		table->columns = *column;
}

static void
read_cell(struct walk *walk, struct table_reading *reading, size_t *column)
{
	int depth = xml_depth(walk->xml);
	struct cell_properties properties = {.span = 1};
	struct word_blocks blocks = {0};
	struct blocks_reader reader = {.blocks = &blocks};

	while (xml_child(walk->xml, depth)) {
		if (xml_name(walk->xml) == W_tcPr)
			properties = read_cell_properties(walk->xml);
		else
			blocks_read(walk, &reader);
	}
	blocks_end(walk, &reader);
	if (properties.is_changed)
		finding_error(walk->findings, CODE_WORD_TRACKED,
		    walk_place(walk), words_of(walk->scratch, &blocks),
		    "a cell was inserted, deleted or merged, and the change is "
		    "tracked; accept it in Word");
	if (*column + (size_t)properties.span <= COLUMNS_MOST)
		place_cell(walk, reading, blocks, &properties, column);
	else
		finding_error(walk->findings, CODE_WORD_LIMIT, walk_place(walk),
		    words_of(walk->scratch, &blocks),
		    "the table has more than %d columns", COLUMNS_MOST);
}

/* What a row says, apart from its cells. */
struct row_properties {
	int before; /* columns of the grid that it leaves free */
	bool head, is_inserted, is_deleted;
};

static struct row_properties
read_row_properties(struct xml *xml)
{
	struct row_properties row = {0};
	int depth = xml_depth(xml);

	while (xml_child(xml, depth))
		switch (xml_name(xml)) {
		case W_gridBefore:
			row.before = xml_number(xml, XML_SPACE_W, "val", 0);
			break;
		case W_tblHeader:
			row.head = xml_switch(xml);
			break;
		case W_ins:
			row.is_inserted = true;
			break;
		case W_del:
			row.is_deleted = true;
			break;
		default:
			break;
		}
	return row;
}

static bool
is_container(const struct xml *xml)
{
	switch (xml_name(xml)) {
	case W_sdt:
	case W_sdtContent:
	case W_customXml:
	case W_ins:
	case W_moveTo:
		return true;
	default:
		return false;
	}
}

static void
begin_row(struct walk *walk, struct table_reading *reading)
{
	struct word_table *table = reading->table;

	table->rows = arena_more(walk->arena, table->rows, table->count,
	    &table->room, sizeof *table->rows);
	table->rows[table->count++] = (struct word_row) {0};
}

static void
apply_row(struct walk *walk, struct table_reading *reading, size_t *column)
{
	struct row_properties row = read_row_properties(walk->xml);

	reading->table->rows[reading->table->count - 1].head = row.head;
	if (row.before > 0 && row.before < COLUMNS_MOST)
		*column += (size_t)row.before;
	if (row.is_inserted)
		walk_tracked(walk, walk_place(walk), (struct text) {0},
		    _("a row of a table inserted"));
	if (!row.is_deleted)
		return;
	walk_tracked(walk, walk_place(walk), (struct text) {0},
	    _("a row of a table deleted"));
	reading->skips = true;
}

/* The paragraphs of a row that was deleted keep their numbers. */
static void
skip_cell(struct walk *walk)
{
	int depth = xml_depth(walk->xml);

	while (xml_child(walk->xml, depth)) {
		walk->paragraphs += xml_name(walk->xml) == W_p;
		if (xml_name(walk->xml) != MC_Fallback)
			skip_cell(walk);
	}
}

static void
read_row_content(
    struct walk *walk, struct table_reading *reading, size_t *column)
{
	int depth = xml_depth(walk->xml);

	while (xml_child(walk->xml, depth)) {
		if (xml_name(walk->xml) == W_trPr)
			apply_row(walk, reading, column);
		else if (xml_name(walk->xml) == W_tc && reading->skips)
			skip_cell(walk);
		else if (xml_name(walk->xml) == W_tc)
			read_cell(walk, reading, column);
		else if (is_container(walk->xml))
			read_row_content(walk, reading, column);
	}
}

static void
read_row(struct walk *walk, struct table_reading *reading)
{
	size_t column = 0;

	begin_row(walk, reading);
	reading->skips = false;
	read_row_content(walk, reading, &column);
	if (reading->skips)
		reading->table->count--;
}

static void
read_table_properties(struct walk *walk, struct table_reading *reading)
{
	int depth = xml_depth(walk->xml);
	struct borders direct = {0};

	while (xml_child(walk->xml, depth)) {
		if (xml_name(walk->xml) == W_tblStyle)
			walk->table_style = styles_find(
			    walk->styles, STYLE_TABLE, xml_value(walk->xml));
		else if (xml_name(walk->xml) == W_tblBorders)
			direct = borders_read(walk->xml);
	}
	reading->borders = style_borders(walk->table_style);
	borders_layer(&reading->borders, direct);
}

static void
read_grid(struct walk *walk, struct table_reading *reading)
{
	int depth = xml_depth(walk->xml);

	while (xml_child(walk->xml, depth))
		if (xml_name(walk->xml) == W_gridCol &&
		    reading->table->columns < COLUMNS_MOST)
			reading->table->columns++;
}

static void
read_table_content(struct walk *walk, struct table_reading *reading)
{
	int depth = xml_depth(walk->xml);

	while (xml_child(walk->xml, depth)) {
		if (xml_name(walk->xml) == W_tblPr)
			read_table_properties(walk, reading);
		else if (xml_name(walk->xml) == W_tblGrid)
			read_grid(walk, reading);
		else if (xml_name(walk->xml) == W_tr)
			read_row(walk, reading);
		else if (is_container(walk->xml))
			read_table_content(walk, reading);
	}
}

/* Has a cell a line on this side? The table's lines depend on its place. */
static bool
has_edge(const struct table_reading *reading, const struct edges *cell,
    unsigned side, bool is_outer)
{
	unsigned inner = side == BORDER_TOP || side == BORDER_BOTTOM
	    ? BORDER_INSIDE_ROWS
	    : BORDER_INSIDE_COLUMNS;

	if (cell->borders.given & side)
		return (cell->borders.visible & side) != 0;
	return (reading->borders.visible & (is_outer ? side : inner)) != 0;
}

static int
count_edges(const struct table_reading *reading, const struct edges *cell)
{
	const struct word_table *table = reading->table;

	return has_edge(reading, cell, BORDER_TOP, cell->row == 0) +
	    has_edge(
		reading, cell, BORDER_BOTTOM, cell->row + 1 == table->count) +
	    has_edge(reading, cell, BORDER_LEFT, cell->column == 0) +
	    has_edge(reading, cell, BORDER_RIGHT, cell->end == table->columns);
}

/* Lines around half of the cells; a rule below one or two makes no table. */
static bool
is_bordered(const struct table_reading *reading)
{
	size_t bordered = 0;

	for (size_t i = 0; i < reading->edge_count; i++)
		bordered += count_edges(reading, &reading->edges[i]) > 1;
	return bordered > 0 && 2 * bordered >= reading->edge_count;
}

void
table_read(struct walk *walk, struct word_blocks *blocks)
{
	const struct style *around = walk->table_style;
	struct word_table *table = arena_alloc(walk->arena, sizeof *table);
	struct table_reading reading = {.table = table};

	table->place = walk_place(walk);
	table->place.paragraph++;
	walk->table_style = styles_find(walk->styles, STYLE_TABLE, NULL);
	read_table_content(walk, &reading);
	walk->table_style = around;
	table->bordered = is_bordered(&reading);
	if (table->count > 0)
		walk_add_block(walk, blocks, WORD_TABLE)->table = table;
}
