package org.kdtoolkit.media.sound;

import java.util.OptionalDouble;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avutil;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.formats.files.SampleFile;
import org.kdtoolkit.media.ffmpeg.Demuxer;
import org.kdtoolkit.media.ffmpeg.MediaException;
import org.kdtoolkit.media.ffmpeg.StreamKind;
import org.kdtoolkit.media.ffmpeg.TimeLine;

/** Where the sound of a file ends, by its packets' time stamps where its header does not tell. */
final class SoundEnd {

    private SoundEnd() {}

    /**
     * The second at which the sound ends, on the file's {@link TimeLine}.
     *
     * @return empty if time stamps are missing, or start again
     * @throws SampleException if the file is broken, or has no sound
     */
    static OptionalDouble of(SampleFile file) throws SampleException {
        try (Demuxer demuxer = Demuxer.open(file.path(), StreamKind.AUDIO)) {
            if (demuxer.mayRestart()) {
                return OptionalDouble.empty();
            }
            OptionalDouble told = demuxer.end();
            return told.isPresent() ? told : counted(demuxer);
        } catch (MediaException e) {
            throw file.fault(e.getMessage(), e);
        }
    }

    private static OptionalDouble counted(Demuxer demuxer) throws MediaException {
        long first = Long.MAX_VALUE;
        long end = Long.MIN_VALUE;
        while (demuxer.next()) {
            AVPacket packet = demuxer.packet();
            if (packet.pts() == avutil.AV_NOPTS_VALUE) {
                return OptionalDouble.empty();
            }
            first = Math.min(first, packet.pts());
            end = Math.max(end, packet.pts() + packet.duration());
        }
        if (end == Long.MIN_VALUE) {
            return OptionalDouble.empty();
        }
        TimeLine timeLine = demuxer.timeLine();
        return OptionalDouble.of(
                (demuxer.hasPictures() ? timeLine : timeLine.beginningAt(first)).seconds(end));
    }
}
