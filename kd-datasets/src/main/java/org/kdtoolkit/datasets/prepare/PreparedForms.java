package org.kdtoolkit.datasets.prepare;

import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.media.clip.FrameGrid;
import org.kdtoolkit.media.clip.FrameStride;
import org.kdtoolkit.media.modality.MediaDataset;
import org.kdtoolkit.media.modality.MediaReader;
import org.kdtoolkit.media.modality.Modality;
import org.kdtoolkit.media.modality.ModalityConfig;

/** Chooses what the files of a modality become. */
final class PreparedForms {

    private PreparedForms() {}

    /**
     * The form of a modality.
     *
     * @throws ConfigurationException if the modality lacks what the form needs
     */
    static PreparedForm of(String name, MediaDataset dataset, PrepareConfig config) {
        ModalityConfig modality = dataset.configurations().get(name);
        if (modality instanceof ModalityConfig.Video video) {
            return new SmallFrames(
                    new FrameGrid(config.rate().or(video::rate), new FrameStride(1)),
                    config.shortSide(),
                    config.quality());
        }
        if (modality instanceof ModalityConfig.Audio audio) {
            return audio(name, audio, dataset.reader(name), config.sound());
        }
        if (modality instanceof ModalityConfig.Embedding) {
            return new StoredArray("arrays of 32 bits", dataset.reader(name));
        }
        return new CopiedFile();
    }

    private static PreparedForm audio(
            String name, ModalityConfig.Audio audio, MediaReader reader, SoundForm form) {
        return switch (form) {
            case WAV -> new PlainSound(Modality.sound(audio), rate(name, audio));
            case LOG_MEL -> {
                if (audio.logMel().isEmpty()) {
                    throw new ConfigurationException(
                            "modality '%s' has no 'log-mel'; add it, or set 'prepare.sound' to wav"
                                    .formatted(name));
                }
                yield new StoredArray(
                        "arrays of %s at %d Hz from second 0, of %s"
                                .formatted(
                                        audio.logMel().get(),
                                        audio.sampleRate().orElseThrow(),
                                        reader.shape()),
                        reader);
            }
        };
    }

    private static int rate(String name, ModalityConfig.Audio audio) {
        return audio.sampleRate()
                .orElseThrow(
                        () ->
                                new ConfigurationException(
                                        "modality '%s' needs 'sample-rate', at which its sound is written"
                                                .formatted(name)));
    }
}
