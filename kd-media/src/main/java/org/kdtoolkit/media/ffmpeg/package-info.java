/**
 * FFmpeg's objects, each with an owner that frees it on {@code close}. Decoders are single-threaded
 * and every object belongs to one thread at a time, so that many files may be read side by side.
 *
 * <p>Only the named file is ever opened: the protocol is fixed to local files, and formats that
 * refer to other files (playlists, scripts, session descriptions) are not on the list of those that
 * are recognised, whatever the file's name is.
 */
package org.kdtoolkit.media.ffmpeg;
