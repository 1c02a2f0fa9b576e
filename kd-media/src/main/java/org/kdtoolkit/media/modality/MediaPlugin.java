package org.kdtoolkit.media.modality;

import java.util.List;
import org.kdtoolkit.api.plugin.ModalityProvider;
import org.kdtoolkit.api.plugin.Plugin;
import org.kdtoolkit.api.plugin.Provider;

/** The kinds of files that modalities have. */
public final class MediaPlugin implements Plugin {

    @Override
    public List<Provider<?, ?>> providers() {
        return List.of(
                ModalityProvider.builder("image", ImageConfig.class)
                        .summary("pictures [C, H, W], from 0 to 1 unless normalised")
                        .used(ImageConfig::used)
                        .build(ImageModality::of),
                ModalityProvider.builder("audio", AudioConfig.class)
                        .summary(
                                "sound [samples], also that of videos, or its log-mel spectrogram"
                                        + " [1, T, mels]")
                        .used(AudioConfig::used)
                        .build(AudioModality::of),
                ModalityProvider.builder("embedding", EmbeddingConfig.class)
                        .summary("arrays [width] in .npy files")
                        .build((config, context) -> EmbeddingModality.of(config)),
                ModalityProvider.builder("video", VideoConfig.class)
                        .summary(
                                "clips [3, frames, size, size] of video files, HDF5 files of"
                                        + " JPEGs, or folders of frames")
                        .used(VideoConfig::used)
                        .build(VideoModality::of));
    }
}
