package org.kdtoolkit.media.sound;

import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.modality.Segment;
import org.kdtoolkit.formats.files.Decoder;
import org.kdtoolkit.formats.files.FileKind;
import org.kdtoolkit.formats.files.SampleFile;

/**
 * Reads sound files, and the sound of videos, into mono sound, [samples] from -1 to 1. What a file
 * is, its content says, not its name: plain WAV files are read by {@link WavDecoder}, all others by
 * FFmpeg; of several sounds in a file the one with the most channels is taken. Channels are
 * averaged; then the rate is changed where another one is asked for. No more is decoded than is
 * needed.
 */
public final class AudioDecoder implements Decoder {

    private final MonoFormat target;
    private final WavDecoder wav;
    private final FfmpegSoundDecoder other;

    /**
     * Creates a decoder.
     *
     * @param sampleRate the rate in Hz to which files of another one are resampled; empty for their
     *     own
     * @param samples the length to which sound is cut or, with silence, extended at its end; empty
     *     for its own
     */
    public AudioDecoder(OptionalInt sampleRate, OptionalInt samples) {
        target = new MonoFormat(sampleRate, samples);
        wav = new WavDecoder(target);
        other = new FfmpegSoundDecoder(target);
    }

    @Override
    public Shape shape() {
        return target.shape();
    }

    @Override
    public HostTensor decode(Path file) throws SampleException {
        return decode(file, Segment.WHOLE);
    }

    /**
     * Reads a part of a file.
     *
     * @throws SampleException as {@link #decode(Path)}, or if there is no sound in the part
     */
    public HostTensor decode(Path file, Segment segment) throws SampleException {
        return decode(file, segment, Silence::refused);
    }

    /**
     * Reads a part of a file, in which there need not be any sound.
     *
     * @return without samples if there is none
     * @throws SampleException as {@link #decode(Path)}
     */
    public HostTensor decodeAny(Path file, Segment segment) throws SampleException {
        return decode(file, segment, Silence::accepted);
    }

    private HostTensor decode(Path file, Segment segment, Silence silence) throws SampleException {
        SampleFile media = new SampleFile(file);
        Optional<HostTensor> plain = wav.decode(media, segment, silence);
        if (plain.isPresent()) {
            return plain.get();
        }
        requireSound(media);
        return other.decode(file, segment, silence);
    }

    /**
     * At which second of a file its sound ends, without decoding it.
     *
     * @return empty if the file does not tell
     * @throws SampleException as {@link #decode(Path)}
     */
    public OptionalDouble seconds(Path file) throws SampleException {
        SampleFile media = new SampleFile(file);
        OptionalDouble plain = wav.seconds(media);
        if (plain.isPresent()) {
            return plain;
        }
        requireSound(media);
        return SoundEnd.of(media);
    }

    private static void requireSound(SampleFile media) throws SampleException {
        Optional<FileKind> kind = media.kind().filter(known -> !known.mayHoldSound());
        if (kind.isPresent()) {
            throw media.fault("holds %s, expected sound".formatted(kind.get()));
        }
    }
}
