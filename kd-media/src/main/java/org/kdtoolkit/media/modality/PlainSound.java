package org.kdtoolkit.media.modality;

import java.nio.file.Path;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.PreparedForm;
import org.kdtoolkit.media.encoding.WavWriter;
import org.kdtoolkit.media.sound.AudioDecoder;

/**
 * Sound as WAV files.
 *
 * @param sound reads it at the rate
 * @param sampleRate in Hz
 */
record PlainSound(AudioDecoder sound, int sampleRate) implements PreparedForm {

    @Override
    public String description() {
        long samples = sound.shape().get(0);
        return "WAV at %d Hz from second 0, %s"
                .formatted(
                        sampleRate,
                        samples < 0 ? "of any length" : "of %d samples".formatted(samples));
    }

    @Override
    public String ending(Path source) {
        return ".wav";
    }

    @Override
    public void write(Excerpt source, Path target) throws SampleException {
        HostTensor heard = sound.decode(source.file(), source.segment());
        try (WavWriter writer = WavWriter.open(target, sampleRate)) {
            writer.write(heard.values());
            writer.finish();
        }
    }
}
