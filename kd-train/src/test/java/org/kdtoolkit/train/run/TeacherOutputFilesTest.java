package org.kdtoolkit.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.formats.numpy.NpyDecoder;

class TeacherOutputFilesTest {

    private static final HostTensor MAP =
            HostTensor.of(new float[] {1, -2, 3.5f, 4, 5, 6}, 2, 1, 3);

    private static final HostTensor OTHER = HostTensor.of(new float[] {1, 2}, 2);

    @TempDir private Path folder;

    @Test
    void namesFilesAfterTheSamplesFileOrElseItsId() throws SampleException, IOException {
        TeacherOutputFiles files = new TeacherOutputFiles(inside());
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
        TeacherOutputFiles files = new TeacherOutputFiles(inside());
        for (String id : List.of("../up", "a/../../up", "/up", "nul\0", "\u00e9".repeat(126))) {
            assertThatThrownBy(() -> files.write(id, Optional.of("../x/one.wav"), MAP))
                    .isInstanceOf(DataException.class)
                    .hasMessage(
                            "the sample '%s' can have no file in %s: its id leads elsewhere or is too long; rename it"
                                    .formatted(id, inside()));
        }
        files.write("..", Optional.empty(), MAP);
        assertThat(written()).containsExactly("in/...npy");
    }

    @Test
    void letsSamplesShareAFileOnlyIfTheyShareItsContent() {
        TeacherOutputFiles files = new TeacherOutputFiles(inside());
        files.write("1", Optional.of("one.wav"), MAP);
        files.write("2", Optional.of("one.wav"), MAP);
        assertThatThrownBy(() -> files.write("one", Optional.empty(), OTHER))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        inside().resolve("one.npy")
                                + " would hold two different arrays, the second of the sample"
                                + " 'one'; give each sample an id of its own in all subsets, which"
                                + " is not the name of another's file");
    }

    @Test
    void namesSamplesOfOneFileByTheirIdsOnceTheirArraysDiffer() throws Exception {
        TeacherOutputFiles files = new TeacherOutputFiles(inside());
        files.write("1", Optional.of("one.wav"), MAP);
        files.write("2", Optional.of("one.wav"), MAP);
        files.write("3", Optional.of("one.wav"), OTHER);
        files.write("4", Optional.of("one.mp4"), MAP);
        assertThat(written()).containsExactly("in/1.npy", "in/2.npy", "in/3.npy", "in/4.npy");
        assertThat(NpyDecoder.read(inside().resolve("2.npy")).values())
                .containsExactly(MAP.values());
        assertThat(NpyDecoder.read(inside().resolve("3.npy")).values())
                .containsExactly(OTHER.values());
    }

    @Test
    void neverLeavesOneSamplesArrayWhereAnotherIsLookedFor() {
        TeacherOutputFiles files = new TeacherOutputFiles(inside());
        files.write("one", Optional.of("one.wav"), MAP);
        refusesAsConflict(() -> files.write("2", Optional.of("one.wav"), OTHER), "2");

        TeacherOutputFiles named = new TeacherOutputFiles(inside());
        named.write("one", Optional.empty(), MAP);
        named.write("1", Optional.of("one.wav"), MAP);
        refusesAsConflict(() -> named.write("2", Optional.of("one.wav"), OTHER), "2");

        TeacherOutputFiles parted = new TeacherOutputFiles(inside());
        parted.write("1", Optional.of("one.wav"), MAP);
        parted.write("2", Optional.of("one.wav"), OTHER);
        refusesAsConflict(() -> parted.write("one", Optional.empty(), MAP), "one");
    }

    private void refusesAsConflict(ThrowingCallable writing, String id) {
        assertThatThrownBy(writing)
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "%s would hold two different arrays, the second of the sample '%s'; give each sample an id of its own in all subsets, which is not the name of another's file"
                                .formatted(inside().resolve("one.npy"), id));
    }

    @Test
    void requiresANameBeforeThereIsAnArray() {
        TeacherOutputFiles files = new TeacherOutputFiles(inside());
        files.requireName("../up", Optional.of("one.wav"));
        files.requireName("up", Optional.empty());
        assertThatThrownBy(() -> files.requireName("../up", Optional.empty()))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "the sample '../up' can have no file in %s: its id leads elsewhere or is too long; rename it"
                                .formatted(inside()));
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
