// What stands between a program and its disk, preloaded on Linux (tests/faults/shim.ts compiles and describes it): every
// change of a file in one folder is written to a log in the order in which it was made, with every flush and every line
// that the program told somebody; or a flush fails, or takes long.
//
//   VIGENTE_SHIM_ROOT   the folder
//   VIGENTE_SHIM_LOG    the log; flushes are then only noted, since it is the log that tells what a disk would have
//   VIGENTE_SHIM_LOST   a file that ends so is never flushed, whatever the program says: for the test of the test
//   VIGENTE_SHIM_FAIL   "n/c": the n-th flush, and as many after it as make c, answer EIO
//   VIGENTE_SHIM_SLOW   "least/most": milliseconds that each flush takes
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/fs.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum { CREATED = 1, WRITTEN, CUT, FLUSHED, MOVED, REMOVED, FOLDER, FOLDER_REMOVED, FOLDER_FLUSHED, TOLD };

#define MOST_FDS 65536
#define MOST_FILES 65536

struct entry {
  uint32_t kind, file;
  uint64_t at;
  uint32_t length, zero;
};

struct tracked {
  uint32_t file; // 0: not of the folder
  char *path;    // within the folder
  int folder;
};

static pthread_mutex_t turn = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
static struct tracked fds[MOST_FDS];
static ino_t inodes[MOST_FILES]; // by number of the file; the last that has an inode is the one
static uint32_t files = 0;
static char root[PATH_MAX];
static size_t rootLength = 0;
static const char *lost = NULL;
static int logFd = -1;
static long failAt = 0, failCount = 0, flushes = 0, slowLeast = 0, slowMost = 0;
static unsigned seed = 1;

/** Straight to the kernel, past every function of this file. */
static long kernel(long call, long a, long b, long c, long d, long e, long f) {
  static long (*real)(long, ...) = NULL;
  if (real == NULL) real = (long (*)(long, ...))dlsym(RTLD_NEXT, "syscall");
  return real(call, a, b, c, d, e, f);
}
#define KERNEL_(call, a, b, c, d, e, f, ...)                                                                 \
  kernel(call, (long)(a), (long)(b), (long)(c), (long)(d), (long)(e), (long)(f))
#define KERNEL(...) KERNEL_(__VA_ARGS__, 0, 0, 0, 0, 0, 0)

__attribute__((constructor)) static void begin(void) {
  const char *dir = getenv("VIGENTE_SHIM_ROOT");
  if (dir == NULL || realpath(dir, root) == NULL) return;
  rootLength = strlen(root);
  lost = getenv("VIGENTE_SHIM_LOST");
  const char *log = getenv("VIGENTE_SHIM_LOG");
  if (log != NULL) logFd = KERNEL(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  const char *fail = getenv("VIGENTE_SHIM_FAIL");
  if (fail != NULL) sscanf(fail, "%ld/%ld", &failAt, &failCount);
  const char *slow = getenv("VIGENTE_SHIM_SLOW");
  if (slow != NULL) sscanf(slow, "%ld/%ld", &slowLeast, &slowMost);
}

static void put(const void *bytes, size_t length) {
  const char *at = bytes;
  while (length > 0) {
    ssize_t n = KERNEL(SYS_write, logFd, at, length);
    if (n <= 0) abort();
    at += n;
    length -= n;
  }
}

static void note(uint32_t kind, uint32_t file, uint64_t at, const void *bytes, size_t length) {
  if (logFd < 0) return;
  struct entry head = {kind, file, at, length, 0};
  put(&head, sizeof head);
  put(bytes, length);
}

/** The path within the folder, in `to`; 0 where it is elsewhere. */
static int within(int dirfd, const char *path, char *to) {
  char whole[PATH_MAX * 2];
  if (rootLength == 0 || path == NULL) return 0;
  if (path[0] == '/') snprintf(whole, sizeof whole, "%s", path);
  else {
    char base[PATH_MAX], link[64];
    ssize_t n = -1;
    if (dirfd == AT_FDCWD) n = getcwd(base, sizeof base) == NULL ? -1 : (ssize_t)strlen(base);
    else {
      snprintf(link, sizeof link, "/proc/self/fd/%d", dirfd);
      n = readlink(link, base, sizeof base - 1);
    }
    if (n < 0) return 0;
    base[n] = 0;
    snprintf(whole, sizeof whole, "%s/%s", base, path);
  }
  if (strncmp(whole, root, rootLength) != 0) return 0;
  if (whole[rootLength] == 0) return strcpy(to, "") != NULL;
  if (whole[rootLength] != '/') return 0;
  snprintf(to, PATH_MAX, "%s", whole + rootLength + 1);
  for (size_t n = strlen(to); n > 0 && to[n - 1] == '/'; n = strlen(to)) to[n - 1] = 0;
  return 1;
}

static void forget(int fd) {
  if (fd < 0 || fd >= MOST_FDS || fds[fd].path == NULL) return;
  free(fds[fd].path);
  fds[fd] = (struct tracked){0};
}

static uint32_t numberOf(ino_t inode) {
  for (uint32_t n = files; n > 0; n -= 1)
    if (inodes[n] == inode) return n;
  return 0;
}

static struct tracked *trackedOf(int fd) {
  return fd >= 0 && fd < MOST_FDS && fds[fd].path != NULL ? &fds[fd] : NULL;
}

static int openTracked(int dirfd, const char *path, int flags, mode_t mode) {
  char inner[PATH_MAX];
  struct stat about;
  if (!within(dirfd, path, inner)) return KERNEL(SYS_openat, dirfd, path, flags, mode);
  pthread_mutex_lock(&turn);
  int isNew = (flags & O_CREAT) && fstatat(dirfd, path, &about, 0) != 0;
  int fd = KERNEL(SYS_openat, dirfd, path, flags, mode);
  int failure = errno;
  if (fd >= 0 && fd < MOST_FDS && fstat(fd, &about) == 0) {
    forget(fd);
    int folder = S_ISDIR(about.st_mode);
    uint32_t file = folder ? 0 : isNew ? 0 : numberOf(about.st_ino);
    if (!folder && file == 0 && files + 1 < MOST_FILES) {
      file = ++files;
      inodes[file] = about.st_ino;
      note(CREATED, file, 0, inner, strlen(inner));
    } else if (!folder && (flags & O_TRUNC)) note(CUT, file, 0, "", 0);
    fds[fd] = (struct tracked){file, strdup(inner), folder};
  }
  pthread_mutex_unlock(&turn);
  errno = failure;
  return fd;
}

#define OPEN(name)                                                                                           \
  int name(const char *path, int flags, ...) {                                                               \
    va_list rest;                                                                                            \
    va_start(rest, flags);                                                                                   \
    mode_t mode = (flags & (O_CREAT | __O_TMPFILE)) ? va_arg(rest, mode_t) : 0;                              \
    va_end(rest);                                                                                            \
    return openTracked(AT_FDCWD, path, flags, mode);                                                         \
  }
OPEN(open)
OPEN(open64)

#define OPENAT(name)                                                                                         \
  int name(int dirfd, const char *path, int flags, ...) {                                                    \
    va_list rest;                                                                                            \
    va_start(rest, flags);                                                                                   \
    mode_t mode = (flags & (O_CREAT | __O_TMPFILE)) ? va_arg(rest, mode_t) : 0;                              \
    va_end(rest);                                                                                            \
    return openTracked(dirfd, path, flags, mode);                                                            \
  }
OPENAT(openat)
OPENAT(openat64)

int close(int fd) {
  pthread_mutex_lock(&turn);
  forget(fd);
  pthread_mutex_unlock(&turn);
  return KERNEL(SYS_close, fd);
}

static void noteParts(uint32_t kind, uint32_t file, uint64_t at, const struct iovec *parts, int count, size_t length) {
  for (int i = 0; i < count && length > 0; i += 1) {
    size_t part = parts[i].iov_len < length ? parts[i].iov_len : length;
    note(kind, file, at, parts[i].iov_base, part);
    at += part;
    length -= part;
  }
}

/** `at` is -1 where it goes where the file stands. */
static ssize_t writeTracked(int fd, const struct iovec *parts, int count, off_t at) {
  pthread_mutex_lock(&turn);
  struct tracked *file = trackedOf(fd);
  off_t from = at;
  if (file != NULL && at < 0) {
    struct stat about;
    from = (fcntl(fd, F_GETFL) & O_APPEND) && fstat(fd, &about) == 0 ? about.st_size : lseek(fd, 0, SEEK_CUR);
  }
  ssize_t n = at < 0 ? KERNEL(SYS_writev, fd, parts, count) : KERNEL(SYS_pwritev, fd, parts, count, at, 0);
  int failure = errno;
  if (n > 0 && file != NULL) noteParts(WRITTEN, file->file, from, parts, count, n);
  if (n > 0 && file == NULL && fd == 1) noteParts(TOLD, 0, 0, parts, count, n);
  pthread_mutex_unlock(&turn);
  errno = failure;
  return n;
}

ssize_t write(int fd, const void *bytes, size_t length) {
  if (fd != 1 && trackedOf(fd) == NULL) return KERNEL(SYS_write, fd, bytes, length);
  struct iovec part = {(void *)bytes, length};
  return writeTracked(fd, &part, 1, -1);
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  if (fd != 1 && trackedOf(fd) == NULL) return KERNEL(SYS_writev, fd, parts, count);
  return writeTracked(fd, parts, count, -1);
}

#define PWRITE(name, offset)                                                                                 \
  ssize_t name(int fd, const void *bytes, size_t length, offset at) {                                        \
    struct iovec part = {(void *)bytes, length};                                                             \
    return writeTracked(fd, &part, 1, at);                                                                   \
  }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at) { return writeTracked(fd, parts, count, at); }
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t at) {
  return writeTracked(fd, parts, count, at);
}

static int cutTracked(int fd, off_t size) {
  pthread_mutex_lock(&turn);
  struct tracked *file = trackedOf(fd);
  int answer = KERNEL(SYS_ftruncate, fd, size);
  int failure = errno;
  if (answer == 0 && file != NULL) note(CUT, file->file, size, "", 0);
  pthread_mutex_unlock(&turn);
  errno = failure;
  return answer;
}
int ftruncate(int fd, off_t size) { return cutTracked(fd, size); }
int ftruncate64(int fd, off64_t size) { return cutTracked(fd, size); }

static int endsWith(const char *text, const char *end) {
  size_t n = strlen(text), m = strlen(end);
  return n >= m && strcmp(text + n - m, end) == 0;
}

static int flushTracked(int fd, long call) {
  pthread_mutex_lock(&turn);
  struct tracked *file = trackedOf(fd);
  if (file == NULL) {
    pthread_mutex_unlock(&turn);
    return KERNEL(call, fd);
  }
  flushes += 1;
  int fails = failAt > 0 && flushes >= failAt && flushes < failAt + failCount;
  long wait = slowMost > 0 ? slowLeast + rand_r(&seed) % (slowMost - slowLeast + 1) : 0;
  if (!fails && (lost == NULL || !endsWith(file->path, lost)))
    note(file->folder ? FOLDER_FLUSHED : FLUSHED, file->file, 0, file->path, strlen(file->path));
  pthread_mutex_unlock(&turn);
  if (wait > 0) nanosleep(&(struct timespec){wait / 1000, wait % 1000 * 1000000}, NULL);
  if (!fails) return 0;
  errno = EIO;
  return -1;
}
int fsync(int fd) { return flushTracked(fd, SYS_fsync); }
int fdatasync(int fd) { return flushTracked(fd, SYS_fdatasync); }

static int moveTracked(int fromFd, const char *from, int toFd, const char *to, unsigned flags) {
  char names[PATH_MAX * 2], inner[PATH_MAX];
  pthread_mutex_lock(&turn);
  int isOurs = within(fromFd, from, names) && within(toFd, to, inner);
  int answer = KERNEL(SYS_renameat2, fromFd, from, toFd, to, flags);
  int failure = errno;
  if (answer == 0 && isOurs) {
    size_t n = strlen(names) + 1;
    memcpy(names + n, inner, strlen(inner));
    note(MOVED, 0, 0, names, n + strlen(inner));
  }
  pthread_mutex_unlock(&turn);
  errno = failure;
  return answer;
}
int rename(const char *from, const char *to) { return moveTracked(AT_FDCWD, from, AT_FDCWD, to, 0); }
int renameat(int fromFd, const char *from, int toFd, const char *to) {
  return moveTracked(fromFd, from, toFd, to, 0);
}

static int removeTracked(int dirfd, const char *path, int flags) {
  char inner[PATH_MAX];
  pthread_mutex_lock(&turn);
  int isOurs = within(dirfd, path, inner);
  int answer = KERNEL(SYS_unlinkat, dirfd, path, flags);
  int failure = errno;
  if (answer == 0 && isOurs) note(flags & AT_REMOVEDIR ? FOLDER_REMOVED : REMOVED, 0, 0, inner, strlen(inner));
  pthread_mutex_unlock(&turn);
  errno = failure;
  return answer;
}
int unlink(const char *path) { return removeTracked(AT_FDCWD, path, 0); }
int unlinkat(int dirfd, const char *path, int flags) { return removeTracked(dirfd, path, flags); }
int rmdir(const char *path) { return removeTracked(AT_FDCWD, path, AT_REMOVEDIR); }
int remove(const char *path) {
  if (unlink(path) == 0) return 0;
  return errno == EISDIR || errno == EPERM ? rmdir(path) : -1;
}

static int folderTracked(int dirfd, const char *path, mode_t mode) {
  char inner[PATH_MAX];
  pthread_mutex_lock(&turn);
  int isOurs = within(dirfd, path, inner);
  int answer = KERNEL(SYS_mkdirat, dirfd, path, mode);
  int failure = errno;
  if (answer == 0 && isOurs) note(FOLDER, 0, 0, inner, strlen(inner));
  pthread_mutex_unlock(&turn);
  errno = failure;
  return answer;
}
int mkdir(const char *path, mode_t mode) { return folderTracked(AT_FDCWD, path, mode); }
int mkdirat(int dirfd, const char *path, mode_t mode) { return folderTracked(dirfd, path, mode); }

// Ways by which bytes come into a file without being written by the program: it is told that there are none.

#define SENDFILE(name, offset)                                                                               \
  ssize_t name(int to, int from, offset *at, size_t length) {                                                \
    if (trackedOf(to) == NULL) return KERNEL(SYS_sendfile, to, from, at, length);                           \
    errno = EINVAL;                                                                                          \
    return -1;                                                                                               \
  }
SENDFILE(sendfile, off_t)
SENDFILE(sendfile64, off64_t)

int ioctl(int fd, unsigned long request, ...) {
  va_list rest;
  va_start(rest, request);
  void *about = va_arg(rest, void *);
  va_end(rest);
  if (request != FICLONE || trackedOf(fd) == NULL) return KERNEL(SYS_ioctl, fd, request, about);
  errno = EOPNOTSUPP;
  return -1;
}

long syscall(long call, ...) {
  va_list rest;
  va_start(rest, call);
  long a = va_arg(rest, long), b = va_arg(rest, long), c = va_arg(rest, long);
  long d = va_arg(rest, long), e = va_arg(rest, long), f = va_arg(rest, long);
  va_end(rest);
  if (call == SYS_close) return close(a);
  if (call != SYS_copy_file_range && call != SYS_io_uring_setup) return kernel(call, a, b, c, d, e, f);
  errno = ENOSYS;
  return -1;
}
