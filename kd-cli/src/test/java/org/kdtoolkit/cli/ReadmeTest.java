package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.Kind;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.datasets.corruption.CorruptionConfig;

/** What the README shows works, and what it lists is all there is. */
class ReadmeTest {

    private static final Pattern DEPENDENCY =
            Pattern.compile(
                    "<artifactId>([^<]*)</artifactId>\\s*<version>([^<]*)</version>",
                    Pattern.DOTALL);

    /** Writes what is generated, instead of only comparing it. */
    private static final String UPDATE = "readme.update";

    private final Readme readme = Readme.find();
    private final MethodTable methods = MethodTable.of(Plugins.registry(Optional.empty()));
    private final Terminal terminal = new Terminal();

    @TempDir private Path folder;

    @Test
    void namesCommandsThatExistAndAllOfThem() {
        List<String> known =
                Commands.standard().all().stream().map(Command::name).sorted().toList();

        List<String> used = new ArrayList<>();
        for (String command : readme.commands()) {
            List<String> words = Readme.words(command);
            if (words.get(0).equals("./kd")) {
                used.add(words.get(1));
            }
        }
        assertThat(used).isNotEmpty().isSubsetOf(known);
        assertThat(readme.find("## Command line", "^\\| `kd (\\w+)"))
                .containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void namesExitCodesThatExistAndAllOfThem() {
        List<String> codes =
                List.of(ExitCode.values()).stream()
                        .map(code -> Integer.toString(code.code()))
                        .toList();

        assertThat(readme.find("## Command line", "(?:[:,]|^) ?(\\d+) "))
                .containsExactlyInAnyOrderElementsOf(codes);
    }

    @Test
    void listsMethodsAsTheyDescribeThemselves() {
        String expected = methods.markdown();
        Readme shown = Boolean.getBoolean(UPDATE) ? readme.write("methods", expected) : readme;

        assertThat(shown.generated("methods"))
                .as(
                        "the table of methods; 'mvn -B -pl kd-cli -am test -Dtest=ReadmeTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -D%s=true' writes it",
                        UPDATE)
                .isEqualTo(expected);
    }

    @Test
    void namesTeachersThatExistAndAllOfThem() {
        Registry registry = Plugins.registry(Optional.empty());

        assertThat(readme.find("## Teachers", "^\\| `([\\w-]+)`"))
                .containsExactlyInAnyOrderElementsOf(registry.names(Kind.TEACHER));
    }

    @Test
    void showsTeachersAsTheyAreWritten() throws IOException {
        for (String file : List.of("sound.pt", "runs/birds/none/seed-1/student.safetensors")) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), "");
        }
        for (String name : List.of("emb", "logits", "maps")) {
            Files.createDirectory(folder.resolve(name));
        }
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/birds.csv"), readme.blocks("csv").get(0));
        Path birds = folder.resolve("birds.yaml");
        Files.writeString(birds, readme.blocks("yaml").get(0));
        Path quickstart = folder.resolve("quickstart.yaml");
        Files.copy(readme.root().resolve("examples/quickstart.yaml"), quickstart);

        List<String> teachers = readme.find("## Teachers", "\\| `(\\{modality: .*\\})` \\|");
        assertThat(teachers).hasSizeGreaterThan(3);
        for (String teacher : teachers) {
            Path experiment = teacher.contains("modality: audio") ? quickstart : birds;
            List<String> words =
                    new ArrayList<>(List.of("validate", experiment.toString(), "--set"));
            words.add("teacher=" + teacher);
            if (teacher.contains("type: embedding")) {
                words.addAll(List.of("--set", "dataset.modalities.sound={kind: embedding}"));
            }
            assertThat(terminal.run(words.toArray(String[]::new))).as(terminal.err()).isZero();
        }
    }

    @Test
    void showsCorruptionsAsTheyAreWrittenAndAllOfThem() {
        List<String> corruptions = readme.find("## Robustness", "\\| `(\\{type: .*\\})` \\|");
        assertThat(corruptions).hasSize(CorruptionConfig.class.getPermittedSubclasses().length);
        for (String corruption : corruptions) {
            assertThat(
                            terminal.run(
                                    "validate",
                                    readme.root().resolve("examples/quickstart.yaml").toString(),
                                    "--set",
                                    "corruption=" + corruption))
                    .as(terminal.err())
                    .isZero();
        }
    }

    @Test
    void showsMethodsAsTheyAreWritten() {
        assertThat(methods.methods()).hasSizeGreaterThan(3);

        assertThat(
                        terminal.run(
                                "validate",
                                readme.root().resolve("examples/quickstart.yaml").toString(),
                                "--set",
                                "methods=" + methods.methods()))
                .as(terminal.err())
                .isZero();
    }

    @Test
    void namesModulesThatExistAndAllOfThem() throws IOException {
        List<String> modules =
                Pattern.compile("<module>(.*?)</module>")
                        .matcher(Files.readString(readme.root().resolve("pom.xml")))
                        .results()
                        .map(module -> module.group(1))
                        .toList();

        assertThat(readme.find("## Modules", "^\\| `([\\w-]+)`"))
                .containsExactlyInAnyOrderElementsOf(modules);
    }

    @Test
    void asksForTheVersionsThatTheToolkitIsBuiltWith() throws IOException {
        String pom = Files.readString(readme.root().resolve("pom.xml"));
        String own = first(pom, "<artifactId>kd-parent</artifactId>\\s*<version>(.*?)</version>");
        Map<String, String> expected = new HashMap<>();
        expected.put("kd-mnf", own);
        expected.put("pytorch-engine", first(pom, "<djl.version>(.*?)<"));
        expected.put("pytorch-jni", first(pom, "<pytorch-jni.version>(.*?)<"));
        expected.put("pytorch-native-cpu", first(pom, "<pytorch.version>(.*?)<"));

        Map<String, String> shown = new HashMap<>();
        DEPENDENCY
                .matcher(String.join("\n", readme.blocks("xml")))
                .results()
                .forEach((MatchResult found) -> shown.put(found.group(1), found.group(2)));
        assertThat(shown).isEqualTo(expected);
    }

    @Test
    void showsAnExperimentThatRunsOnFilesOfOnesOwn() throws IOException {
        String list = readme.blocks("csv").get(0);
        String header = list.lines().findFirst().orElseThrow();
        assertThat(list.lines().skip(1)).contains(row("robin-1", "train", "robin"));
        BirdFiles.write(header, row("{id}", "{subset}", "{species}"), folder.resolve("data"));
        Path experiment = folder.resolve("birds.yaml");
        Files.writeString(experiment, readme.blocks("yaml").get(0));

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
        assertArtifacts(folder.resolve("runs/birds"), "mnf+csc");
    }

    @Test
    void showsCombinationsThatAreValid() throws IOException {
        for (String data :
                List.of(
                        "embeddings",
                        "image-embeddings",
                        "logits",
                        "UCF-101",
                        "ucf51/audio",
                        "audioset/video",
                        "audioset/audioset_v1_embeddings",
                        "vggsound/video")) {
            Files.createDirectories(folder.resolve("data").resolve(data));
        }
        for (String list :
                List.of(
                        "data/ucf51/annotation.json",
                        "balanced_train_segments.csv",
                        "eval_segments.csv",
                        "class_labels_indices.csv",
                        "vggsound.csv")) {
            Files.writeString(folder.resolve(list), "");
        }
        Files.writeString(folder.resolve("data/birds.csv"), readme.blocks("csv").get(0));
        Files.writeString(folder.resolve("data/birds-in-flight.csv"), "id,subset,label,video\n");
        Path experiment = folder.resolve("birds.yaml");
        Files.writeString(experiment, readme.blocks("yaml").get(0));

        List<String> combinations = readme.blocks("yaml").subList(1, readme.blocks("yaml").size());
        assertThat(combinations).hasSizeGreaterThan(4);
        for (String combination : combinations) {
            List<String> words = new ArrayList<>(List.of("validate", experiment.toString()));
            JsonNode changes = new YAMLMapper().readTree(combination);
            changes.properties()
                    .forEach(c -> words.addAll(List.of("--set", c.getKey() + "=" + c.getValue())));
            if (changes.has("teachers")) {
                words.addAll(List.of("--set", "teacher="));
            }
            if (changes.has("dataset")) {
                words.addAll(List.of("--set", "student={modality: clip, type: r2plus1d}"));
            }
            assertThat(terminal.run(words.toArray(String[]::new))).as(terminal.err()).isZero();
        }
    }

    @Test
    void showsExcerptsOfExamples() throws IOException {
        List<String> sources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(readme.root().resolve("examples"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                sources.add(withoutIndent(Files.readString(file)));
            }
        }

        assertThat(excerpts()).hasSize(2);
        assertThat(excerpts())
                .allSatisfy(
                        excerpt ->
                                assertThat(sources)
                                        .as(excerpt)
                                        .anyMatch(s -> s.contains(withoutIndent(excerpt))));
    }

    @Test
    void showsWhatItsProgramsPrint() throws IOException, ReflectiveOperationException {
        List<String> programs = new ArrayList<>(readme.blocks("java"));
        programs.removeAll(excerpts());

        assertThat(programs).hasSize(1);
        for (String program : programs) {
            assertThat(readme.blocks("text")).contains(output(new SourceCode(program)));
        }
    }

    /** Java that is no whole file. */
    private List<String> excerpts() {
        return readme.blocks("java").stream().filter(b -> !b.startsWith("package ")).toList();
    }

    private static String withoutIndent(String source) {
        return source.lines().map(String::strip).collect(Collectors.joining("\n"));
    }

    /** A row of the README's list. */
    private static String row(String id, String subset, String species) {
        return "%s,%s,%s,images/%s.png,sounds/%s.wav".formatted(id, subset, species, id, id);
    }

    private static void assertArtifacts(Path output, String method) {
        assertThat(output.resolve("leaderboard.json")).exists();
        assertThat(output.resolve("report.html")).exists();
        assertThat(output.resolve(method).resolve("seed-1/student.safetensors")).exists();
    }

    /** What a class's main method prints. */
    private String output(SourceCode source) throws IOException, ReflectiveOperationException {
        SourceCode.compile(List.of(source), folder);
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (URLClassLoader loader =
                new URLClassLoader(
                        new URL[] {folder.toUri().toURL()}, ReadmeTest.class.getClassLoader())) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            loader.loadClass(source.className())
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    private static String first(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing like " + pattern));
    }
}
