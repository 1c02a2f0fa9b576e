package org.kdtoolkit.datasets.activitynet;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.datasets.Configs;
import org.kdtoolkit.datasets.GoldenProblem;
import org.kdtoolkit.media.modality.TinyVideos;

class ActivityNetProblemsTest {

    @TempDir private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        Files.createDirectory(folder.resolve("sounds"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "segments.json",
                "publisher.json",
                "not-json.json",
                "no-database.json",
                "no-samples.json"
            })
    void saysAllThatIsWrongAtOnce(String name) throws IOException {
        GoldenProblem.check("activitynet/" + name, folder.resolve(name), this::read);
    }

    @Test
    void refusesSegmentsInOneModalityAndWholeVideosInAnother() throws IOException {
        Path list = folder.resolve("annotation.json");
        Files.writeString(
                list,
                """
                {"labels": ["Tango"], "database": {
                  "v_a_0": {"subset": "training", "segment": [0.5, 2], "label": "Tango"},
                  "v_b_0": {"subset": "validation", "segment": [0.5, 2], "label": "Tango"}}}
                """);
        Files.createFile(folder.resolve("sounds/v_a_0.wav"));
        Files.createFile(folder.resolve("a.avi"));
        Files.createFile(folder.resolve("sounds/v_b_0.wav"));
        Files.createFile(folder.resolve("v_b_0.avi"));
        assertThatThrownBy(() -> read(list))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        list
                                + " can't be used as an annotation:\n"
                                + "  line 2, column 3: of 'v_a_0', 'sound' has a file of the"
                                + " segment alone, but 'clip' one of the whole video; bring both"
                                + " into one form");
    }

    private void read(Path list) {
        Map<String, ModalitySpec> modalities = new LinkedHashMap<>();
        modalities.put("clip", Configs.video(TinyVideos.clips(2, 16, Optional.empty())));
        modalities.put("sound", Configs.audio());
        ActivityNetReader.open(
                new ActivityNetConfig(
                        list,
                        Optional.empty(),
                        Map.of(),
                        Map.of("video", folder, "sound", folder.resolve("sounds")),
                        modalities,
                        Optional.empty(),
                        Optional.empty()),
                Configs.context(new Faults(OnError.FAIL)));
    }
}
