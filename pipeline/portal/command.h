/*
 * command: jobs of FTP and SFTP that are commands to the server: to make or
 * remove a directory, or to remove a file.
 *
 * If one is refused, the server does not say why. So the next step looks
 * whether the file exists.
 */
#ifndef PORTAL_COMMAND_H
#define PORTAL_COMMAND_H

#include "portal/driver.h"

/* The steps of a job; most jobs have only the first. */
enum command_step {
	STEP_FIRST,
	STEP_LOOK,    /* the command was refused: does the file exist? */
	STEP_PARENTS, /* DIRECTORY: it does not, so make its parents first */
	STEP_CLEAN,   /* REMOVE_DIRECTORY: remove stale drafts, then retry */
	STEP_OTHER,   /* the first of those that a driver has besides */
};

/* Prepares STEP_LOOK: reads the file, or lists the directory. */
void command_look(const struct job *job, struct transfer *transfer);

/*
 * The names of the drafts of interrupted runs that STEP_CLEAN removes. They are
 * plain, so that they can be part of a command.
 */
const struct transfer_lines *command_drafts(const struct job *job);

/* The verdict on a transfer of such a job. */
enum verdict command_judge(struct job *job, const struct transfer *transfer);

#endif
