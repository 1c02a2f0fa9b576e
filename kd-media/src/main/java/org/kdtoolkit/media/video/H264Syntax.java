package org.kdtoolkit.media.video;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.kdtoolkit.media.ffmpeg.PacketParser;

/**
 * H.264 has frames of two fields, which some containers keep in a packet each, and key frames from
 * which decoding becomes right only after a while.
 */
final class H264Syntax implements PacketSyntax {

    private final PacketParser parser;
    private final H264Units units;

    /** The field whose other half is still to come. */
    private PacketParser.Structure half = PacketParser.Structure.FRAME;

    H264Syntax(AVCodecParameters stream) {
        parser = new PacketParser(stream);
        int size = stream.extradata_size();
        ByteBuffer header =
                size > 0
                        ? stream.extradata().capacity(size).asByteBuffer()
                        : ByteBuffer.allocate(0);
        units = H264Units.of(header);
    }

    @Override
    public boolean isFrame(AVPacket packet) {
        PacketParser.Structure structure = parser.structure(packet);
        if (structure != PacketParser.Structure.FRAME && half == structure.other()) {
            half = PacketParser.Structure.FRAME;
            return false;
        }
        half = structure;
        return true;
    }

    @Override
    public boolean isCleanStart(AVPacket keyFrame) {
        return units.isCleanStart(keyFrame.data().capacity(keyFrame.size()).asByteBuffer());
    }

    @Override
    public void close() {
        parser.close();
    }
}
