package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.train.config.ExperimentConfig;

/** The reference lists all there is, as what it lists describes itself. */
class ReferenceTest {

    /** Writes what is generated, instead of only comparing it. */
    private static final String UPDATE = "docs.update";

    private static final String METHODS = "docs/reference/methods.md";
    private static final String COMMANDS = "docs/reference/command-line.md";

    private final Documents documents = Documents.find();
    private final Registry registry = Plugins.registry(Optional.empty());
    private final MethodTable methods = MethodTable.of(registry);
    private final ParityPage parity = ParityPage.of(documents, methods);
    private final Terminal terminal = new Terminal();

    @Test
    void listsMethodsAsTheyDescribeThemselves() {
        assertGenerated(METHODS, "methods", methods.markdown());
    }

    @Test
    void theReadmeCountsTheObjectives() throws IOException {
        assertThat(Files.readString(documents.root().resolve(Documents.README)))
                .contains(
                        "| distillation losses | %d, and the filter MNF |"
                                .formatted(registry.providers(Kind.OBJECTIVE).size()));
    }

    @Test
    void listsEverythingElseThatHasANameInYaml() {
        assertGenerated(METHODS, "components", ComponentTable.markdown(registry));
    }

    @Test
    void listsAllKeysOfAnExperimentFile() {
        assertGenerated(
                "docs/reference/configuration.md",
                "keys",
                ConfigurationReference.markdown(ExperimentConfig.class, registry));
    }

    @Test
    void showsTheHelpOfAllCommands() {
        List<String> parts = new ArrayList<>();
        for (Command command : Commands.standard().all()) {
            terminal.run("help", command.name());
            parts.add(
                    "### `kd %s`\n\n```text\n%s```\n"
                            .formatted(command.name(), terminal.out().replaceAll(" +\n", "\n")));
        }
        assertGenerated(COMMANDS, "commands", String.join("\n", parts));
    }

    @Test
    void showsHowNearMethodsComeToTheirPublishedCode() {
        assertGenerated("docs/reference/parity.md", "parity", parity.markdown());
    }

    @Test
    void hasARowOfParityForEachFixtureOfAMethodAndATestForEachRow() {
        assertThat(parity.withoutRow(List.of("kd-baselines", "kd-csc", "kd-mnf", "kd-xkd")))
                .isEmpty();
        assertThat(parity.unasserted()).isEmpty();
    }

    @Test
    void showsTheProjectOfTheExampleAsItIs() throws IOException {
        String pom =
                Files.readString(documents.root().resolve("examples/custom-distiller/pom.xml"));
        assertGenerated("docs/guides/own-method.md", "pom", "```xml\n" + pom + "```\n");
    }

    private void assertGenerated(String path, String part, String expected) {
        Document document = documents.get(path);
        Document shown = Boolean.getBoolean(UPDATE) ? document.write(part, expected) : document;
        assertThat(shown.generated(part))
                .as(
                        "'%s' in %s; 'mvn -B -pl kd-cli -am test -Dtest=ReferenceTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -D%s=true' writes it",
                        part, path, UPDATE)
                .isEqualTo(expected);
    }

    @Test
    void namesExitCodesThatExistAndAllOfThem() {
        List<String> codes =
                List.of(ExitCode.values()).stream()
                        .map(code -> Integer.toString(code.code()))
                        .toList();

        assertThat(documents.get(COMMANDS).find("## Exit codes", "^\\| (\\d+) \\|"))
                .containsAll(codes);
    }

    @Test
    void showsMethodsAsTheyAreWritten() {
        assertThat(methods.methods()).hasSizeGreaterThan(3);
        // one with stages; its weights are not read here
        String teacher =
                "teacher={modality: image, type: backbone, network: {type: convnet}, weights: '%s'}"
                        .formatted(documents.root().resolve("README.md").toAbsolutePath());

        assertThat(
                        terminal.run(
                                "validate",
                                documents.root().resolve("examples/quickstart.yaml").toString(),
                                "--set",
                                teacher,
                                "--set",
                                "methods=" + methods.methods()))
                .as(terminal.err())
                .isZero();
    }

    @Test
    void namesTeachersThatExistAndAllOfThem() {
        assertThat(documents.get("docs/guides/teachers.md").find("## Kinds", "^\\| `([\\w-]+)`"))
                .containsExactlyInAnyOrderElementsOf(registry.names(Kind.TEACHER));
    }

    @Test
    void namesModulesThatExistAndAllOfThem() throws IOException {
        List<String> modules =
                Pattern.compile("<module>(.*?)</module>")
                        .matcher(Files.readString(documents.root().resolve("pom.xml")))
                        .results()
                        .map(module -> module.group(1))
                        .toList();

        assertThat(
                        documents
                                .get("docs/reference/architecture.md")
                                .find("## Modules", "^\\| `([\\w-]+)`"))
                .containsExactlyInAnyOrderElementsOf(modules);
    }
}
