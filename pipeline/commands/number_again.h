/*
 * number_again: number --again, after two branches gave numbers at once.
 */
#ifndef COMMANDS_NUMBER_AGAIN_H
#define COMMANDS_NUMBER_AGAIN_H

struct options;

/*
 * Takes the given issues, or those that this branch has numbered by the
 * conflict markers, out of the register, and gives them the next numbers behind
 * the lines that stay. What is published has to stay. Returns the exit status;
 * unless that is 0, nothing is written.
 */
int number_again(const struct options *options);

#endif
