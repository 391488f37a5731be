/*
 * report_summary: the figures of a year in the sentence that offices report
 * them with.
 */
#ifndef NUMBER_REPORT_SUMMARY_H
#define NUMBER_REPORT_SUMMARY_H

struct arena;
struct report;

/*
 * "90 số công báo điện tử với 732 văn bản, tăng 36 số và 94 văn bản so với năm
 * 2020, vượt kế hoạch năm 30 số", without a full stop. What is not known, a
 * year before or a plan, is left out.
 */
const char *report_summary(struct arena *arena, const struct report *report);

#endif
