package org.kdtoolkit.media.video;

import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avutil;
import org.kdtoolkit.media.ffmpeg.Demuxer;
import org.kdtoolkit.media.ffmpeg.MediaException;
import org.kdtoolkit.media.ffmpeg.PacketSource;
import org.kdtoolkit.media.ffmpeg.StreamKind;
import org.kdtoolkit.media.ffmpeg.TimeLine;
import org.kdtoolkit.media.pixels.ImageSize;

/**
 * The packets of a file's video from any key frame on. They are counted, and known by their number:
 * behind a jump FFmpeg may guess other time stamps than it did when it read the file from its
 * beginning.
 */
final class VideoPackets implements PacketSource, AutoCloseable {

    private final Path path;
    private Demuxer demuxer;
    private Optional<PacketTable> table = Optional.empty();

    /** The number of the packet that was read last. */
    private int ordinal = -1;

    /** What is shown before this may need packets that were not read. */
    private long earliest = Long.MIN_VALUE;

    /** Whether the packet that was read last is still to be handed out. */
    private boolean pending;

    VideoPackets(Path path) throws MediaException {
        this.path = path;
        demuxer = Demuxer.open(path, StreamKind.VIDEO);
    }

    AVStream stream() {
        return demuxer.stream();
    }

    TimeLine timeLine() {
        return demuxer.timeLine();
    }

    @Override
    public AVPacket packet() {
        return demuxer.packet();
    }

    /** The number of the packet that was read last, from 0 at the file's beginning. */
    int ordinal() {
        return ordinal;
    }

    /** From here on, packets get these time stamps, and have to be of these sizes. */
    void follow(PacketTable known) {
        table = Optional.of(known);
    }

    @Override
    public boolean next() throws MediaException {
        if (pending) {
            pending = false;
        } else if (!read()) {
            return false;
        }
        if (table.isPresent()) {
            stamp(table.get());
        }
        return true;
    }

    private boolean read() throws MediaException {
        if (!demuxer.next()) {
            return false;
        }
        ordinal++;
        return true;
    }

    private void stamp(PacketTable known) throws MediaException {
        if (ordinal >= known.sizes().length || packet().size() != known.sizes()[ordinal]) {
            throw new MediaException("has other packets than when it was opened");
        }
        packet().pts(known.stamps()[ordinal]);
    }

    @Override
    public boolean mayLackFrames(long shown) {
        return shown != avutil.AV_NOPTS_VALUE && shown < earliest;
    }

    /** Goes back to the file's beginning. */
    void rewind() throws MediaException {
        demuxer.close();
        demuxer = Demuxer.open(path, StreamKind.VIDEO);
        ordinal = -1;
        pending = false;
        earliest = Long.MIN_VALUE;
    }

    /** The size of the first frame, before it is turned. */
    ImageSize size() throws MediaException {
        AVCodecParameters parameters = stream().codecpar();
        if (parameters.height() < 1 || parameters.width() < 1) {
            throw new MediaException("does not tell its frames' size; is it cut off?");
        }
        return new ImageSize(parameters.height(), parameters.width());
    }

    /**
     * Goes to a key frame. Packets that follow it but are shown before it may need frames from
     * before it.
     */
    void begin(KeyFrame key) throws MediaException {
        PacketPosition place = key.place();
        // formats differ in which of the two stamps their index is made of
        if (!leads(place.shown(), place) && !leads(place.decoded(), place)) {
            readUpTo(place);
        }
        ordinal = place.ordinal();
        earliest = key.shown();
        pending = true;
    }

    private boolean leads(long timestamp, PacketPosition place) throws MediaException {
        if (timestamp == avutil.AV_NOPTS_VALUE || !demuxer.seek(timestamp)) {
            return false;
        }
        while (demuxer.next()) {
            if (place.holds(packet())) {
                return true;
            }
            if (packet().dts() > place.decoded()) {
                return false;
            }
        }
        return false;
    }

    private void readUpTo(PacketPosition place) throws MediaException {
        rewind();
        while (ordinal < place.ordinal()) {
            if (!read()) {
                throw new MediaException("ends before a key frame that it had when it was opened");
            }
        }
    }

    @Override
    public void close() {
        demuxer.close();
    }
}
