package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A list of which rows have no label, s03 to s05, and a further list, s06 to s11. All of them have
 * files, and a teacher's answers.
 */
class UnlabelledEndToEndTest {

    private static final String FURTHER = "dataset.unlabelled=data/pairs.csv";

    @TempDir private Path folder;
    private TinyManifest manifest;
    private TinyExperiment experiment;

    @BeforeEach
    void write() throws IOException {
        manifest = TinyManifest.in(folder);
        List<String> labelled = new ArrayList<>();
        List<String> pairs = new ArrayList<>(List.of("id,image,sound"));
        for (String line : manifest.list()) {
            String[] row = line.split(",");
            if (row[0].compareTo("s06") >= 0 && row[0].compareTo("s11") <= 0) {
                pairs.add(String.join(",", row[0], row[3], row[4]));
            } else if (row[0].compareTo("s03") >= 0 && row[0].compareTo("s05") <= 0) {
                labelled.add(String.join(",", row[0], row[1], "", row[3], row[4]));
            } else {
                labelled.add(line);
            }
        }
        manifest.writeList(labelled);
        Files.write(manifest.path("pairs.csv"), pairs);
        experiment = TinyExperiment.of(folder, TinyManifest.YAML);
    }

    @Test
    void dataCountsThemAndWritesEachOfThem() throws IOException {
        Files.delete(folder.resolve("data/sounds/s01.wav"));
        Files.delete(folder.resolve("data/images/s11.png"));

        assertThat(data("--set", FURTHER)).as(experiment.err()).isZero();

        Path out = folder.resolve("out-data");
        assertThat(experiment.out())
                .isEqualTo(
                        """
                        manifest: 3 classes, one label a sample; image (1, 8, 8), sound (64)
                        note: 3 of 12 training samples have a label

                        SUBSET      LISTED  THERE  LABELLED  UNLABELLED  IMAGE  SOUND
                        train       12      10     3         9           11     11
                        validation  6       6      6         0           6      6
                        test        6       6      6         0           6      6

                        CLASS       TRAIN   VALIDATION  TEST
                        dark        1 of 1  2 of 2      2 of 2
                        grey        0 of 1  2 of 2      2 of 2
                        light       1 of 1  2 of 2      2 of 2
                        (no label)  8 of 9  0 of 0      0 of 0

                        inventory: %s
                        samples: %s
                        """
                                .formatted(
                                        out.resolve("inventory.csv"), out.resolve("samples.csv")));
        assertThat(out.resolve("inventory.csv"))
                .content()
                .startsWith(
                        """
                        subset,class,listed,present,with-image,with-sound
                        train,,12,10,11,11
                        train,dark,1,1,1,1
                        train,grey,1,0,1,0
                        train,light,1,1,1,1
                        train,(no label),9,8,8,9
                        validation,,6,6,6,6
                        """);
        assertThat(Files.readAllLines(out.resolve("samples.csv")))
                .hasSize(25)
                .startsWith(
                        "id,subset,label,labelled,present,with-image,with-sound",
                        "s00,train,dark,yes,yes,yes,yes",
                        "s01,train,grey,yes,no,yes,no",
                        "s02,train,light,yes,yes,yes,yes",
                        "s03,train,,no,yes,yes,yes")
                .contains("s11,train,,no,no,no,yes")
                .endsWith("s23,test,light,yes,yes,yes,yes");
    }

    @Test
    void dataCountsTheLabelsThatABudgetLeaves() throws IOException {
        assertThat(data("--set", "dataset.labels.count=1")).as(experiment.err()).isZero();

        assertThat(experiment.out()).contains("train       6       6      1         5           6");
        assertThat(Files.readAllLines(folder.resolve("out-data/samples.csv")))
                .filteredOn(line -> line.contains(",train,") && line.contains(",yes,yes,yes,yes"))
                .hasSize(1);
    }

    private int data(String... options) {
        List<String> words =
                new ArrayList<>(List.of("data", experiment.file().toString(), "--samples"));
        words.addAll(List.of(options));
        return experiment.kd(words.toArray(String[]::new));
    }

    @Test
    void validateTakesThemAndSaysWhatIsWrongWithThem() throws IOException {
        assertThat(experiment.run("validate", FURTHER)).as(experiment.err()).isZero();

        assertThat(experiment.run("validate", "dataset.unlabelled=data/pears.csv")).isEqualTo(2);
        assertThat(experiment.err())
                .contains("there is no file or folder " + manifest.path("pears.csv"));

        Files.writeString(
                manifest.path("pairs.csv"),
                """
                id,label,image,sound
                s00,,images/s06.png,sounds/s06.wav
                s06,,images/s12.png,sounds/s12.wav
                s07,dark,images/s07.png,sounds/s07.wav
                """);
        assertThat(experiment.run("validate", FURTHER)).isEqualTo(3);
        assertThat(experiment.err())
                .isEqualTo(
                        """
                        kd: LIST can't be used as a manifest:
                          line 2 of PAIRS: id 's00' was taken in line 2
                          line 3 of PAIRS: has the files of a validation sample, line 8; take it out of one of the lists
                          line 4 of PAIRS: has the label 'dark', but 'unlabelled' names samples without; move it to the list of 'path', or leave its label empty
                        """
                                .replace("LIST", manifest.path("list.csv").toString())
                                .replace("PAIRS", manifest.path("pairs.csv").toString()));
    }

    @Test
    void prepareKeepsThem() throws IOException {
        Path out = folder.resolve("prepared");

        assertThat(
                        experiment.kd(
                                "prepare",
                                experiment.file().toString(),
                                "--out",
                                out.toString(),
                                "--set",
                                FURTHER,
                                "--set",
                                "dataset.modalities.sound.sample-rate=8000"))
                .as(experiment.err())
                .isZero();

        assertThat(Files.readAllLines(out.resolve("manifest.jsonl")))
                .hasSize(24)
                .contains(
                        "{\"id\":\"s03\",\"subset\":\"train\",\"label\":null,\"image\":\"images/s03.png\",\"sound\":\"sounds/s03.wav\"}")
                .contains(
                        "{\"id\":\"s11\",\"subset\":\"train\",\"label\":null,\"image\":\"images/s11.png\",\"sound\":\"sounds/s11.wav\"}");
        assertThat(experiment.kd("data", out.resolve("config.yaml").toString()))
                .as(experiment.err())
                .isZero();
        assertThat(experiment.out()).contains("train       12      12     3         9");
    }

    @Test
    void methodsThatNeedNoLabelTrainOnAllOfThem() {
        assertThat(experiment.run("benchmark", FURTHER)).as(experiment.err()).isZero();

        assertThat(experiment.text("report.html"))
                .contains("3 of 12 training samples have a label");
        assertThat(experiment.err()).startsWith("the teacher's own accuracy: train/top1 100.0%");
    }
}
