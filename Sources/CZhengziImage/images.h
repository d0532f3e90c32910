// SPDX-License-Identifier: Apache-2.0
#include "CZhengziImage.h"

struct zhengzi_image {
  const char *name;
  const unsigned char *bytes;
  size_t length;
};

/// Ends with an entry whose name is NULL. Defined in image.c, which `make tables` writes.
extern const struct zhengzi_image zhengzi_images[];
