package org.kdtoolkit.datasets.video;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.kdtoolkit.datasets.ffmpeg.MediaException;
import org.kdtoolkit.datasets.ffmpeg.TimeLine;

/**
 * The time stamps of a stream's packets. Frames that players don't show are left out: those that an
 * edit list or the encoder hides, and those at the beginning that need frames before the first key
 * frame, as of a recording that was cut.
 */
final class PacketList {

    /**
     * The bit of a frame's header that is set unless it only serves other frames (RFC 6386, 9.1).
     */
    private static final int VP8_SHOWN = 0x10;

    private long[] shown = new long[256];
    private int frames;

    /** Time stamps of key frames: shown, decoded. */
    private final List<long[]> keys = new ArrayList<>();

    private boolean complete = true;

    private final boolean vp8;

    private PacketList(boolean vp8) {
        this.vp8 = vp8;
    }

    /** Reads all packets, without decoding them. */
    static PacketList read(VideoPackets packets) throws MediaException {
        PacketList list =
                new PacketList(packets.stream().codecpar().codec_id() == avcodec.AV_CODEC_ID_VP8);
        while (packets.next()) {
            list.add(packets.packet());
        }
        return list;
    }

    private void add(AVPacket packet) {
        boolean key = (packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0;
        if (packet.pts() == avutil.AV_NOPTS_VALUE) {
            complete = false;
        } else if (key) {
            keys.add(new long[] {packet.pts(), packet.dts()});
        }
        if (keys.isEmpty() || packet.pts() < keys.get(0)[0] || isHidden(packet)) {
            return;
        }
        if (frames == shown.length) {
            shown = Arrays.copyOf(shown, 2 * frames);
        }
        shown[frames] = packet.pts();
        frames++;
    }

    private boolean isHidden(AVPacket packet) {
        return (packet.flags() & avcodec.AV_PKT_FLAG_DISCARD) != 0
                || vp8 && packet.size() > 0 && (packet.data().get() & VP8_SHOWN) == 0;
    }

    /** The frames in the order in which they are shown; empty if packets don't tell. */
    Optional<FrameIndex> index(TimeLine timeLine) {
        if (!complete || frames == 0) {
            return Optional.empty();
        }
        long[] sorted = Arrays.copyOf(shown, frames);
        Arrays.sort(sorted);
        for (int i = 1; i < frames; i++) {
            if (sorted[i] == sorted[i - 1]) {
                return Optional.empty();
            }
        }
        KeyFrame[] keyFrames =
                keys.stream().map(key -> keyFrame(sorted, key[0], key[1])).toArray(KeyFrame[]::new);
        return Optional.of(new TimedFrames(sorted, keyFrames, timeLine));
    }

    /** A key frame that is itself hidden counts as the frame that is shown next. */
    private static KeyFrame keyFrame(long[] sorted, long shown, long decoded) {
        int place = Arrays.binarySearch(sorted, shown);
        return new KeyFrame(place < 0 ? -place - 1 : place, shown, decoded);
    }
}
