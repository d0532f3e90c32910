// SPDX-License-Identifier: Apache-2.0
#include "images.h"

#include <string.h>

const void *zhengzi_image(const char *name, size_t *length) {
  for (const struct zhengzi_image *image = zhengzi_images; image->name; image++)
    if (strcmp(image->name, name) == 0) {
      *length = image->length;
      return image->bytes;
    }
  return NULL;
}
