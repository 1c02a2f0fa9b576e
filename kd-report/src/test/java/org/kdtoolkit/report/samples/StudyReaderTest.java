package org.kdtoolkit.report.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.formats.numpy.NpzWriter;
import org.kdtoolkit.report.SampleBenchmark;
import org.kdtoolkit.report.SampleStudies;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.BenchmarkFolder;

class StudyReaderTest {

    private static final List<String> IDS = List.of("a", "b", "c", "d", "e", "f");

    @TempDir private Path folder;

    private SampleStudy read(Benchmark benchmark) {
        return StudyReader.read(new BenchmarkFolder(folder), benchmark);
    }

    private Benchmark written() throws IOException {
        return SampleStudies.of(folder, List.of("cat", "dog"), IDS);
    }

    @Test
    void collectsWhatAllTrialsSaid() throws IOException {
        SampleStudy study = read(written());

        assertThat(study.notes()).isEmpty();
        assertThat(study.ids()).isEqualTo(IDS);
        assertThat(study.modality()).isEqualTo("image");
        assertThat(study.several()).isFalse();
        assertThat(study.counts()).containsExactly(3, 3);
        assertThat(study.methods()).containsExactly("none", "kd");
        assertThat(study.trials("kd").get(1).byClass()).containsExactly(2 / 3.0, 2 / 3.0);
        assertThat(study.trials("none").get(0).byClass()).containsExactly(1 / 3.0, 1 / 3.0);
    }

    @Test
    void findsWhatAllMiss() throws IOException {
        Missed missed = Missed.of(read(written()));

        assertThat(missed.asked()).isEqualTo(6);
        assertThat(missed.samples()).containsExactly(2, 5);
    }

    @Test
    void poolsConfusionOverSeeds() throws IOException {
        SampleStudy study = read(written());
        Confusion kd = Confusion.of(study, study.trials("kd"));

        assertThat(kd.counts()).isEqualTo(new long[][] {{4, 2}, {3, 3}});
        assertThat(kd.share(1, 0)).isEqualTo(0.5);
        assertThat(kd.worst(9))
                .containsExactly(
                        new Confusion.Pair(1, 0, 3, 0.5), new Confusion.Pair(0, 1, 2, 2 / 6.0));
        assertThat(kd.worst(1)).hasSize(1);
    }

    @Test
    void looksCloselyAtOneSeed() throws IOException {
        CloseUp closeUp = read(written()).closeUp().orElseThrow();

        assertThat(closeUp.seed()).isEqualTo(1);
        assertThat(closeUp.searched()).isEqualTo(5);
        assertThat(closeUp.neighbours())
                .extracting(CloseUp.OfMethod::method)
                .containsExactly("none", "kd");
        int first = closeUp.queries().indexOf(0);
        assertThat(closeUp.neighbours().get(0).nearest().get(first)).containsExactly(3, 1, 4, 2, 5);
        assertThat(closeUp.neighbours().get(1).nearest().get(first)).containsExactly(1, 2, 3, 4, 5);
        assertThat(closeUp.maps()).extracting(SampleMap::title).containsExactly("none", "kd");
        assertThat(closeUp.maps().get(0).explained()).isBetween(0.999, 1.001);
    }

    @Test
    void teachersLieBesideStudentsWhereTheirEmbeddingsAreKept() throws IOException {
        Benchmark benchmark = written();
        try (OutputStream out =
                        Files.newOutputStream(folder.resolve("none/seed-1/embeddings.npz"));
                NpzWriter npz = new NpzWriter(out)) {
            npz.write("teachers", List.of("ears"));
            npz.write("test/ids", IDS);
            npz.write("test/labels", new long[] {0, 0, 0, 1, 1, 1});
            npz.write("test/embedding", new float[6][2]);
            npz.write(
                    "test/teachers/ears/embedding",
                    new float[][] {{0}, {1}, {Float.NaN}, {2}, {3}, {4}});
        }
        List<SampleMap> maps = read(benchmark).closeUp().orElseThrow().maps();

        assertThat(maps)
                .extracting(SampleMap::title)
                .containsExactly("none", "kd", "the teacher ears");
        // the teacher knows nothing about one sample
        assertThat(maps.get(2).samples()).containsExactly(0, 1, 3, 4, 5);
        assertThat(maps.get(2).points()[0][0]).isCloseTo(-2, within(1e-9));
        assertThat(maps.get(2).explained()).isCloseTo(1, within(1e-9));
    }

    @Test
    void theSameFolderGivesTheSameStudy() throws IOException {
        Benchmark benchmark = written();
        assertThat(Showcase.of(read(benchmark)))
                .isEqualTo(Showcase.of(read(benchmark)))
                .contains(2, 5);
        assertThat(read(benchmark).closeUp().orElseThrow().queries())
                .isEqualTo(read(benchmark).closeUp().orElseThrow().queries());
    }

    @Test
    void leavesOutADamagedTrialAndSaysSo() throws IOException {
        Benchmark benchmark = written();
        Files.writeString(folder.resolve("none/seed-1/predictions.json"), "{");
        SampleStudy study = read(benchmark);

        assertThat(study.trials()).hasSize(3);
        assertThat(study.notes())
                .singleElement()
                .asString()
                .startsWith("none, seed 1, is left out of what is said of single samples: ")
                .contains("predictions.json");
        // seed 2 is the one that both methods have
        assertThat(study.closeUp().orElseThrow().seed()).isEqualTo(2);
    }

    @Test
    void leavesOutATrialOfOtherClassesOrLabels() throws IOException {
        Benchmark benchmark = written();
        Path kd = folder.resolve("kd/seed-1");
        SampleStudies.write(
                kd,
                new SampleStudies.Answered(
                        List.of("dog", "cat"),
                        List.of("a"),
                        new int[1],
                        new int[1],
                        new float[1][2]));
        SampleStudies.write(
                folder.resolve("kd/seed-2"),
                new SampleStudies.Answered(
                        List.of("cat", "dog"),
                        List.of("a"),
                        new int[] {1},
                        new int[1],
                        new float[1][2]));

        assertThat(read(benchmark).notes())
                .containsExactly(
                        "kd, seed 1, is left out of what is said of single samples: it was judged"
                                + " on other classes or samples than the others",
                        "kd, seed 2, is left out of what is said of single samples: sample 'a' has"
                                + " other classes there than in the trials before");
    }

    @Test
    void embeddingsThatAreNotFiniteAreTold() throws IOException {
        Benchmark benchmark = written();
        SampleStudies.write(
                folder.resolve("kd/seed-1"),
                new SampleStudies.Answered(
                        List.of("cat", "dog"),
                        List.of("a"),
                        new int[1],
                        new int[1],
                        new float[][] {{Float.NaN, 0}}));
        SampleStudy study = read(benchmark);
        assertThat(study.notes())
                .singleElement()
                .asString()
                .startsWith("kd, seed 1, is not looked at closely: ")
                .contains("the embedding of 'a' is not finite");
        assertThat(study.closeUp().orElseThrow().neighbours()).hasSize(1);
    }

    @Test
    void foldersOfEarlyVersionsHaveNone() {
        SampleStudy study = read(SampleBenchmark.partlyFinished());
        assertThat(study.trials()).isEmpty();
        assertThat(study.notes()).isEmpty();
        assertThat(Showcase.of(study)).isEmpty();
    }
}
