/*
 * Which words a line should not part: "~" stands where it should not.
 */
#include <string.h>

#include "check.h"
#include "typeset/face.h"
#include "typeset/no_break.h"
#include "typeset/words.h"

enum { WORDS = 32 };

struct sentence {
	struct shape shapes[WORDS];
	struct fragment fragments[WORDS];
	struct word list[WORDS];
	bool tied[WORDS]; /* to the next */
	struct words words;
};

/* Words parted by spaces, or by ~ where they should stick. */
static void
make(struct sentence *sentence, const char *text)
{
	size_t count = 0;

	memset(sentence, 0, sizeof *sentence);
	while (*text != '\0' && count < WORDS) {
		size_t length = strcspn(text, " ~");

		sentence->shapes[count].text = (struct text) {text, length};
		sentence->shapes[count].traits =
		    no_break_traits(sentence->shapes[count].text);
		sentence->fragments[count].shape = &sentence->shapes[count];
		sentence->list[count] =
		    (struct word) {.first = count, .count = 1};
		sentence->tied[count] = text[length] == '~';
		text += length + (text[length] != '\0');
		count++;
	}
	sentence->words = (struct words) {.at = sentence->list,
	    .count = count,
	    .fragments = sentence->fragments,
	    .fragment_count = count};
}

static bool
sticks_as_written(const char *text)
{
	struct sentence sentence;

	make(&sentence, text);
	for (size_t i = 0; i + 1 < sentence.words.count; i++)
		if (words_stay_together(&sentence.words, i) != sentence.tied[i])
			return false;
	return true;
}

int
main(void)
{
	CHECK(sticks_as_written("theo điểm~a khoản~2 Điều~5 Luật Đất đai"));
	CHECK(sticks_as_written("(Điều~5a), Chương~II, Mục~1, Phụ lục~IV;"));
	CHECK(
	    sticks_as_written("số~12/2022/QĐ-UBND ngày~18 tháng~01 năm~2022"));
	CHECK(sticks_as_written("sau 30~ngày kể từ ngày~05 tháng~3"));
	CHECK(sticks_as_written("rộng 12~km, giá 3.000~đồng/m² hoặc 5~%"));
	CHECK(sticks_as_written("hỗ trợ 2~triệu~đồng cho 2 hộ"));
	CHECK(sticks_as_written("giai đoạn 2021~-~2025 và Độc lập~- Tự do"));
	CHECK(sticks_as_written("TM.~ỦY BAN NHÂN DÂN KT.~CHỦ TỊCH"));
	CHECK(sticks_as_written("như sau (~a ) và “~b ”") == false);
	CHECK(sticks_as_written("như sau (~một~) và “~hai~”"));
	CHECK(sticks_as_written("thi hành Quyết định này~./."));
	CHECK(sticks_as_written("các điều khoản khác năm qua số lượng"));
	return check_report();
}
