package org.kdtoolkit.media.encoding;

import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.javacpp.BytePointer;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.formats.files.PartialFile;
import org.kdtoolkit.media.ffmpeg.Ffmpeg;

/** Writes the packets of encoded streams into a file. */
final class Muxer implements AutoCloseable {

    private final PartialFile file;
    private final AVFormatContext context = new AVFormatContext(null);
    private final AVIOContext output = new AVIOContext(null);

    /**
     * Opens the file.
     *
     * @throws DataException if it can't be written
     */
    Muxer(PartialFile file, MediaFormat format) {
        this.file = file;
        try {
            check(avformat.avformat_alloc_output_context2(context, null, format.muxer(), null));
            context.flags(context.flags() | AVFormatContext.AVFMT_FLAG_BITEXACT);
            // the protocol is named, so that a colon in the path does not begin another one
            try (BytePointer url = new BytePointer("file:" + file.part(), StandardCharsets.UTF_8)) {
                check(avformat.avio_open(output, url, avformat.AVIO_FLAG_WRITE));
            }
            context.pb(output);
        } catch (DataException e) {
            close();
            throw e;
        }
    }

    /** Whether codecs must give their headers to the container instead of to each packet. */
    boolean wantsGlobalHeader() {
        return (context.oformat().flags() & avformat.AVFMT_GLOBALHEADER) != 0;
    }

    /** Adds a stream of a codec that is open. */
    AVStream add(AVCodecContext codec) {
        AVStream stream = avformat.avformat_new_stream(context, null);
        if (stream == null) {
            throw file.fault("out of memory");
        }
        stream.time_base(codec.time_base());
        stream.avg_frame_rate(codec.framerate());
        check(avcodec.avcodec_parameters_from_context(stream.codecpar(), codec));
        return stream;
    }

    /** Writes the header, after all streams were added. */
    void begin() {
        check(avformat.avformat_write_header(context, (AVDictionary) null));
    }

    /**
     * Writes a packet, or keeps it until those of other streams that come before it are there: at
     * most for ten seconds of its stream, which is FFmpeg's default.
     */
    void write(AVPacket packet) {
        check(avformat.av_interleaved_write_frame(context, packet));
    }

    /** Writes what is kept and the index, and closes the file. */
    void finish() {
        check(avformat.av_write_trailer(context));
        context.pb(null);
        check(avformat.avio_closep(output));
    }

    /** Checks what a function of FFmpeg returned: below 0 is an error. */
    int check(int result) {
        if (result < 0) {
            throw file.fault(Ffmpeg.reason(result));
        }
        return result;
    }

    DataException fault(String what) {
        return file.fault(what);
    }

    /** Frees everything. */
    @Override
    public void close() {
        avformat.avio_closep(output);
        avformat.avformat_free_context(context);
        context.setNull();
    }
}
