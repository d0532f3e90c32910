// SPDX-License-Identifier: Apache-2.0
#ifndef C_POSIX_H
#define C_POSIX_H

// What Swift's view of the C library leaves out.
#include <sys/xattr.h>

// How many processors this process may run on; at least 1.
int zhengzi_available_cores(void);

#endif
