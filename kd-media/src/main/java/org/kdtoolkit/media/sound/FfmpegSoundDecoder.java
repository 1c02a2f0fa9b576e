package org.kdtoolkit.media.sound;

import java.nio.file.Path;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.modality.Segment;
import org.kdtoolkit.formats.files.SampleFile;
import org.kdtoolkit.media.ffmpeg.MediaException;

/** Reads the sound of any file that FFmpeg reads. No more is decoded than is needed. */
record FfmpegSoundDecoder(MonoFormat target) {

    HostTensor decode(Path path, Segment segment, Silence silence) throws SampleException {
        SampleFile file = new SampleFile(path);
        try (SoundStream stream = SoundStream.open(path)) {
            int rate = stream.rate();
            long wanted = Math.min(segment.length(rate), target.needed(file, rate));
            SoundPart part =
                    stream.read(segment.first(rate), (int) Math.min(wanted, MonoFormat.MOST + 1));
            if (part.length() > MonoFormat.MOST) {
                throw file.fault("has more than %d samples".formatted(MonoFormat.MOST));
            }
            if (part.isSilent()) {
                return silence.of(
                        file.fault(
                                "has no sound from %s to %s s: %s"
                                        .formatted(
                                                segment.start(),
                                                end(segment, (double) wanted / rate),
                                                part.elsewhere(rate))));
            }
            return target.apply(file, part.samples(), rate);
        } catch (MediaException e) {
            throw file.fault(e.getMessage(), e);
        }
    }

    /**
     * The end of what is wanted of a segment, rounded to milliseconds unless it is the segment's.
     */
    private static double end(Segment segment, double seconds) {
        return Math.min(segment.end(), segment.start() + Math.rint(1000 * seconds) / 1000);
    }
}
