package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every example is what the toolkit expects. */
class ExamplesTest {

    private static final Path FOLDER = Path.of("../examples");

    private static final Pattern VERSION =
            Pattern.compile("<artifactId>([^<]*)</artifactId>\\s*<version>([^<]*)</version>");

    private static final Pattern PROPERTY = Pattern.compile("<([\\w-]+)\\.version>([^<]*)</");

    /** What leads out of a folder. */
    private static final Pattern PATH = Pattern.compile("\\.\\./[\\w./-]*|(?<=[ :])/[\\w./-]+");

    /** Paths in the folder of data. */
    private static final Pattern DATA = Pattern.compile("[ :]data/([\\w-]+)");

    /** Weights in the output of an example that runs before. */
    private static final Pattern LEFT = Pattern.compile("weights: (\\.\\./runs/[\\w./-]+)");

    /** What an example calls itself. */
    private static final Pattern OWN =
            Pattern.compile("<groupId>com\\.example</groupId>.*?</version>", Pattern.DOTALL);

    private static final Pattern REVISION = Pattern.compile("<revision>([^<]*)</revision>");

    private final Terminal terminal = new Terminal();

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void fitsTheSchema(Path example) throws IOException {
        assertThat(terminal.run("schema")).isZero();

        assertThat(
                        JsonSchemaFactory.getInstance(VersionFlag.V202012)
                                .getSchema(terminal.out())
                                .validate(new YAMLMapper().readTree(example.toFile())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"quickstart.yaml", "video.yaml", "privileged.yaml", "privileged-mfh.yaml"})
    void generatedDataNeedsNoFiles(String example) {
        assertThat(terminal.run("validate", FOLDER.resolve(example).toString()))
                .as(terminal.err())
                .isZero();
    }

    static List<Path> projects() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER, 3)) {
            return files.filter(file -> file.endsWith("pom.xml"))
                    .filter(file -> !file.equals(FOLDER.resolve("library/pom.xml")))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("projects")
    void isBuiltWithTheVersionsOfTheToolkit(Path project) throws IOException {
        String toolkit = Files.readString(FOLDER.resolve("../pom.xml"));
        Map<String, String> known = versions(toolkit);
        known.put("kd", REVISION.matcher(toolkit).results().findFirst().orElseThrow().group(1));

        Map<String, String> used =
                versions(OWN.matcher(Files.readString(project)).replaceFirst(""));
        assertThat(used).containsKeys("kd", "maven-surefire-plugin");
        assertThat(known).containsAllEntriesOf(used);
    }

    /** The versions of artifacts, and those that are properties, as they are written. */
    private static Map<String, String> versions(String pom) {
        Map<String, String> versions = new HashMap<>();
        VERSION.matcher(pom)
                .results()
                .filter(found -> !found.group(2).startsWith("$"))
                .forEach(found -> versions.put(found.group(1), found.group(2)));
        PROPERTY.matcher(pom).results().forEach(p -> versions.put(p.group(1), p.group(2)));
        return versions;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isValidWhereItsDataIsAtHand(Path example, @TempDir Path folder) throws IOException {
        Path data = Path.of(System.getProperty("kd.data", ""));
        assumeThat(data).as("the folder of data is not here").exists();
        for (String name : dataOf(example)) {
            assumeThat(data.resolve(name)).as("the data of %s is not here", example).exists();
        }
        Path copies = Files.createDirectory(folder.resolve("examples"));
        Files.createSymbolicLink(copies.resolve("data"), data.toRealPath());
        // what a student begins with is read, and nobody has left it here
        String text = Files.readString(example).replaceAll(", weights: \\.\\./runs/[\\w./-]+", "");
        Path copy = Files.writeString(copies.resolve(example.getFileName()), text);
        for (String left : leftByOthers(example)) {
            Path file = copies.resolve(left);
            Files.createDirectories(file.getParent());
            Files.write(file, new byte[0]);
        }

        assertThat(terminal.run("validate", copy.toString())).as(terminal.err()).isZero();
    }

    /** The files that an example takes from the output of one that runs before. */
    private static List<String> leftByOthers(Path example) throws IOException {
        return LEFT.matcher(Files.readString(example)).results().map(m -> m.group(1)).toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void saysInItsFirstLinesWhatItNeeds(Path example) throws IOException {
        String head =
                Files.readAllLines(example).stream()
                        .takeWhile(line -> line.startsWith("#"))
                        .collect(Collectors.joining("\n"));
        if (dataOf(example).isEmpty()) {
            assertThat(Files.readString(example)).contains("type: synthetic");
        } else {
            assertThat(head).containsPattern("Download|download").contains("data/");
        }
        assertThat(dataOf(example)).allMatch(name -> head.contains("data/" + name));
    }

    /** What an example needs of the folder of data. */
    private static Set<String> dataOf(Path example) throws IOException {
        return DATA.matcher(
                        Files.readAllLines(example).stream()
                                .filter(line -> !line.startsWith("#"))
                                .collect(Collectors.joining("\n")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"avdigits.yaml", "ucf51-audio.yaml", "av-mnist.yaml"})
    void saysWhereItsDataComeFromThatAreMissing(String example, @TempDir Path folder)
            throws IOException {
        Path page = Files.createDirectory(folder.resolve("data")).resolve("README.md");
        Files.copy(FOLDER.resolve("data/README.md"), page);
        Path copy = Files.copy(FOLDER.resolve(example), folder.resolve(example));

        assertThat(terminal.run("validate", copy.toString())).isEqualTo(2);
        assertThat(terminal.err()).contains("; " + page + " says what belongs there");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void pointsToNothingOutsideOfTheProject(Path example) throws IOException {
        Path project = FOLDER.toRealPath().getParent();
        assertThat(PATH.matcher(Files.readString(example)).results())
                .allSatisfy(
                        path ->
                                assertThat(FOLDER.toRealPath().resolve(path.group()).normalize())
                                        .startsWithRaw(project));
    }
}
