package org.kdtoolkit.media.sound;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.modality.Segment;
import org.kdtoolkit.formats.files.SampleFile;

/**
 * Reads WAV files of PCM of 8, 16, 24 or 32 bits, or of floats of 32 or 64: what FFmpeg reads to
 * the same values, but takes ten times as long to open. Where such files are big endian, FFmpeg
 * reads noise.
 *
 * @param target what the sound becomes
 */
record WavDecoder(MonoFormat target) {

    /** How many seconds a file lasts; empty if it is of another kind. */
    OptionalDouble seconds(SampleFile file) throws SampleException {
        Optional<WavFile> opened = WavFile.open(file);
        if (opened.isEmpty()) {
            return OptionalDouble.empty();
        }
        try (WavFile wav = opened.get()) {
            return OptionalDouble.of((double) wav.frames() / wav.format().sampleRate());
        } catch (IOException e) {
            throw file.fault("can't be read (%s)".formatted(e), e);
        }
    }

    /**
     * Reads a part of a file.
     *
     * @return empty if the file is of another kind, whatever its name says
     * @throws SampleException if it is broken, or the sound ends before the part begins
     */
    Optional<HostTensor> decode(SampleFile file, Segment segment, Silence silence)
            throws SampleException {
        Optional<WavFile> opened = WavFile.open(file);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        try (WavFile wav = opened.get()) {
            int rate = wav.format().sampleRate();
            long first = segment.first(rate);
            if (first >= wav.frames() && !segment.equals(Segment.WHOLE)) {
                return Optional.of(
                        silence.of(
                                file.fault(
                                        "ends before the segment from %s s"
                                                .formatted(segment.start()))));
            }
            long wanted = Math.min(segment.length(rate), target.needed(file, rate));
            long count = Math.min(wanted, wav.frames() - first);
            if (count > MonoFormat.MOST) {
                throw file.fault("has more than %d samples".formatted(MonoFormat.MOST));
            }
            return Optional.of(target.apply(file, wav.mono(file, first, (int) count), rate));
        } catch (IOException e) {
            throw file.fault("can't be read (%s)".formatted(e), e);
        }
    }
}
