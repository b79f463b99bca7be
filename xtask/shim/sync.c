/* SPDX-License-Identifier: EUPL-1.2 */
/* For benchmarks only: counts fsync and fdatasync of a process (LD_PRELOAD) in the file KONTOR_SYNC_COUNT (eight bytes, native order),
   and makes each take at least KONTOR_SYNC_MICROSECONDS, as a slower disk would. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

static uint64_t *counter;
static long delay;

__attribute__((constructor)) static void begin(void) {
  const char *file = getenv("KONTOR_SYNC_COUNT");
  const char *microseconds = getenv("KONTOR_SYNC_MICROSECONDS");
  delay = microseconds ? atol(microseconds) : 0;
  if (!file) return;
  int descriptor = open(file, O_RDWR | O_CREAT, 0600);
  if (descriptor < 0 || ftruncate(descriptor, 8) != 0) return;
  void *memory = mmap(0, 8, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
  close(descriptor);
  if (memory != MAP_FAILED) counter = memory;
}

static int slowed(const char *name, int descriptor) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
  if (counter) __atomic_add_fetch(counter, 1, __ATOMIC_RELAXED);
  if (delay > 0) {
    struct timespec pause = {delay / 1000000, (delay % 1000000) * 1000};
    nanosleep(&pause, 0);
  }
  return real(descriptor);
}

int fsync(int descriptor) { return slowed("fsync", descriptor); }
int fdatasync(int descriptor) { return slowed("fdatasync", descriptor); }
