package org.kdtoolkit.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.datasets.media.NpyDecoder;

class AnswerFilesTest {

    private static final HostTensor MAP =
            HostTensor.of(new float[] {1, -2, 3.5f, 4, 5, 6}, 2, 1, 3);

    @TempDir private Path folder;

    @Test
    void namesFilesAfterTheSamplesFileOrElseItsId() throws SampleException, IOException {
        AnswerFiles files = new AnswerFiles(inside());
        files.write("1", Optional.of("audio/one.wav"), MAP);
        files.write("2", Optional.empty(), MAP);
        files.write("3", Optional.of("/elsewhere/three.wav"), MAP);
        files.write("4", Optional.of("../../four.wav"), MAP);
        files.write("a/5", Optional.empty(), MAP);
        assertThat(written())
                .containsExactly(
                        "in/2.npy", "in/3.npy", "in/4.npy", "in/a/5.npy", "in/audio/one.npy");
        HostTensor read = NpyDecoder.read(inside().resolve("audio/one.npy"));
        assertThat(read.shape()).isEqualTo(MAP.shape());
        assertThat(read.values()).containsExactly(MAP.values());
    }

    @Test
    void neverLeavesTheFolder() throws IOException {
        AnswerFiles files = new AnswerFiles(inside());
        for (String id : List.of("../up", "a/../../up", "/up", "nul\0")) {
            assertThatThrownBy(() -> files.write(id, Optional.of("../x/one.wav"), MAP))
                    .isInstanceOf(DataException.class)
                    .hasMessage(
                            "the sample '%s' can have no file in %s: its id leads elsewhere; rename it"
                                    .formatted(id, inside()));
        }
        files.write("..", Optional.empty(), MAP);
        assertThat(written()).containsExactly("in/...npy");
    }

    @Test
    void letsSamplesShareAFileOnlyIfTheyShareItsContent() {
        AnswerFiles files = new AnswerFiles(inside());
        files.write("1", Optional.of("one.wav"), MAP);
        files.write("2", Optional.of("one.wav"), MAP);
        HostTensor other = HostTensor.of(new float[] {1, 2}, 2);
        assertThatThrownBy(() -> files.write("one", Optional.empty(), other))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        inside().resolve("one.npy")
                                + " would hold two different arrays, the second of the sample"
                                + " 'one'; give each sample an id of its own, in all subsets");
    }

    private Path inside() {
        return folder.resolve("in");
    }

    private List<String> written() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
