/*
 * What a power cut would leave of files that a program writes: beside each file in SHIM_DIRECTORY, NAME.synced is what is
 * certainly on the disk. It is what fdatasync, fsync and writes to descriptors of O_DSYNC have put there. SHIM_MODE says
 * what these calls do: "sync" (the default), "drop" (they say that they have), "fail" (EIO), "full" (ENOSPC), "stall" (after
 * SHIM_STALL_MS). They do it after SHIM_AFTER calls, and while the file SHIM_TRIGGER is there, where these are set.
 * Built by: cc -shared -fPIC -O1 -o lost-power.so lost-power.c -ldl
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

/* The path of a descriptor's file in SHIM_DIRECTORY; 0: it is elsewhere. */
static int path_of(int fd, char *path) {
  const char *directory = getenv("SHIM_DIRECTORY");
  char link[64];
  if (!directory) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  return strncmp(path, directory, strlen(directory)) == 0 && path[strlen(directory)] == '/';
}

static int opened(const char *path, int flags) {
  static int (*real)(const char *, int, ...);
  if (!real) real = dlsym(RTLD_NEXT, "open");
  return real(path, flags, 0600);
}

static int synced_file(const char *path) {
  char name[PATH_MAX + 8];
  snprintf(name, sizeof name, "%s.synced", path);
  return opened(name, O_RDWR | O_CREAT | O_CLOEXEC);
}

static ssize_t write_at(int fd, const void *bytes, size_t length, off_t at) {
  static ssize_t (*real)(int, const void *, size_t, off_t);
  if (!real) real = dlsym(RTLD_NEXT, "pwrite64");
  return real(fd, bytes, length, at);
}

static void copy(const char *path) {
  char bytes[65536];
  int from = opened(path, O_RDONLY | O_CLOEXEC);
  int to = synced_file(path);
  off_t at = 0;
  for (ssize_t length; (length = pread(from, bytes, sizeof bytes, at)) > 0; at += length) write_at(to, bytes, length, at);
  if (ftruncate(to, at)) perror("ftruncate");
  close(from);
  close(to);
}

/* -1: the call fails; 0: it does nothing, and says that it has; 1: it does what it should. */
static int outcome(void) {
  static int calls;
  const char *mode = getenv("SHIM_MODE"), *after = getenv("SHIM_AFTER"), *trigger = getenv("SHIM_TRIGGER");
  int is_due = (!after || ++calls > atoi(after)) && (!trigger || access(trigger, F_OK) == 0);
  if (!mode || !is_due) return 1;
  if (!strcmp(mode, "stall")) usleep(1000 * atoi(getenv("SHIM_STALL_MS")));
  if (!strcmp(mode, "drop")) return 0;
  if (!strcmp(mode, "fail")) errno = EIO;
  else if (!strcmp(mode, "full")) errno = ENOSPC;
  else return 1;
  return -1;
}

static int sync_file(int fd, const char *name) {
  int (*real)(int) = dlsym(RTLD_NEXT, name);
  char path[PATH_MAX];
  if (!path_of(fd, path)) return real(fd);
  int what = outcome();
  if (what < 1) return what;
  int failed = real(fd);
  if (!failed) copy(path);
  return failed;
}

int fdatasync(int fd) { return sync_file(fd, "fdatasync"); }
int fsync(int fd) { return sync_file(fd, "fsync"); }

/* Writes to descriptors of O_DSYNC are on disk when they return. */
ssize_t pwrite64(int fd, const void *bytes, size_t length, off_t at) {
  char path[PATH_MAX];
  if (!(fcntl(fd, F_GETFL) & O_DSYNC) || !path_of(fd, path)) return write_at(fd, bytes, length, at);
  int what = outcome();
  if (what < 0) return what;
  ssize_t written = write_at(fd, bytes, length, at);
  if (what == 0 || written <= 0) return written;
  int to = synced_file(path);
  write_at(to, bytes, written, at);
  close(to);
  return written;
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) { return pwrite64(fd, bytes, length, at); }

/* A second name of a file: what is on disk of it is there under both, once its directory is synced. */
int link(const char *path, const char *name) {
  static int (*real)(const char *, const char *);
  char synced[PATH_MAX + 8], same[PATH_MAX + 8];
  if (!real) real = dlsym(RTLD_NEXT, "link");
  int failed = real(path, name);
  snprintf(synced, sizeof synced, "%s.synced", path);
  snprintf(same, sizeof same, "%s.synced", name);
  if (!failed && access(synced, F_OK) == 0) real(synced, same);
  return failed;
}
