package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.kdtoolkit.api.Kind;
import org.kdtoolkit.api.Registry;

/** What the README shows works, and what it lists is all there is. */
class ReadmeTest {

    private static final Pattern DEPENDENCY =
            Pattern.compile(
                    "<artifactId>([^<]*)</artifactId>\\s*<version>([^<]*)</version>",
                    Pattern.DOTALL);

    private final Readme readme = Readme.find();
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
    void namesMethodsThatExistAndAllOfThem() {
        Registry registry = Plugins.registry(Optional.empty());
        List<String> known = new ArrayList<>();
        for (Kind<?, ?> kind : List.of(Kind.METHOD, Kind.FILTER, Kind.OBJECTIVE)) {
            registry.names(kind).forEach(name -> known.add(name + " " + kind.label()));
        }

        assertThat(readme.find("## Methods", "^\\| (`[\\w-]+` \\| \\w+)"))
                .extracting(row -> row.replace("`", "").replace(" | ", " "))
                .containsExactlyInAnyOrderElementsOf(known);
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
        Path experiment = folder.resolve("quickstart.yaml");
        Files.copy(readme.root().resolve("examples/quickstart.yaml"), experiment);

        List<String> teachers = readme.find("## Teachers", "\\| `(\\{modality: .*\\})` \\|");
        assertThat(teachers).hasSizeGreaterThan(3);
        for (String teacher : teachers) {
            assertThat(
                            terminal.run(
                                    "validate",
                                    experiment.toString(),
                                    "--set",
                                    "teacher=" + teacher))
                    .as(terminal.err())
                    .isZero();
        }
    }

    @Test
    void showsMethodsAsTheyAreWritten() {
        List<String> methods = readme.find("## Methods", "`(\\{name: .*\\})`");

        assertThat(methods).hasSizeGreaterThan(3);
        assertThat(
                        terminal.run(
                                "validate",
                                readme.root().resolve("examples/quickstart.yaml").toString(),
                                "--set",
                                "methods=" + methods))
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
        expected.put("kd-csc", own);
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
    void showsAPluginThatRuns() {
        String services = String.join("\n", readme.commands());
        String provider =
                first(services, "echo (\\S+) > \\S+/META-INF/services/\\S+\\.Provider\\n");
        Path plugins = folder.resolve("plug-ins");
        PluginJar.of(readme.source("CosineProvider"), provider, plugins.resolve("cosine.jar"));

        for (String command : readme.commands()) {
            if (command.startsWith("./kd") && command.contains("--plugins plug-ins")) {
                assertThat(terminal.run(small(Readme.words(command), plugins)))
                        .as("%s: %s", command, terminal.err())
                        .isZero();
                assertThat(terminal.out()).contains("cosine");
            }
        }
        assertArtifacts(folder.resolve("runs/cosine"), "cosine");
    }

    @Test
    void showsAPluginThatPassesItsTest() throws IOException, ClassNotFoundException {
        SourceCode test = readme.source("CosineProviderTest");
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        try (URLClassLoader loader = compiled(readme.source("CosineProvider"), test)) {
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass(loader.loadClass(test.className())))
                                    .build(),
                            listener);
        }
        StringWriter failures = new StringWriter();
        listener.getSummary().printFailuresTo(new PrintWriter(failures));
        assertThat(failures.toString()).isEmpty();
        assertThat(listener.getSummary().getTestsSucceededCount()).isGreaterThan(4);
    }

    @Test
    void showsATrainingLoopThatLearns() throws IOException, ReflectiveOperationException {
        List<Double> losses =
                output("DistillationLoop")
                        .lines()
                        .map(line -> Double.valueOf(line.replaceAll(".* ", "")))
                        .toList();

        assertThat(losses).hasSize(2).allMatch(Double::isFinite);
        assertThat(losses.get(1)).isLessThan(losses.get(0));
    }

    @Test
    void showsWhatTheRetrievalExamplePrints() throws IOException, ReflectiveOperationException {
        assertThat(readme.blocks("text")).contains(output("RetrievalExample"));
    }

    @Test
    void hasNoSnippetThatNoTestLooksAt() {
        assertThat(readme.blocks("java"))
                .extracting(block -> new SourceCode(block).className())
                .containsExactlyInAnyOrder(
                        "example.CosineProvider",
                        "example.CosineProviderTest",
                        "example.DistillationLoop",
                        "example.RetrievalExample");
        assertThat(readme.blocks("yaml")).hasSize(1);
        assertThat(readme.blocks("csv")).hasSize(1);
    }

    /** A row of the README's list. */
    private static String row(String id, String subset, String species) {
        return "%s,%s,%s,images/%s.png,sounds/%s.wav".formatted(id, subset, species, id, id);
    }

    /** The words behind {@code kd}, on files of this test, and of little work. */
    private String[] small(List<String> words, Path plugins) {
        List<String> small = new ArrayList<>();
        for (String word : words.subList(1, words.size())) {
            small.add(
                    switch (word) {
                        case "plug-ins" -> plugins.toString();
                        case "runs/cosine" -> folder.resolve(word).toString();
                        default ->
                                word.startsWith("examples/")
                                        ? readme.root().resolve(word).toString()
                                        : word;
                    });
        }
        if (words.get(1).equals("benchmark")) {
            for (String change :
                    List.of(
                            "training.epochs=1",
                            "seeds=[1]",
                            "dataset.train=64",
                            "dataset.validation=32",
                            "dataset.test=32")) {
                small.addAll(List.of("--set", change));
            }
        }
        return small.toArray(String[]::new);
    }

    private static void assertArtifacts(Path output, String method) {
        assertThat(output.resolve("leaderboard.json")).exists();
        assertThat(output.resolve("report.html")).exists();
        assertThat(output.resolve(method).resolve("seed-1/student.safetensors")).exists();
    }

    /** What a class's main method prints. */
    private String output(String name) throws IOException, ReflectiveOperationException {
        SourceCode source = readme.source(name);
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (URLClassLoader loader = compiled(source)) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            loader.loadClass(source.className())
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    private URLClassLoader compiled(SourceCode... sources) throws IOException {
        SourceCode.compile(List.of(sources), folder);
        return new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, ReadmeTest.class.getClassLoader());
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
