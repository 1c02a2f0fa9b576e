package org.kdtoolkit.media.video;

/**
 * What was found out about a stream's packets, in the order in which they are decoded.
 *
 * @param stamps by which a packet's frame is known again behind the decoder
 * @param sizes in bytes
 */
record PacketTable(long[] stamps, int[] sizes) {}
