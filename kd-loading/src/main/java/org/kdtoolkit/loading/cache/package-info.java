/**
 * What was decoded, on disk: addressed by the content of the files that it was made of, bounded in
 * size, and safe for several processes at once.
 */
package org.kdtoolkit.loading.cache;
