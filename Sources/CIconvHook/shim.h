#include <stddef.h>
// Declared here: the package's own header takes over the names of the C library's iconv.
void *iconv_hook_open(const char *ienc, const char *oenc);
int iconv_hook_close(void *cd);
size_t iconv_hook(void *cd, char **src, size_t *srclen, char **outbuf, size_t *outlen);
