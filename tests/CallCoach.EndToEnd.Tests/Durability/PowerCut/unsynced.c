// Stands before the C library and keeps, beside a folder, what a power cut would need to take back: the bytes that each write
// to a file below the folder replaced, and each change of names, until the file is synced. Names persist as ext4, XFS and Btrfs
// do it: a synced file has its name and every change of names before.
//
//   UNSYNCED_FOLDER   the folder that is watched; what is mapped into memory (-shm) is none of its concern
//   UNSYNCED_JOURNAL  where the journal is kept: on the same file system, not below the folder
//   UNSYNCED_IGNORE   when set, a sync is not noted: as if nobody had asked for one
//   UNSYNCED_REFUSE   a file; while it is there, every change of the folder fails with the error number it holds
//
// The journal: INODE.undo, records of {offset, length of the old bytes, length of the new bytes, old size of the file} and the
// old bytes; INODE.file, another name of the file; "names", a line a change: kind, paths, and where what was replaced is kept;
// "counts", a w for each write and an s for each sync.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))real(#name))
#define MOST_CHANGES 4096
#define SYNC_MICROSECONDS 3000

struct change { ino_t inode; char first[PATH_MAX], second[PATH_MAX], line[3 * PATH_MAX + 64]; };

static pthread_mutex_t gate = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
static struct change *changes;
static int change_count;
static long aside_number;

static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

static void stop(const char *why) { dprintf(2, "unsynced: %s: %s\n", why, strerror(errno)); _exit(99); }

static int is_below(const char *path) {
  const char *folder = getenv("UNSYNCED_FOLDER");
  size_t length = folder ? strlen(folder) : 0;
  const char *end = strrchr(path, '-');
  return length && !strncmp(path, folder, length) && (path[length] == '/' || !path[length]) && !(end && !strcmp(end, "-shm"));
}

static int path_of(int file, char *path) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  path[length > 0 ? length : 0] = 0;
  return length > 0 && is_below(path);
}

static int refused(void) {
  const char *order = getenv("UNSYNCED_REFUSE");
  char text[16] = "";
  int file = order ? REAL(open64)(order, O_RDONLY) : -1;
  if (file < 0) return 0;
  int number = read(file, text, sizeof text - 1) > 0 ? atoi(text) : EROFS;
  close(file);
  errno = number;
  return 1;
}

static int journal(const char *name, int flags) {
  char path[PATH_MAX];
  snprintf(path, sizeof path, "%s/%s", getenv("UNSYNCED_JOURNAL"), name);
  int file = REAL(open64)(path, O_RDWR | O_CREAT | flags, 0600);
  if (file < 0) stop(path);
  return file;
}

static void put(int file, const void *bytes, size_t length) {
  if (REAL(write)(file, bytes, length) != (ssize_t)length) stop("the journal cannot be written");
}

static void count(char what) { int file = journal("counts", O_APPEND); put(file, &what, 1); close(file); }

static void journal_path(char *path, size_t size, const char *kind, unsigned long number) {
  snprintf(path, size, "%s/%lu.%s", getenv("UNSYNCED_JOURNAL"), number, kind);
}

// Notes what [offset, offset + length) holds, before it is written or cut off.
static void before_write(int file, const char *path, off_t offset, size_t length) {
  struct stat now;
  if (fstat(file, &now) || !S_ISREG(now.st_mode)) return;
  size_t old = offset >= now.st_size ? 0 : (size_t)(now.st_size - offset) < length ? (size_t)(now.st_size - offset) : length;
  uint64_t head[4] = { offset, old, length, now.st_size };
  char *record = malloc(sizeof head + old), own[64], name[64], other[PATH_MAX];
  memcpy(record, head, sizeof head);
  snprintf(own, sizeof own, "/proc/self/fd/%d", file);
  int reader = old ? REAL(open64)(own, O_RDONLY) : -1;
  if (old && (reader < 0 || pread(reader, record + sizeof head, old, offset) != (ssize_t)old)) stop("old bytes cannot be read");
  if (reader >= 0) close(reader);
  journal_path(other, sizeof other, "file", now.st_ino);
  if (REAL(link)(path, other) && errno != EEXIST && errno != ENOENT) stop(other);
  snprintf(name, sizeof name, "%lu.undo", (unsigned long)now.st_ino);
  int undo = journal(name, O_APPEND);
  put(undo, record, sizeof head + old);
  close(undo);
  free(record);
  count('w');
}

static void save_changes(void) {
  char new[PATH_MAX], names[PATH_MAX];
  snprintf(new, sizeof new, "%s/names.new", getenv("UNSYNCED_JOURNAL"));
  snprintf(names, sizeof names, "%s/names", getenv("UNSYNCED_JOURNAL"));
  int file = journal("names.new", O_TRUNC);
  for (int i = 0; i < change_count; i++) put(file, changes[i].line, strlen(changes[i].line));
  close(file);
  if (REAL(rename)(new, names)) stop(names);
}

static void note(ino_t inode, const char *kind, const char *first, const char *second, const char *aside) {
  if (!changes) changes = calloc(MOST_CHANGES, sizeof *changes);
  if (change_count == MOST_CHANGES) stop("too many changes of names");
  struct change *change = &changes[change_count++];
  change->inode = inode;
  snprintf(change->first, sizeof change->first, "%s", first);
  snprintf(change->second, sizeof change->second, "%s", second);
  snprintf(change->line, sizeof change->line, "%s\t%s\t%s\t%s\n", kind, first, second, aside);
  save_changes();
}

// Keeps a file that is about to lose a name.
static void keep_aside(const char *path, char *aside) {
  journal_path(aside, PATH_MAX, "aside", ++aside_number);
  if (REAL(link)(path, aside)) stop(path);
}

static int is_in(const char *path, const char *folder) {
  size_t length = strlen(folder);
  return !strncmp(path, folder, length) && path[length] == '/' && !strchr(path + length + 1, '/');
}

// The changes are written to disk in their order: those of this file, or of names in this folder, and all before them.
static void forget(int file, const char *path) {
  struct stat now;
  char name[64];
  if (getenv("UNSYNCED_IGNORE") || fstat(file, &now)) return;
  if (S_ISREG(now.st_mode)) {
    snprintf(name, sizeof name, "%lu.undo", (unsigned long)now.st_ino);
    close(journal(name, O_TRUNC));
  }
  int last = change_count;
  while (last > 0 && changes[last - 1].inode != now.st_ino &&
         !(S_ISDIR(now.st_mode) && (is_in(changes[last - 1].first, path) || is_in(changes[last - 1].second, path)))) last--;
  if (last > 0) {
    change_count -= last;
    memmove(changes, changes + last, change_count * sizeof *changes);
    save_changes();
  }
}

#define WATCHED(file) char path_[PATH_MAX]; int watched_ = path_of(file, path_); \
  if (watched_) pthread_mutex_lock(&gate); \
  if (watched_ && refused()) { int error_ = errno; pthread_mutex_unlock(&gate); errno = error_; return -1; }
#define DONE(result) { int error_ = errno; if (watched_) pthread_mutex_unlock(&gate); errno = error_; return result; }

ssize_t write(int file, const void *bytes, size_t length) {
  WATCHED(file)
  if (watched_) {
    struct stat now;
    off_t at = fcntl(file, F_GETFL) & O_APPEND && !fstat(file, &now) ? now.st_size : lseek(file, 0, SEEK_CUR);
    before_write(file, path_, at, length);
  }
  ssize_t result = REAL(write)(file, bytes, length);
  DONE(result)
}

ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t offset) {
  WATCHED(file)
  if (watched_) before_write(file, path_, offset, length);
  ssize_t result = REAL(pwrite64)(file, bytes, length, offset);
  DONE(result)
}

ssize_t pwritev64(int file, const struct iovec *parts, int number, off64_t offset) {
  WATCHED(file)
  size_t length = 0;
  for (int i = 0; i < number; i++) length += parts[i].iov_len;
  if (watched_) before_write(file, path_, offset, length);
  ssize_t result = REAL(pwritev64)(file, parts, number, offset);
  DONE(result)
}

int ftruncate64(int file, off64_t size) {
  WATCHED(file)
  struct stat now;
  if (watched_ && !fstat(file, &now)) before_write(file, path_, size < now.st_size ? size : now.st_size, size < now.st_size ? now.st_size - size : 0);
  int result = REAL(ftruncate64)(file, size);
  DONE(result)
}

int fallocate64(int file, int mode, off64_t offset, off64_t length) {
  WATCHED(file)
  struct stat now;
  if (watched_ && mode) { errno = EOPNOTSUPP; DONE(-1) }
  if (watched_ && !fstat(file, &now)) before_write(file, path_, now.st_size, 0);
  int result = REAL(fallocate64)(file, mode, offset, length);
  DONE(result)
}

ssize_t sendfile64(int to, int from, off64_t *offset, size_t length) {
  WATCHED(to)
  if (watched_) before_write(to, path_, lseek(to, 0, SEEK_CUR), length);
  ssize_t result = REAL(sendfile64)(to, from, offset, length);
  DONE(result)
}

// Takes as long as on an ordinary disk, so that a cut meets it.
int fsync(int file) {
  WATCHED(file)
  if (watched_) usleep(SYNC_MICROSECONDS);
  int result = REAL(fsync)(file);
  if (watched_ && !result) { forget(file, path_); count('s'); }
  DONE(result)
}

int fdatasync(int file) { return fsync(file); }

int open64(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  if (!is_below(path) || (flags & O_ACCMODE) == O_RDONLY) return REAL(open64)(path, flags, mode);
  pthread_mutex_lock(&gate);
  struct stat old, now;
  int watched_ = 1, existed = !stat(path, &old);
  if (refused()) DONE(-1)
  if (existed && flags & O_TRUNC && old.st_size) {
    int writer = REAL(open64)(path, O_WRONLY);
    before_write(writer, path, 0, old.st_size);
    close(writer);
  }
  int file = REAL(open64)(path, flags, mode);
  if (file >= 0 && !existed && !fstat(file, &now)) note(now.st_ino, "create", path, "", "");
  DONE(file)
}

int mkdir(const char *path, mode_t mode) {
  struct stat now;
  int watched_ = is_below(path);
  if (watched_) pthread_mutex_lock(&gate);
  if (watched_ && refused()) DONE(-1)
  int result = REAL(mkdir)(path, mode);
  if (watched_ && !result && !stat(path, &now)) note(now.st_ino, "mkdir", path, "", "");
  DONE(result)
}

int unlink(const char *path) {
  struct stat now;
  char aside[PATH_MAX];
  int watched_ = is_below(path);
  if (watched_) pthread_mutex_lock(&gate);
  if (watched_ && refused()) DONE(-1)
  int exists = watched_ && !lstat(path, &now);
  if (exists) { keep_aside(path, aside); note(now.st_ino, "unlink", path, "", aside); }
  int result = REAL(unlink)(path);
  DONE(result)
}

int rename(const char *from, const char *to) {
  struct stat now, old;
  char aside[PATH_MAX] = "";
  int watched_ = is_below(to) || is_below(from);
  if (watched_) pthread_mutex_lock(&gate);
  if (watched_ && refused()) DONE(-1)
  if (watched_ && !lstat(from, &now)) {
    if (!lstat(to, &old)) keep_aside(to, aside);
    note(now.st_ino, "rename", from, to, aside);
  }
  int result = REAL(rename)(from, to);
  DONE(result)
}

int link(const char *from, const char *to) {
  struct stat now;
  int watched_ = is_below(to);
  if (watched_) pthread_mutex_lock(&gate);
  if (watched_ && refused()) DONE(-1)
  int result = REAL(link)(from, to);
  if (watched_ && !result && !lstat(to, &now)) note(now.st_ino, "create", to, "", "");
  DONE(result)
}
