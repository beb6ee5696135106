#define _GNU_SOURCE
#include "confined.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define KEPT_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define KEPT_ARCH AUDIT_ARCH_AARCH64
#endif

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define RETURN(what) BPF_STMT(BPF_RET | BPF_K, what)
/// One system call fails as forbidden.
#define DENY(name) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_##name, 0, 1), RETURN(SECCOMP_RET_ERRNO | EPERM)

/// No network, no other program or process, none of the kernel's rarer doors.
static const struct sock_filter rules[] = {
    LOAD(arch),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, KEPT_ARCH, 1, 0),
    RETURN(SECCOMP_RET_KILL_PROCESS),
    LOAD(nr),
#ifdef __x86_64__
    // The numbers of the x32 interface would go around the others.
    BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),
    RETURN(SECCOMP_RET_KILL_PROCESS),
    DENY(fork),
    DENY(vfork),
#endif
    DENY(socket),
    DENY(socketpair),
    DENY(connect),
    DENY(clone),
    DENY(ptrace),
    DENY(process_vm_readv),
    DENY(process_vm_writev),
    DENY(kill),
    DENY(tgkill),
    DENY(mount),
    DENY(unshare),
    DENY(setns),
    DENY(bpf),
    DENY(perf_event_open),
    DENY(keyctl),
    DENY(userfaultfd),
    DENY(io_uring_setup),
    // The C library falls back to clone, which is forbidden above.
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_clone3, 0, 1),
    RETURN(SECCOMP_RET_ERRNO | ENOSYS),
    RETURN(SECCOMP_RET_ALLOW),
};

static int filter_calls(void) {
    struct sock_fprog program = {sizeof rules / sizeof *rules, (struct sock_filter *)rules};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

static void allow_below(int ruleset, const char *path, uint64_t what) {
    int folder = open(path, O_PATH | O_CLOEXEC);
    if (folder < 0) return;
    struct landlock_path_beneath_attr rule = {.allowed_access = what, .parent_fd = folder};
    syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    close(folder);
}

/// Files: the system's to read, this folder's to write. Kernels older than 5.13 cannot; the other limits hold there too.
static int fence_files(void) {
    // What the first version of the interface knows: from executing to making links.
    const uint64_t all = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;
    const uint64_t reading = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
    struct landlock_ruleset_attr handled = {.handled_access_fs = all};
    int ruleset = (int)syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0);
    if (ruleset < 0) return errno == ENOSYS || errno == EOPNOTSUPP ? 0 : -1;
    const char *const system[] = {"/usr", "/lib", "/lib64", "/bin"};
    for (unsigned i = 0; i < sizeof system / sizeof *system; i++) allow_below(ruleset, system[i], reading);
    allow_below(ruleset, "/etc/ld.so.cache", LANDLOCK_ACCESS_FS_READ_FILE);
    allow_below(ruleset, ".", all & ~(uint64_t)LANDLOCK_ACCESS_FS_EXECUTE);
    int held = (int)syscall(SYS_landlock_restrict_self, ruleset, 0);
    close(ruleset);
    return held;
}

static int limit(int what, size_t most) {
    struct rlimit bound = {most, most};
    return setrlimit(what, &bound);
}

/// In the child, between fork and exec: nothing here takes memory or a lock.
static int confine(const char *folder, kept_limits limits, int output) {
    if (setpgid(0, 0) || prctl(PR_SET_PDEATHSIG, SIGKILL) || chdir(folder)) return -1;
    int nothing = open("/dev/null", O_RDONLY), said = open("said", O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (dup2(nothing, 0) < 0 || dup2(output, 1) < 0 || dup2(said, 2) < 0) return -1;
    if (syscall(SYS_close_range, 3, ~0U, 0)) return -1;
    if (limit(RLIMIT_CPU, limits.cpu_seconds) || limit(RLIMIT_AS, limits.memory_bytes) || limit(RLIMIT_FSIZE, limits.file_bytes) ||
        limit(RLIMIT_CORE, 0) || limit(RLIMIT_NOFILE, 64))
        return -1;
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) || fence_files() || filter_calls() ? -1 : 0;
}

int kept_confined_start(const char *program, char *const arguments[], const char *folder, kept_limits limits, pid_t *process) {
    static char *const environment[] = {"PATH=/usr/bin:/bin", "LANG=C.UTF-8", "LC_ALL=C.UTF-8", NULL};
    int ends[2];
    if (pipe2(ends, O_CLOEXEC)) return -1;
    *process = fork();
    if (*process == 0) {
        // Signals that the server takes or leaves are the program's own again.
        signal(SIGPIPE, SIG_DFL);
        signal(SIGINT, SIG_IGN);
        if (confine(folder, limits, ends[1]) == 0) execve(program, arguments, environment);
        _exit(127);
    }
    close(ends[1]);
    if (*process > 0) return ends[0];
    int why = errno;
    close(ends[0]);
    errno = why;
    return -1;
}
