package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Who follows a guide to the end has a plug-in that passes its tests and trains. */
class GuidesTest {

    private static final Pattern LIST = Pattern.compile("path: (\\S+\\.csv)");

    private final Documents documents = Documents.find();
    private final Terminal terminal = new Terminal();

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "own-method",
                "own-backbone",
                "own-dataset",
                "own-modality",
                "own-evaluator"
            })
    void leadToAPluginThatKeepsItsContracts(String guide)
            throws IOException, ReflectiveOperationException {
        GuidedPlugin plugin = new GuidedPlugin(guide(guide));
        Path jar = plugin.pack(folder);

        assertThat(plugin.tests()).hasSizeGreaterThan(1);
        try (URLClassLoader loader =
                new URLClassLoader(
                        new URL[] {jar.toUri().toURL()}, GuidesTest.class.getClassLoader())) {
            for (String test : plugin.tests()) {
                assertPasses(loader.loadClass(test));
            }
        }
    }

    private static void assertPasses(Class<?> test) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(test))
                                .build(),
                        summary);
        assertThat(summary.getSummary().getFailures())
                .allSatisfy(f -> assertThat(f.getException()).doesNotThrowAnyException());
        assertThat(summary.getSummary().getTestsSucceededCount()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "own-method",
                "own-backbone",
                "own-dataset",
                "own-modality",
                "own-evaluator"
            })
    void endWithAnExperimentThatRuns(String name) throws IOException {
        Document guide = guide(name);
        Path plugins = new GuidedPlugin(guide).pack(folder.resolve("plug-ins")).getParent();
        Path experiment = folder.resolve("experiment.yaml");
        Files.writeString(experiment, guide.blocks("yaml").get(0));
        for (String list : guide.blocks("csv")) {
            writeList(list, guide);
        }

        int code =
                terminal.run(
                        "benchmark",
                        experiment.toString(),
                        "--plugins",
                        plugins.toString(),
                        "--set",
                        "training.epochs=1",
                        "--set",
                        "seeds=[1]");

        assertThat(code).as(terminal.err()).isZero();
        assertThat(folder.resolve("runs")).isDirectoryRecursivelyContaining("glob:**/report.html");
    }

    /** Writes the list where the experiment looks for it, and the texts that it names. */
    private void writeList(String list, Document guide) throws IOException {
        Matcher name = LIST.matcher(guide.blocks("yaml").get(0));
        assertThat(name.find()).isTrue();
        Files.writeString(folder.resolve(name.group(1)), list);
        for (String row : list.lines().toList()) {
            for (String cell : row.split(",")) {
                if (cell.endsWith(".txt")) {
                    Path text = folder.resolve(cell);
                    Files.createDirectories(text.getParent());
                    Files.writeString(text, row.replace(',', ' '));
                }
            }
        }
    }

    private Document guide(String name) {
        return documents.get("docs/guides/%s.md".formatted(name));
    }
}
