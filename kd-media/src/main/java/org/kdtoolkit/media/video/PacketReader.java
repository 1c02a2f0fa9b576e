package org.kdtoolkit.media.video;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.kdtoolkit.media.ffmpeg.MediaException;

/**
 * Reads all packets of a stream without decoding them. Frames that players don't show are left out
 * of the list: those that an edit list or the encoder hides, and those at the beginning that need
 * frames before the first key frame, as of a recording that was cut.
 */
final class PacketReader {

    private final PacketSyntax syntax;
    private final LongStream.Builder shown = LongStream.builder();
    private final LongStream.Builder decoded = LongStream.builder();
    private final IntStream.Builder sizes = IntStream.builder();
    private final LongStream.Builder frames = LongStream.builder();
    private final List<PacketPosition> starts = new ArrayList<>();
    private int packets;
    private long lastDecoded = Long.MIN_VALUE;
    private boolean timed = true;

    private PacketReader(PacketSyntax syntax) {
        this.syntax = syntax;
    }

    static PacketList read(VideoPackets packets) throws MediaException {
        try (PacketSyntax syntax = PacketSyntax.of(packets.stream().codecpar())) {
            PacketReader reader = new PacketReader(syntax);
            while (packets.next()) {
                reader.add(packets.packet());
            }
            return reader.list();
        }
    }

    private void add(AVPacket packet) {
        boolean frame = syntax.isFrame(packet);
        if (isSet(packet, avcodec.AV_PKT_FLAG_KEY)
                && (starts.isEmpty() || syntax.isCleanStart(packet))) {
            starts.add(PacketPosition.of(packet, packets));
        }
        shown.add(packet.pts());
        decoded.add(packet.dts());
        sizes.add(packet.size());
        packets++;
        timed &= !frame || packet.pts() != avutil.AV_NOPTS_VALUE;
        if (packet.dts() != avutil.AV_NOPTS_VALUE) {
            timed &= packet.dts() >= lastDecoded;
            lastDecoded = packet.dts();
        }
        if (frame
                && !isSet(packet, avcodec.AV_PKT_FLAG_DISCARD)
                && !starts.isEmpty()
                && packet.pts() >= starts.get(0).shown()) {
            frames.add(packet.pts());
        }
    }

    private static boolean isSet(AVPacket packet, int flag) {
        return (packet.flags() & flag) != 0;
    }

    private PacketList list() {
        return new PacketList(
                shown.build().toArray(),
                decoded.build().toArray(),
                sizes.build().toArray(),
                frames.build().toArray(),
                starts,
                timed);
    }
}
