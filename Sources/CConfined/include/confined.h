#pragma once
#include <stddef.h>
#include <sys/types.h>

/// What a program that reads hostile input may use up.
typedef struct {
    /// Of processor time; whoever waits for it also counts by the clock.
    unsigned cpu_seconds;
    size_t memory_bytes;
    /// Of any file it writes.
    size_t file_bytes;
} kept_limits;

/// Starts a program without a shell, in a folder of its own: it reads the system's files and that folder, writes in that folder
/// alone, opens no socket, starts no other program, and dies with the thread that started it. Its standard output comes from the
/// descriptor given back; its standard error goes into the file "said" in the folder.
/// Returns -1 with errno where it could not be started. The caller closes the descriptor and waits for the process.
int kept_confined_start(const char *program, char *const arguments[], const char *folder, kept_limits limits, pid_t *process);
