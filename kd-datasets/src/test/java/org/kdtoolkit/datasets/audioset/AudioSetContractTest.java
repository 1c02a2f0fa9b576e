package org.kdtoolkit.datasets.audioset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.datasets.Configs;
import org.kdtoolkit.media.modality.TinyVideos;
import org.kdtoolkit.testkit.DatasetContract;

class AudioSetContractTest extends DatasetContract {

    @TempDir private Path folder;
    private AudioSetFolder audioSet;

    @BeforeEach
    void write() throws IOException {
        audioSet = AudioSetFolder.write(folder).withSound().withVideos().withEmbeddings();
    }

    @Override
    protected Dataset open() {
        Map<String, ModalitySpec> modalities = new LinkedHashMap<>();
        modalities.put("embedding", AudioSetFolder.embedding());
        modalities.put("sound", AudioSetFolder.sound());
        modalities.put("clip", Configs.video(TinyVideos.clips(2, 32, Optional.empty())));
        return AudioSetFolder.open(audioSet.config(modalities));
    }
}
