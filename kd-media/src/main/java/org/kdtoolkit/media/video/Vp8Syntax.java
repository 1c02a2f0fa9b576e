package org.kdtoolkit.media.video;

import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** VP8 has frames that only serve others. */
final class Vp8Syntax implements PacketSyntax {

    /** The bit of a frame's header that is set if it is shown (RFC 6386, 9.1). */
    private static final int SHOWN = 0x10;

    @Override
    public boolean isFrame(AVPacket packet) {
        return packet.size() == 0 || (packet.data().get() & SHOWN) != 0;
    }
}
