/**
 * Videos in files: FFmpeg's formats, HDF5 files of one JPEG a frame, and folders of frames. Only
 * the frames that are asked for are decoded.
 */
package org.kdtoolkit.media.video;
