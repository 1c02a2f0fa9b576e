/**
 * Writes media files: videos with sound by FFmpeg, WAV files. A file appears whole or not at all,
 * and is written as its content comes, so that memory does not grow with its length.
 */
package org.kdtoolkit.media.encoding;
