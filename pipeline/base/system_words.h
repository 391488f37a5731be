/*
 * system_words: what the system says of an error, in the user's language.
 */
#ifndef BASE_SYSTEM_WORDS_H
#define BASE_SYSTEM_WORDS_H

/*
 * As strerror(), for a value of errno. In Vietnamese the usual ones come with
 * the English words, which can be searched for; the others are English alone.
 * The result is static, or lasts until the next call.
 */
const char *system_words(int error);

#endif
