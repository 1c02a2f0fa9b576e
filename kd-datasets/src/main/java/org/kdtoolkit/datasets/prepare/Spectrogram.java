package org.kdtoolkit.datasets.prepare;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.datasets.media.NpyWriter;
import org.kdtoolkit.datasets.media.PartialFile;
import org.kdtoolkit.datasets.modality.Excerpt;
import org.kdtoolkit.datasets.modality.MediaReader;
import org.kdtoolkit.datasets.modality.ModalityConfig;

/**
 * Sound as arrays of its log-mel spectrogram, [1, T, mels].
 *
 * @param audio how spectrograms are made
 * @param reader makes them of sound
 */
record Spectrogram(ModalityConfig.Audio audio, MediaReader reader) implements Form {

    @Override
    public String description() {
        return "arrays of %s at %d Hz, of %s"
                .formatted(
                        audio.logMel().orElseThrow(),
                        audio.sampleRate().orElseThrow(),
                        reader.shape());
    }

    @Override
    public String ending(Path source) {
        return ".npy";
    }

    @Override
    public void write(Excerpt source, Path target) throws SampleException {
        HostTensor spectrogram = reader.read(source, Subset.TEST, View.FIRST);
        try (PartialFile file = PartialFile.of(target)) {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file.part()))) {
                NpyWriter.write(spectrogram, out);
            } catch (IOException e) {
                throw file.fault(e);
            }
            file.commit();
        }
    }
}
