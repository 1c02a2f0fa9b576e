package org.kdtoolkit.media.video;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bytedeco.ffmpeg.global.avutil;
import org.kdtoolkit.media.ffmpeg.MediaException;
import org.kdtoolkit.media.ffmpeg.StreamDecoder;
import org.kdtoolkit.media.ffmpeg.TimeLine;

/** Counts a stream's frames by decoding all of them, and sees from which packet each one comes. */
final class FrameCount {

    /** Stands for the first packet where no key frame is told. */
    private static final PacketPosition BEGINNING =
            new PacketPosition(0, avutil.AV_NOPTS_VALUE, avutil.AV_NOPTS_VALUE, -1, 0);

    private final PacketList list;
    private final PacketPosition first;

    /** The packets' numbers in the order in which their frames came from the decoder. */
    private int[] order;

    /** The time stamp of decoding of the packet behind which each frame came. */
    private long[] given;

    private FrameCount(PacketList list) {
        this.list = list;
        first = list.starts().isEmpty() ? BEGINNING : list.starts().get(0);
    }

    /** Counts the frames, and lets packets be stamped with their numbers. */
    static FrameIndex of(PacketList list, VideoPackets packets, StreamDecoder decoder)
            throws MediaException {
        FrameCount count = new FrameCount(list);
        count.decode(packets, decoder);
        count.leaveOutFramesBeforeFirst();
        if (count.order.length == 0) {
            throw new MediaException("has no frame that can be decoded");
        }
        return count.index(packets);
    }

    private void decode(VideoPackets packets, StreamDecoder decoder) throws MediaException {
        long[] ordinals = LongStream.range(0, list.sizes().length).toArray();
        packets.follow(new PacketTable(ordinals, list.sizes()));
        packets.begin(new KeyFrame(0, avutil.AV_NOPTS_VALUE, first));
        IntStream.Builder from = IntStream.builder();
        LongStream.Builder behind = LongStream.builder();
        while (decoder.next(packets)) {
            from.add((int) Math.max(-1, decoder.frame().pts()));
            behind.add(list.decoded()[packets.ordinal()]);
        }
        order = from.build().toArray();
        given = behind.build().toArray();
    }

    /** They need others that the file does not have. */
    private void leaveOutFramesBeforeFirst() {
        int before = 0;
        while (before < order.length && order[before] != first.ordinal()) {
            before++;
        }
        if (before < order.length) {
            order = Arrays.copyOfRange(order, before, order.length);
            given = Arrays.copyOfRange(given, before, given.length);
        }
    }

    private FrameIndex index(VideoPackets packets) {
        long[] numbers = new long[list.sizes().length];
        boolean distinct = number(numbers);
        if (!distinct) {
            // the decoder does not say from which packets its frames come: they are just counted
            Arrays.fill(numbers, avutil.AV_NOPTS_VALUE);
        }
        packets.follow(new PacketTable(numbers, list.sizes()));
        List<KeyFrame> keyFrames = new ArrayList<>(List.of(new KeyFrame(0, 0, first)));
        if (distinct) {
            keyFrames.addAll(laterKeyFrames(numbers));
        }
        return new CountedFrames(
                order.length,
                keyFrames.toArray(KeyFrame[]::new),
                times().map(ticks -> seconds(ticks, packets.timeLine())));
    }

    private boolean number(long[] numbers) {
        Arrays.fill(numbers, CountedFrames.HIDDEN);
        for (int i = 0; i < order.length; i++) {
            if (order[i] < 0 || numbers[order[i]] != CountedFrames.HIDDEN) {
                return false;
            }
            numbers[order[i]] = i;
        }
        return true;
    }

    /** Those whose packets can be told from others. */
    private List<KeyFrame> laterKeyFrames(long[] numbers) {
        Set<PacketPosition> seen = new HashSet<>();
        return list.starts().stream()
                .skip(1)
                .filter(place -> place.position() >= 0 && seen.add(unnumbered(place)))
                .filter(place -> numbers[place.ordinal()] > 0)
                .map(
                        place ->
                                new KeyFrame(
                                        (int) numbers[place.ordinal()],
                                        numbers[place.ordinal()],
                                        place))
                .toList();
    }

    private static PacketPosition unnumbered(PacketPosition place) {
        return new PacketPosition(
                0, place.shown(), avutil.AV_NOPTS_VALUE, place.position(), place.size());
    }

    private Optional<long[]> times() {
        long[] shown =
                Arrays.stream(order)
                        .mapToLong(i -> i < 0 ? avutil.AV_NOPTS_VALUE : list.shown()[i])
                        .toArray();
        boolean told = Arrays.stream(shown).noneMatch(stamp -> stamp == avutil.AV_NOPTS_VALUE);
        boolean constant =
                Arrays.stream(list.decoded()).noneMatch(stamp -> stamp == avutil.AV_NOPTS_VALUE);
        return FrameTimes.mended(!told && constant ? undelayed(shown[0]) : shown);
    }

    /**
     * The decoder gives frames out later than it takes their packets: the first one is shown when
     * its packet says, or else when that is decoded.
     */
    private long[] undelayed(long firstShown) {
        long start =
                firstShown == avutil.AV_NOPTS_VALUE ? list.decoded()[first.ordinal()] : firstShown;
        long delay = given[0] - start;
        return Arrays.stream(given).map(stamp -> stamp - delay).toArray();
    }

    private static double[] seconds(long[] shown, TimeLine timeLine) {
        return Arrays.stream(shown).mapToDouble(timeLine::seconds).toArray();
    }
}
