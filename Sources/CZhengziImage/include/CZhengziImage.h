// SPDX-License-Identifier: Apache-2.0
#ifndef C_ZHENGZI_IMAGE_H
#define C_ZHENGZI_IMAGE_H

#include <stddef.h>

/// The bytes of a built-in image, or NULL; `*length` receives their number.
const void *zhengzi_image(const char *name, size_t *length);

#endif
