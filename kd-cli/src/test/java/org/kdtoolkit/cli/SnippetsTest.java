package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.datasets.corruption.CorruptionConfig;

/** What the documents show works. */
class SnippetsTest {

    private static final String OWN_DATA = "docs/guides/own-data.md";

    private static final Documents DOCUMENTS = Documents.find();

    private final Document ownData = DOCUMENTS.get(OWN_DATA);
    private final ExperimentText birds = new ExperimentText(ownData.blocks("yaml").get(0));
    private final Terminal terminal = new Terminal();

    @TempDir private Path folder;

    static List<String> documents() {
        return DOCUMENTS.all().stream()
                .map(Document::file)
                .map(file -> DOCUMENTS.root().relativize(file).toString().replace('\\', '/'))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void showExperimentsAndChangesThatAreValid(String path) throws IOException {
        Document document = DOCUMENTS.get(path);
        Optional<Path> jars = Optional.empty();
        GuidedPlugin plugin = new GuidedPlugin(document);
        if (plugin.hasProvider()) {
            Path jar = plugin.pack(folder.resolve("plug-ins"));
            jars = Optional.of(jar.getParent());
        }
        Registry registry = Plugins.registry(jars);
        for (String yaml : document.blocks("yaml")) {
            new ExperimentText(yaml).assertValid(birds, folder, registry);
        }
    }

    @Test
    void showTeachersAsTheyAreWritten() throws IOException {
        List<String> teachers =
                DOCUMENTS
                        .get("docs/guides/teachers.md")
                        .find("## Kinds", "\\| `(\\{modality: .*\\})` \\|");

        assertThat(teachers).hasSizeGreaterThan(3);
        // not every teacher has logits
        String methods = "\nmethods: [{name: csc, objectives: [csc]}]";
        for (String teacher : teachers) {
            String data =
                    teacher.contains("modality: audio")
                            ? "\ndataset: {type: synthetic}"
                            : teacher.contains("type: embedding")
                                    ? "\n"
                                          + "dataset: {type: manifest, path: birds.csv, modalities:"
                                          + " {image: {kind: image, size: [32, 32]}, sound: {kind:"
                                          + " embedding}}}"
                                    : "";
            new ExperimentText("teacher: " + teacher + data + methods)
                    .assertValid(birds, folder, Plugins.registry(Optional.empty()));
        }
    }

    @Test
    void showCorruptionsAsTheyAreWrittenAndAllOfThem() throws IOException {
        List<String> corruptions =
                DOCUMENTS
                        .get("docs/guides/robustness.md")
                        .find("## Kinds", "\\| `(\\{type: .*\\})` \\|");

        assertThat(corruptions).hasSize(CorruptionConfig.class.getPermittedSubclasses().length);
        for (String corruption : corruptions) {
            new ExperimentText("corruption: " + corruption)
                    .assertValid(birds, folder, Plugins.registry(Optional.empty()));
        }
    }

    @Test
    void showAnExperimentThatRunsOnFilesOfOnesOwn() throws IOException {
        String list = ownData.blocks("csv").get(0);
        String header = list.lines().findFirst().orElseThrow();
        assertThat(list.lines().skip(1)).contains(row("robin-1", "train", "robin"));
        BirdFiles.write(header, row("{id}", "{subset}", "{species}"), folder.resolve("data"));
        Path experiment = folder.resolve("birds.yaml");
        Files.writeString(experiment, birds.yaml());

        assertThat(terminal.run("validate", experiment.toString())).as(terminal.err()).isZero();
        assertThat(
                        terminal.run(
                                "benchmark",
                                experiment.toString(),
                                "--set",
                                "training.epochs=1",
                                "--set",
                                "seeds=[1]"))
                .as(terminal.err())
                .isZero();

        assertThat(terminal.out()).contains("mnf+kd+csc");
        assertArtifacts(folder.resolve("runs/birds"));
    }

    /** A row of the guide's list. */
    private static String row(String id, String subset, String species) {
        return "%s,%s,%s,images/%s.png,sounds/%s.wav".formatted(id, subset, species, id, id);
    }

    /** All that the reference says of a benchmark is there. */
    private static void assertArtifacts(Path output) {
        List<String> named =
                DOCUMENTS
                        .get("docs/reference/artifacts.md")
                        .find("## A benchmark", "^\\| `([^`]+)` \\|");

        assertThat(named).hasSizeGreaterThan(7);
        for (String file : named) {
            assertThat(output.resolve(file.replace("<method>", "kd").replace("<n>", "1"))).exists();
        }
    }

    @Test
    void showWhatTheirProgramsPrint() throws IOException, ReflectiveOperationException {
        Document library = DOCUMENTS.get("docs/guides/library.md");
        List<String> programs =
                library.blocks("java").stream().filter(b -> b.startsWith("package ")).toList();

        assertThat(programs).isNotEmpty();
        for (String program : programs) {
            assertThat(library.blocks("text")).contains(output(new SourceCode(program)));
        }
    }

    /** What a class's main method prints. */
    private String output(SourceCode source) throws IOException, ReflectiveOperationException {
        SourceCode.compile(List.of(source), folder);
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (URLClassLoader loader =
                new URLClassLoader(
                        new URL[] {folder.toUri().toURL()}, SnippetsTest.class.getClassLoader())) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            loader.loadClass(source.className())
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
