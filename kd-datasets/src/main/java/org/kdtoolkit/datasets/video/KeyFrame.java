package org.kdtoolkit.datasets.video;

/**
 * A frame that is decoded without others.
 *
 * @param number of the frame, in the order in which frames are shown
 * @param shown its time stamp, in the stream's ticks
 * @param decoded the time stamp of decoding, at or before {@code shown}
 */
record KeyFrame(int number, long shown, long decoded) {}
