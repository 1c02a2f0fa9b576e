package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.formats.numpy.NpzWriter;
import org.kdtoolkit.formats.torch.StateFile;
import org.kdtoolkit.formats.weights.SavedNetwork;
import org.kdtoolkit.formats.weights.WeightsFile;

/** {@code kd predict} with what a trial left, and nothing else. */
class PredictEndToEndTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private static Path trained;
    private static Path images;
    private static Path trial;
    private static JsonNode predictions;

    @TempDir private Path folder;
    private final Terminal terminal = new Terminal();
    private Path student;

    @BeforeAll
    static void train() throws IOException {
        images = TinyManifest.in(trained).path("images");
        TinyExperiment experiment = TinyExperiment.of(trained, TinyManifest.YAML);
        assertThat(experiment.run("train", "--method", "kd")).as(experiment.err()).isZero();
        trial = experiment.result("kd/seed-1");
        predictions = JSON.readTree(trial.resolve("predictions.json").toFile()).get("results");
    }

    /** The bundle alone, in a folder whose name has blanks and letters of other languages. */
    @BeforeEach
    void takeAway() throws IOException {
        student = Files.createDirectory(folder.resolve("ein Schüler 学生")).resolve("s.safetensors");
        Files.copy(trial.resolve("student.safetensors"), student);
    }

    @Test
    void saysToTheBitWhatTheTrialSaidOfTheSameFiles() throws IOException {
        Path list = folder.resolve("list.txt");
        Path out = folder.resolve("said.jsonl");
        List<Path> files = new ArrayList<>();
        predictions.fieldNames().forEachRemaining(id -> files.add(images.resolve(id + ".png")));
        Files.write(list, files.stream().map(Path::toString).toList());

        assertThat(predict("--list", list.toString(), "--out", out.toString())).isZero();

        List<JsonNode> said = new ArrayList<>();
        for (String line : Files.readAllLines(out)) {
            said.add(JSON.readTree(line).get("classes"));
        }
        assertThat(said).hasSize(6).containsExactlyElementsOf(predictions);
    }

    @Test
    void saysTheSameOfFewerAtATime() {
        assertThat(predict(images.toString(), "--top", "3")).as(terminal.err()).isZero();
        String before = terminal.out();

        assertThat(predict(images.toString(), "--top", "3", "--batch-size", "1"))
                .as(terminal.err())
                .isZero();

        assertThat(terminal.out()).isEqualTo(before).contains("s18.png");
    }

    @Test
    void printsTheClassesOfTheFilesInAFolder() throws IOException {
        Files.createDirectory(folder.resolve("deep"));
        Files.copy(images.resolve("s18.png"), folder.resolve("deep/a.PNG"));
        Files.writeString(folder.resolve("deep/notes.txt"), "no picture");
        Files.copy(images.resolve("s19.png"), folder.resolve("b.png"));

        assertThat(predict(folder.toString())).as(terminal.err()).isZero();

        String best = predictions.at("/s18/0/label").asText();
        assertThat(terminal.out().lines().toList())
                .hasSize(3)
                .first()
                .asString()
                .startsWith("FILE")
                .endsWith("CLASS  SCORE   THEN");
        assertThat(terminal.out())
                .containsPattern(folder.resolve("deep/a.PNG") + "  +" + best + " +0\\.\\d{4}");
        assertThat(terminal.err())
                .contains("passed over, of other kinds: 2 files\n") // notes, and the student
                .contains("2 of 2 files\n");
    }

    @Test
    void findsTheMostSimilarOfAnIndexedSet() {
        String gallery = folder.resolve("all.npz").toString();
        assertThat(predict(images.toString(), "--embeddings", gallery)).isZero();

        String file = images.resolve("s05.png").toString();
        assertThat(predict(file, "--gallery", gallery, "--nearest", "2")).isZero();

        assertThat(terminal.out().lines().skip(1).findFirst().orElseThrow())
                .contains(file + " 1.0000, ");
    }

    @Test
    void aTrialsOwnEmbeddingsAreAnIndexedSet() {
        String file = images.resolve("s18.png").toString();

        int code =
                predict(
                        file,
                        "--gallery",
                        trial.resolve("embeddings.npz").toString(),
                        "--nearest",
                        "1");

        assertThat(code).as(terminal.err()).isZero();
        assertThat(terminal.out()).contains("s18 1.0000");
    }

    @Test
    void anIndexedSetOfAnotherStudentIsRefused() throws IOException {
        Path gallery = folder.resolve("all.npz");
        assertThat(predict(images.toString(), "--embeddings", gallery.toString())).isZero();
        TinyExperiment other = TinyExperiment.of(folder, TinyManifest.YAML);
        TinyManifest.in(folder);
        assertThat(other.run("train", "--method", "none", "seeds=[2]")).as(other.err()).isZero();

        int code =
                terminal.run(
                        "predict",
                        other.result("none/seed-2").toString(),
                        images.toString(),
                        "--gallery",
                        gallery.toString());

        assertThat(code).isEqualTo(3);
        assertThat(terminal.err())
                .endsWith(
                        "kd: %s: was made by another student, whose embeddings can't be compared; index the set with this student by --embeddings\n"
                                .formatted(gallery));
        Path own = other.result("none/seed-2/embeddings.npz");
        assertThat(predict(images.toString(), "--gallery", own.toString())).isEqualTo(3);
        assertThat(terminal.err()).contains("kd: %s: was made by another student".formatted(own));
    }

    @Test
    void aFileHoldsOneStudentOfWhichNoneIsChosen() {
        assertRefused(
                "%s is a file, of one student; --student image chooses among those of a trial's folder"
                        .formatted(student),
                images.toString(),
                "--student",
                "image");
    }

    @Test
    void writesATableForOtherPrograms() throws IOException {
        Path out = folder.resolve("said.csv");

        assertThat(
                        predict(
                                images.resolve("s18.png").toString(),
                                "--top",
                                "2",
                                "--out",
                                out.toString()))
                .isZero();

        JsonNode best = predictions.get("s18");
        assertThat(out)
                .content()
                .isEqualTo(
                        "file,class,score,class-2,score-2\n%s,%s,%s,%s,%s\n"
                                .formatted(
                                        images.resolve("s18.png"),
                                        best.at("/0/label").asText(),
                                        best.at("/0/score").asText(),
                                        best.at("/1/label").asText(),
                                        best.at("/1/score").asText()));
    }

    @Test
    void aTrialOfAnEarlierVersionIsAskedToo() throws IOException {
        TinyManifest.in(folder);
        TinyExperiment earlier = TinyExperiment.of(folder, TinyManifest.YAML);
        assertThat(earlier.run("train", "--method", "none")).as(earlier.err()).isZero();
        Path left = earlier.result("none/seed-1");
        Path file = images.resolve("s18.png");
        assertThat(terminal.run("predict", left.toString(), file.toString())).isZero();
        String described = terminal.out();
        forgetDescription(left);

        int code = terminal.run("predict", left.toString(), file.toString());

        assertThat(code).as(terminal.err()).isZero();
        assertThat(terminal.out()).isEqualTo(described);
    }

    /** Leaves a trial's folder as versions left it that wrote weights alone. */
    private static void forgetDescription(Path trial) throws IOException {
        Path weights = trial.resolve("student.safetensors");
        Path bare = trial.resolve("bare.safetensors");
        try (StateFile file = StateFile.open(weights)) {
            SavedNetwork saved = SavedNetwork.whole(file);
            new WeightsFile(bare).write(saved, saved.shapes().keySet());
        }
        Files.move(bare, weights, StandardCopyOption.REPLACE_EXISTING);
        Files.delete(trial.resolve("student.json"));
        Path result = trial.resolve("result.json");
        ObjectNode json = (ObjectNode) JSON.readTree(result.toFile());
        json.remove("files");
        JSON.writeValue(result.toFile(), json);
    }

    @Test
    void aFileThatCannotBeReadEndsItOrIsLeftOut() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.png"), "half a download");
        Path good = images.resolve("s18.png");

        assertThat(predict(good.toString(), broken.toString())).isEqualTo(3);
        assertThat(terminal.err())
                .endsWith(
                        "kd: %s is not an image; expected PNG, JPEG, BMP, GIF or TIFF; '--on-error skip' leaves such files out\n"
                                .formatted(broken));

        assertThat(predict(good.toString(), broken.toString(), "--on-error", "skip")).isZero();
        assertThat(terminal.err())
                .endsWith(
                        "1 of 2 files\nleft out, can't be read: 1 file\n  %s is not an image; expected PNG, JPEG, BMP, GIF or TIFF\n"
                                .formatted(broken));
        assertThat(terminal.out()).contains(good.toString()).doesNotContain(broken.toString());
    }

    @Test
    void soundIsNothingForAStudentOfPictures() {
        Path sounds = images.resolveSibling("sounds");

        assertThat(predict(sounds.toString())).isEqualTo(3);

        assertThat(terminal.err())
                .isEqualTo(
                        "kd: %s: holds no file that the student perceives (by ending: png, jpg, jpeg, bmp, gif, tif, tiff); it holds s00.wav, s01.wav, s02.wav, ...\n"
                                .formatted(sounds));
    }

    @Test
    void whatIsReadIsNotWrittenOver() throws IOException {
        Path list = folder.resolve("list.csv");
        Files.writeString(list, images.resolve("s18.png") + "\n");
        Path link = Files.createSymbolicLink(folder.resolve("said.csv"), list);

        assertThat(predict("--list", list.toString(), "--out", link.toString())).isEqualTo(2);

        assertThat(terminal.err())
                .endsWith(
                        "kd: %s would be written over, but is read; choose another name\n"
                                .formatted(link));
        assertThat(list).content().isEqualTo(images.resolve("s18.png") + "\n");
    }

    @Test
    void anIndexedSetOfAnotherWidthIsRefused() throws IOException {
        Path gallery = folder.resolve("wide.npz");
        try (NpzWriter npz = new NpzWriter(Files.newOutputStream(gallery))) {
            npz.write("ids", List.of("a"));
            npz.write("embedding", new float[][] {{1, 2, 3}});
        }

        int code = predict(images.resolve("s18.png").toString(), "--gallery", gallery.toString());

        assertThat(code).isEqualTo(3);
        assertThat(terminal.err())
                .endsWith(
                        "kd: %s: holds embeddings of width 3, the student's have 8; index the set with this student by --embeddings\n"
                                .formatted(gallery));
    }

    @Test
    void whereNoFileCanBeReadThereIsNothingToSay() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.png"), "half a download");

        assertThat(predict(broken.toString(), "--on-error", "skip")).isEqualTo(3);

        assertThat(terminal.err())
                .endsWith(
                        "kd: none of the 1 files can be read; the first: %s is not an image; expected PNG, JPEG, BMP, GIF or TIFF\n"
                                .formatted(broken));
    }

    @Test
    void theExampleNamesPicturesOnSeveralThreads()
            throws IOException, ReflectiveOperationException {
        String picture = images.resolve("s18.png").toString();
        String best = predictions.at("/s18/0/label").asText();
        SourceCode example =
                new SourceCode(
                        Files.readString(
                                Path.of(
                                        "../examples/predict/src/main/java/com/example/predict/Predict.java")));

        assertThat(printed(example, student.toString(), picture, picture))
                .isEqualTo("s18.png: %s\n".formatted(best).repeat(2));
    }

    /** What a class's main method prints. */
    private String printed(SourceCode source, String... words)
            throws IOException, ReflectiveOperationException {
        SourceCode.compile(List.of(source), folder);
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (URLClassLoader loader =
                new URLClassLoader(
                        new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            loader.loadClass(source.className())
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) words);
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @Test
    void whatMakesNoSenseIsRefusedBeforeAnythingIsRead() {
        String file = images.resolve("s18.png").toString();
        assertRefused(
                "--threshold is for students of several labels; %s chooses one of 3 classes: use --top"
                        .formatted(student),
                file,
                "--threshold",
                "0.5");
        assertRefused(
                "--out said.txt: the name must end in .csv or .jsonl; see 'kd help predict'",
                file,
                "--out",
                "said.txt");
        assertRefused(
                "--nearest needs --gallery FILE.npz, the embeddings among which it looks;"
                        + " --embeddings writes such a file; see 'kd help predict'",
                file,
                "--nearest",
                "3");
        assertRefused(
                "'kd predict' needs files or folders behind the student, or --list FILE; see 'kd"
                        + " help predict'");
        assertRefused(
                "the option '--top' takes a whole number from 1 on, found '0'; see 'kd help"
                        + " predict'",
                file,
                "--top",
                "0");
    }

    private void assertRefused(String message, String... words) {
        assertThat(predict(words)).isEqualTo(2);
        assertThat(terminal.err()).isEqualTo("kd: " + message + "\n");
    }

    private int predict(String... words) {
        return terminal.run(
                Stream.concat(Stream.of("predict", student.toString()), Stream.of(words))
                        .toArray(String[]::new));
    }
}
