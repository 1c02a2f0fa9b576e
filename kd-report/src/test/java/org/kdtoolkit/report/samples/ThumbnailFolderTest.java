package org.kdtoolkit.report.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.Thumbnail;
import org.kdtoolkit.report.SampleStudies;
import org.kdtoolkit.report.result.BenchmarkFolder;

class ThumbnailFolderTest {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1};

    @TempDir private Path folder;
    private ThumbnailFolder thumbnails;
    private SampleStudy study;

    @BeforeEach
    void prepare() throws IOException {
        BenchmarkFolder benchmark = new BenchmarkFolder(folder);
        study =
                StudyReader.read(
                        benchmark,
                        SampleStudies.of(
                                folder,
                                List.of("cat", "dog"),
                                List.of("../a\"", "b", "c", "d", "e", "f")));
        thumbnails = ThumbnailFolder.of(benchmark);
    }

    private static Thumbnail thumbnail(int last) {
        byte[] file = PNG.clone();
        file[PNG.length - 1] = (byte) last;
        return Thumbnail.of(file);
    }

    @Test
    void keepsWhatIsWritten() throws IOException {
        assertThat(thumbnails.read(study)).isEmpty();
        thumbnails.write(
                study, Map.of("../a\"", thumbnail(1), "b", thumbnail(2), "c", thumbnail(2)));

        assertThat(thumbnails.read(study)).containsOnlyKeys("../a\"", "b", "c");
        assertThat(thumbnails.read(study).get("b").file()).isEqualTo(thumbnail(2).file());
        assertThat(files()).hasSize(3);

        thumbnails.write(study, Map.of("b", thumbnail(2)));
        assertThat(thumbnails.read(study)).containsOnlyKeys("b");
        assertThat(files()).hasSize(2);
    }

    @Test
    void goesWithoutWhatIsDamagedOrOfOthers() throws IOException {
        thumbnails.write(study, Map.of("a", thumbnail(1), "b", thumbnail(2)));
        Path index = thumbnails.path().resolve("index.json");
        String whole = Files.readString(index);
        for (Path file : files()) {
            if (file.toString().endsWith(".png") && Files.readAllBytes(file)[8] == 1) {
                Files.writeString(file, "<svg onload='alert(1)'/>");
            }
        }
        assertThat(thumbnails.read(study)).containsOnlyKeys("b");

        Files.writeString(index, whole.replaceAll("\"[0-9a-f]{20}\\.png\"", "\"../x.png\""));
        Files.write(folder.resolve("x.png"), PNG);
        assertThat(thumbnails.read(study)).isEmpty();

        Files.writeString(index, whole.replace("\"image\"", "\"audio\""));
        assertThat(thumbnails.read(study)).isEmpty();

        Files.writeString(index, "{");
        assertThat(thumbnails.read(study)).isEmpty();
    }

    @Test
    void aThumbnailIsAPictureAndSmall() {
        assertThatThrownBy(() -> Thumbnail.of("<svg/>".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("a thumbnail is the file of a PNG or a JPEG");
        byte[] large = new byte[Thumbnail.MOST_BYTES + 1];
        System.arraycopy(PNG, 0, large, 0, PNG.length);
        assertThatThrownBy(() -> Thumbnail.of(large))
                .hasMessage("a thumbnail has at most 65536 bytes, found 65537");
        assertThat(Thumbnail.of(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff}).mediaType())
                .isEqualTo("image/jpeg");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(thumbnails.path())) {
            return files.toList();
        }
    }
}
