package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.plugin.Plugin;

/** What the person reads whose plug-in can't be used; every message whole. */
class BrokenPluginsTest {

    private static final String API =
            Optional.ofNullable(Plugin.class.getPackage().getImplementationVersion())
                    .orElse("(built from sources)");

    private static final String LOSSES = "return Losses.none();";

    private final Terminal terminal = new Terminal();

    @TempDir private Path folder;

    @Test
    void twoPluginsOfOneName() {
        Path one = jar("one.jar", plugin("One", ""));
        Path other = jar("other.jar", plugin("Other", ""));

        assertRefused(
                "two providers of the objective 'near': one of the plug-in example.One in %s and"
                        + " one of the plug-in example.Other in %s; remove one of them",
                one, other);
    }

    @Test
    void onePluginInTwoJars() throws IOException {
        Path one = jar("near-1.0.jar", plugin("Near", ""));
        Path other = Files.copy(one, one.resolveSibling("near-1.1.jar"));

        assertRefused(
                "the plug-in example.Near in %s is in %s, too; remove one of them", one, other);
    }

    @Test
    void aClassThatIsMissing() {
        Path jar = plugin("Near", "").service("example.Nearness").pack(path("near.jar"));

        assertRefused(
                "the plug-in example.Nearness in %s is in the jar's META-INF/services, but not in"
                        + " the jar; build it again",
                jar);
    }

    @Test
    void aServiceFileThatNamesNoClass() {
        Path jar =
                plugin("Near", "")
                        .service("# two words\nexample.Near\nobjective near")
                        .pack(path("near.jar"));

        assertRefused(
                "line 3 of META-INF/services/org.kdtoolkit.api.plugin.Plugin in %s: expected the"
                        + " name of a plug-in's class, found 'objective near'",
                jar);
    }

    @Test
    void aClassThatIsNoPlugin() {
        Path jar = plugin("Near", "").service("example.Near$Loss").pack(path("near.jar"));

        assertRefused(
                "the plug-in example.Near$Loss in %s is no plug-in; take it out of the jar's"
                        + " META-INF/services",
                jar);
    }

    @Test
    void aConstructorThatNobodyCanCall() {
        Path jar = jar("near.jar", plugin("Near", "private Near() {}"));

        assertRefused(
                "the plug-in example.Near in %s can't be created; expected a public class with a"
                        + " public constructor without parameters",
                jar);
    }

    @Test
    void aConstructorThatThrows() {
        Path jar =
                jar(
                        "near.jar",
                        plugin(
                                "Near",
                                "public Near() { throw new IllegalStateException(\"no\"); }"));

        assertRefused(
                "the plug-in example.Near in %s does not work: its constructor throws"
                        + " java.lang.IllegalStateException: no; remove it, or ask its author",
                jar);
    }

    @Test
    void aStaticInitialiserThatThrows() {
        Path jar = jar("near.jar", plugin("Near", "static int half = Integer.parseInt(\"half\");"));

        assertRefused(
                "the plug-in example.Near in %s does not work: its static initialiser throws"
                    + " java.lang.NumberFormatException: For input string: \"half\"; remove it, or"
                    + " ask its author",
                jar);
    }

    @Test
    void aPluginThatCannotSayWhatItProvides() {
        String mute = text("Near", "", "", LOSSES).replace(".build(", ".summary(null).build(");
        Path jar = jar("near.jar", PluginJar.of(new SourceCode(mute)));

        assertRefused(
                "the plug-in example.Near in %s does not work: saying what it provides throws"
                        + " java.lang.NullPointerException: summary; remove it, or ask its"
                        + " author",
                jar);
    }

    @Test
    void aClassForALaterJava() {
        Path jar =
                plugin("Near", "")
                        .edited(
                                classFile -> {
                                    classFile[7] = 99;
                                    return classFile;
                                })
                        .pack(path("near.jar"));

        assertRefused(
                "the plug-in example.Near in %s is built for Java 55, but this is Java %s; use that"
                        + " Java, or build the plug-in for this one",
                jar, Runtime.version().feature());
    }

    @Test
    void aClassThatIsCutShort() {
        Path jar =
                plugin("Near", "")
                        .edited(classFile -> Arrays.copyOf(classFile, 40))
                        .pack(path("near.jar"));

        assertRefused(
                "the plug-in example.Near in %s is damaged: java.lang.ClassFormatError: Truncated"
                        + " class file; build or download it again",
                jar);
    }

    @Test
    void aLibraryThatIsMissing() {
        SourceCode library =
                new SourceCode(
                        """
                        package org.matrix;

                        public class Vector {}
                        """);
        Path jar =
                plugin("Near", "public org.matrix.Vector axis() { return null; }")
                        .against(library)
                        .pack(path("near.jar"));

        assertRefused(
                "the plug-in example.Near in %s needs the class org.matrix.Vector, which is not"
                        + " there; put the jar that holds it into the same folder",
                jar);
    }

    @Test
    void aPluginOfAnotherVersion() {
        SourceCode older =
                new SourceCode(
                        """
                        package org.kdtoolkit.api.distill;

                        public interface Purifier {}
                        """);
        Path jar =
                plugin("Near", "public org.kdtoolkit.api.distill.Purifier old() { return null; }")
                        .against(older)
                        .pack(path("near.jar"));

        assertRefused(
                "the plug-in example.Near in %s does not fit kd-api %s: there is no class"
                        + " org.kdtoolkit.api.distill.Purifier; build it against kd-api %s",
                jar, API, API);
    }

    @Test
    void aPluginThatLacksWhatALaterVersionAsksFor() {
        SourceCode older =
                new SourceCode(
                        """
                        package org.kdtoolkit.api.plugin;

                        import java.util.List;

                        public interface Plugin {
                            List<Provider<?, ?>> all();
                        }
                        """);
        Path jar =
                PluginJar.of(
                                new SourceCode(
                                        text("Near", "", "", LOSSES)
                                                .replace("providers()", "all()")))
                        .against(older)
                        .manifest("Kd-Api-Version", "0.0.9")
                        .pack(path("near.jar"));

        assertRefused(
                "the plug-in example.Near in %s does not fit kd-api %s (it was built against"
                        + " 0.0.9): it lacks Plugin.providers(); build it against kd-api %s",
                jar, API, API);
    }

    @Test
    void anObjectiveThatLacksWhatALaterVersionAsksFor() {
        SourceCode older =
                new SourceCode(
                        """
                        package org.kdtoolkit.api.distill;

                        public interface Objective {
                            Losses evaluate(ObjectiveStep step, TrainingMoment moment);
                        }
                        """);
        Path jar =
                PluginJar.of(
                                new SourceCode(
                                        text("Near", "", "", LOSSES)
                                                .replace(
                                                        "ObjectiveStep step",
                                                        "ObjectiveStep step, TrainingMoment"
                                                                + " moment")))
                        .against(older)
                        .pack(path("near.jar"));

        assertFailsInTraining(
                "the plug-in example.Near$Loss in %s does not fit kd-api %s: it lacks"
                        + " Objective.evaluate(ObjectiveStep); build it against"
                        + " kd-api %s",
                jar, API, API);
    }

    @Test
    void aMethodThatIsGoneInCreation() {
        Path jar =
                plugin("Near", "", "Cosine.angles(null);", LOSSES)
                        .against(cosine())
                        .pack(path("near.jar"));

        assertFailsInTraining(
                "the plug-in example.Near in %s does not fit kd-api %s: there is no method 'void"
                    + " org.kdtoolkit.api.distill.Cosine.angles(ai.djl.ndarray.NDArray)'; build it"
                    + " against kd-api %s",
                jar, API, API);
    }

    @Test
    void aCreationThatThrows() {
        String throwing = "static void half() { throw new IllegalStateException(\"half\"); }";
        Path jar = plugin("Near", throwing, "half();", LOSSES).pack(path("near.jar"));

        assertFailsInTraining(
                "the plug-in example.Near in %s does not work: half throws"
                        + " java.lang.IllegalStateException: half; remove it, or ask its author",
                jar);
    }

    @Test
    void anObjectiveThatThrows() {
        Path jar =
                plugin("Near", "", "", "Object gone = null; gone.hashCode(); " + LOSSES)
                        .pack(path("near.jar"));

        assertFailsInTraining(
                "the plug-in example.Near$Loss in %s does not work: evaluate throws"
                        + " java.lang.NullPointerException: Cannot invoke"
                        + " \"Object.hashCode()\" because \"<local2>\" is null; remove it, or ask"
                        + " its author",
                jar);
    }

    @Test
    void aMethodThatIsGoneInUse() {
        Path jar =
                plugin("Near", "", "", "Cosine.angles(step.student().embedding()); " + LOSSES)
                        .against(cosine())
                        .pack(path("near.jar"));

        assertFailsInTraining(
                "the plug-in example.Near$Loss in %s does not fit kd-api %s: there is no method"
                        + " 'void org.kdtoolkit.api.distill.Cosine.angles(ai.djl.ndarray.NDArray)';"
                        + " build it against kd-api %s",
                jar, API, API);
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() throws IOException {
        Path constructor = jar("a.jar", plugin("A", "private A() {}"));
        Path gone = plugin("B", "").service("example.C").pack(path("b.jar"));
        jar("whole.jar", plugin("D", ""));
        Path none = Files.writeString(path("z.jar"), "half a download");

        assertRefused(
                """
                3 problems:
                  1) the plug-in %s is no jar: zip END header not found; build or download it again
                  2) the plug-in example.A in %s can't be created; expected a public class with a public constructor without parameters
                  3) the plug-in example.C in %s is in the jar's META-INF/services, but not in the jar; build it again\
                """,
                none, constructor, gone);
    }

    private void assertRefused(String message, Object... details) {
        assertThat(terminal.run("list", "--plugins", path("").toString())).isEqualTo(2);

        assertThat(terminal.err()).isEqualTo("kd: " + message.formatted(details) + "\n");
        assertThat(terminal.out()).isEmpty();
    }

    /** The plug-in can be listed, but not be trained with, and nothing is written. */
    private void assertFailsInTraining(String message, Object... details) {
        String plugins = path("").toString();
        assertThat(terminal.run("list", "--plugins", plugins)).as(terminal.err()).isZero();
        TinyExperiment experiment = TinyExperiment.synthetic(folder);

        int code =
                experiment.run(
                        "benchmark",
                        "--plugins",
                        plugins,
                        "methods=[{name: a, objectives: [near]}]");

        assertThat(experiment.err()).endsWith("kd: " + message.formatted(details) + "\n");
        assertThat(code).isEqualTo(2);
        assertThat(experiment.result("")).doesNotExist();
    }

    private Path path(String name) {
        return folder.resolve("plug-ins").resolve(name);
    }

    private Path jar(String name, PluginJar plugin) {
        return plugin.pack(path(name));
    }

    private static SourceCode cosine() {
        return new SourceCode(
                """
                package org.kdtoolkit.api.distill;

                import ai.djl.ndarray.NDArray;

                public final class Cosine {
                    public static void angles(NDArray rows) {}
                }
                """);
    }

    private static PluginJar plugin(String name, String member) {
        return plugin(name, member, "", LOSSES);
    }

    private static PluginJar plugin(String name, String member, String create, String evaluate) {
        return PluginJar.of(new SourceCode(text(name, member, create, evaluate)));
    }

    /** A plug-in with the objective 'near' with one more member, and with code where it says. */
    private static String text(String name, String member, String create, String evaluate) {
        return """
        package example;

        import java.util.List;
        import org.kdtoolkit.api.distill.*;
        import org.kdtoolkit.api.plugin.*;

        public final class NAME implements Plugin {
            MEMBER

            public record Config() {}

            @Override
            public List<Provider<?, ?>> providers() {
                return List.of(
                        ObjectiveProvider.builder("near", Config.class)
                                .needs(Need.EMBEDDING)
                                .build(NAME::create));
            }

            private static Objective create(Config configuration, DistillerContext context) {
                CREATE
                return new Loss();
            }

            private record Loss() implements Objective {
                @Override
                public Losses evaluate(ObjectiveStep step) {
                    EVALUATE
                }
            }
        }
        """
                .replace("NAME", name)
                .replace("MEMBER", member)
                .replace("CREATE", create)
                .replace("EVALUATE", evaluate);
    }
}
