package org.kdtoolkit.datasets.media;

import java.nio.file.Path;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.datasets.ffmpeg.MediaException;

/** Reads the sound of any file that FFmpeg reads. No more is decoded than is needed. */
record FfmpegSoundDecoder(MonoFormat target) {

    HostTensor decode(Path path, Segment segment) throws SampleException {
        MediaFile file = new MediaFile(path);
        try (SoundStream stream = SoundStream.open(path)) {
            int rate = stream.rate();
            long wanted = Math.min(segment.length(rate), target.needed(file, rate));
            float[] mono =
                    stream.read(segment.first(rate), (int) Math.min(wanted, MonoFormat.MOST + 1));
            if (mono.length > MonoFormat.MOST) {
                throw file.fault("has more than %d samples".formatted(MonoFormat.MOST));
            }
            if (mono.length == 0 && !segment.equals(Segment.WHOLE)) {
                throw file.endsBefore(segment);
            }
            return target.apply(file, mono, rate);
        } catch (MediaException e) {
            throw file.fault(e.getMessage(), e);
        }
    }
}
