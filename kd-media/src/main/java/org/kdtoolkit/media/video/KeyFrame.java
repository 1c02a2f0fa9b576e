package org.kdtoolkit.media.video;

/**
 * A frame at which decoding can begin: neither it nor what is shown behind it needs frames from
 * before it.
 *
 * @param number of the frame, in the order in which frames are shown
 * @param shown its time stamp, as {@link VideoPackets} gives it
 * @param place where its packet lies
 */
record KeyFrame(int number, long shown, PacketPosition place) {}
