package org.kdtoolkit.media.video;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;

/**
 * Where the packet of a key frame lies in its file, so that it can be found again.
 *
 * @param ordinal its number among the stream's packets
 * @param shown the container's time stamp of showing, in the stream's ticks, if it has one
 * @param decoded the container's time stamp of decoding, likewise
 * @param position its first byte in the file, or a negative number
 * @param size in bytes
 */
record PacketPosition(int ordinal, long shown, long decoded, long position, int size) {

    static PacketPosition of(AVPacket packet, int ordinal) {
        return new PacketPosition(ordinal, packet.pts(), packet.dts(), packet.pos(), packet.size());
    }

    /**
     * Whether a packet is the one that lies here. Only the time stamp of decoding may be another
     * one: some containers have none, and FFmpeg guesses it from the packets that it read before.
     */
    boolean holds(AVPacket packet) {
        return (packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0
                && packet.pts() == shown
                && packet.pos() == position
                && packet.size() == size;
    }
}
