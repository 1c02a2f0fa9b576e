package org.kdtoolkit.datasets.video;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.kdtoolkit.datasets.ffmpeg.Demuxer;
import org.kdtoolkit.datasets.ffmpeg.MediaException;
import org.kdtoolkit.datasets.ffmpeg.PacketSource;
import org.kdtoolkit.datasets.ffmpeg.StreamKind;
import org.kdtoolkit.datasets.ffmpeg.TimeLine;
import org.kdtoolkit.datasets.media.ImageSize;

/** The packets of a file's video from any key frame on. */
final class VideoPackets implements PacketSource, AutoCloseable {

    private final Path path;
    private Demuxer demuxer;

    /** Packets shown before this are left out. */
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

    @Override
    public boolean next() throws MediaException {
        if (pending) {
            pending = false;
            return true;
        }
        while (demuxer.next()) {
            if (packet().pts() == avutil.AV_NOPTS_VALUE || packet().pts() >= earliest) {
                return true;
            }
        }
        return false;
    }

    /** Goes back to the file's beginning. */
    void rewind() throws MediaException {
        demuxer.close();
        demuxer = Demuxer.open(path, StreamKind.VIDEO);
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
     * Goes to a key frame. Packets that follow it but are shown before it are left out from here
     * on: they need frames from before it.
     */
    void begin(KeyFrame key) throws MediaException {
        if (key.shown() == avutil.AV_NOPTS_VALUE) {
            rewind();
            return;
        }
        pending = false;
        // formats differ in which of the two stamps their index is made of
        if (!(demuxer.seek(key.shown()) && reaches(key))
                && !(demuxer.seek(key.decoded()) && reaches(key))) {
            rewind();
            if (!reaches(key)) {
                throw new MediaException("has no frame at time stamp " + key.shown());
            }
        }
        earliest = key.shown();
        pending = true;
    }

    private boolean reaches(KeyFrame key) throws MediaException {
        while (demuxer.next()) {
            AVPacket packet = packet();
            if (packet.pts() == key.shown() && (packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0) {
                return true;
            }
            if (packet.dts() > key.decoded()) {
                return false;
            }
        }
        return false;
    }

    @Override
    public void close() {
        demuxer.close();
    }
}
