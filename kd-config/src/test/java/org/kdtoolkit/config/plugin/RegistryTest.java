package org.kdtoolkit.config.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.eval.EvaluatorContext;
import org.kdtoolkit.api.plugin.EvaluatorProvider;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Plugin;
import org.kdtoolkit.api.plugin.Provider;

class RegistryTest {

    private static final EvaluatorContext CONTEXT =
            EvaluatorContext.of(List.of("a"), TargetKind.SINGLE_LABEL);

    record Settings(int depth) {}

    record OtherSettings() {}

    /** Offers nothing, under a name. */
    record Named(String name) implements Plugin {

        @Override
        public List<Provider<?, ?>> providers() {
            return List.of(evaluator(name));
        }
    }

    /** Can be loaded. */
    public static final class Whole implements Plugin {

        @Override
        public List<Provider<?, ?>> providers() {
            return List.of(
                    EvaluatorProvider.builder("whole", Settings.class)
                            .build((settings, context) -> (said, gallery) -> Map.of()));
        }
    }

    /** Can't be created. */
    public static final class Broken implements Plugin {
        /** Fails. */
        public Broken() {
            throw new IllegalStateException("half installed");
        }

        @Override
        public List<Provider<?, ?>> providers() {
            return List.of(evaluator("broken"));
        }
    }

    private static EvaluatorProvider evaluator(String name) {
        return EvaluatorProvider.builder(name, Settings.class)
                .build(
                        (settings, context) -> {
                            throw new ConfigurationException(
                                    "depth %d".formatted(settings.depth()));
                        });
    }

    @TempDir private Path folder;

    @Test
    void findsProvidersByKindAndName() {
        Registry registry =
                Registry.builder().add(new Named("tagging")).add(new Named("ranking-2")).build();

        assertThat(registry.get(Kind.EVALUATOR, "tagging").name()).isEqualTo("tagging");
        assertThat(registry.names(Kind.EVALUATOR)).containsExactly("ranking-2", "tagging");
        assertThat(registry.providers(Kind.EVALUATOR))
                .extracting(EvaluatorProvider::name)
                .containsExactly("ranking-2", "tagging");
        assertThat(registry.contains(Kind.EVALUATOR, "tagging")).isTrue();
        assertThat(registry.contains(Kind.FILTER, "tagging")).isFalse();
        assertThat(registry.names(Kind.FILTER)).isEmpty();
    }

    @Test
    void handsTheConfigurationToTheProvider() {
        Registry registry = Registry.builder().add(new Named("tagging")).build();

        assertThatThrownBy(
                        () -> registry.create(Kind.EVALUATOR, "tagging", new Settings(3), CONTEXT))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("depth 3");
        assertThatThrownBy(
                        () ->
                                registry.create(
                                        Kind.EVALUATOR, "tagging", new OtherSettings(), CONTEXT))
                .isInstanceOf(ClassCastException.class);
    }

    @Test
    void suggestsTheNearestForAnUnknownName() {
        Registry registry =
                Registry.builder().add(new Named("tagging")).add(new Named("retrieval")).build();

        assertThatThrownBy(() -> registry.get(Kind.EVALUATOR, "retreival"))
                .isInstanceOf(UnknownProviderException.class)
                .hasMessage(
                        "unknown evaluator 'retreival'; did you mean 'retrieval'? (known:"
                                + " retrieval, tagging)");
        assertThatThrownBy(() -> registry.get(Kind.EVALUATOR, "speed"))
                .hasMessage("unknown evaluator 'speed' (known: retrieval, tagging)");
        assertThatThrownBy(() -> registry.get(Kind.FILTER, "mnf"))
                .hasMessage("unknown filter 'mnf' (known: none)");
    }

    @Test
    void refusesTwoProvidersOfOneName() {
        assertThatThrownBy(
                        () -> Registry.builder().add(new Named("whole")).add(new Whole()).build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "two providers of the evaluator 'whole': one of the plug-in %s in %s and"
                                + " one of the plug-in %s in %2$s; remove one of them",
                        Named.class.getName(), here(), Whole.class.getName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Tagging", "2-tagging", "tag_ging", "tagging "})
    void refusesANameThatCouldNotBeWritten(String name) {
        assertThatThrownBy(() -> Registry.builder().add(new Named(name)).build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "the plug-in %s in %s names one of its evaluators '%s'; expected lower case"
                                + " letters, digits and '-', beginning with a letter",
                        Named.class.getName(), here(), name);
    }

    @Test
    void refusesAPluginThatDoesNotSayWhatItProvides() {
        assertThatThrownBy(() -> Registry.builder().add(new Named(null)).build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "the plug-in %s in %s does not work: saying what it provides throws"
                            + " java.lang.NullPointerException: name; remove it, or ask its author",
                        Named.class.getName(), here());
        assertThatThrownBy(() -> Registry.builder().add(List::of).build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("java.lang.IllegalStateException: providers() is empty");
    }

    /** Where this test's classes are. */
    private static String here() {
        return CodeOrigin.of(RegistryTest.class);
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        Named first = new Named("1");
        Named second = new Named("2");

        assertThatThrownBy(() -> Registry.builder().add(first).add(second).build())
                .message()
                .matches(
                        "(?s)2 problems:\\n"
                                + "  1\\) .* evaluators '1'; .*\\n"
                                + "  2\\) .* evaluators '2'; [^\\n"
                                + "]*");
    }

    @Test
    void findsTheServicesOfAClassLoader() throws IOException {
        try (URLClassLoader loader = services(Whole.class.getName())) {
            Registry registry = Registry.builder().addServices(loader).build();

            assertThat(registry.origin(Kind.EVALUATOR, "whole")).isEqualTo(here());
        }
    }

    @Test
    void namesEveryPluginThatFailsToLoadAndReadsOn() throws IOException {
        String broken = Broken.class.getName();
        String whole = Whole.class.getName();
        String stranger = RegistryTest.class.getName();
        try (URLClassLoader loader = services("example.Missing", broken, whole, stranger)) {
            assertThatThrownBy(() -> Registry.builder().addServices(loader).build())
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage(
                            """
                            3 problems:
                              1) the plug-in example.Missing in %1$s is in the jar's META-INF/services, but not in the jar; build it again
                              2) the plug-in %2$s in %1$s does not work: its constructor throws java.lang.IllegalStateException: half installed; remove it, or ask its author
                              3) the plug-in %3$s in %1$s is no plug-in; take it out of the jar's META-INF/services\
                            """,
                            folder, broken, stranger);
        }
    }

    @Test
    void addsAProblemToThoseOfItsOwn() {
        Registry.Builder builder =
                Registry.builder().add(new Named("1")).addProblem("half a download");

        assertThatThrownBy(builder::build)
                .message()
                .contains(") half a download", "evaluators '1'");
    }

    @Test
    void blamesThePluginWhoseCodeDoesNotLink() throws IOException {
        try (URLClassLoader loader = copyOf(Whole.class, Settings.class)) {
            Registry registry = Registry.builder().addServices(loader).build();

            assertThat(registry.blame(new NoSuchMethodError("'int Batch.labels()'"))).isEmpty();
            LinkageError inItsCode = new NoSuchMethodError("'int Batch.labels()'");
            inItsCode.setStackTrace(
                    new StackTraceElement[] {
                        new StackTraceElement(Whole.class.getName(), "evaluate", null, 1),
                        new StackTraceElement(RegistryTest.class.getName(), "test", null, 1)
                    });
            assertThat(registry.blame(inItsCode).orElseThrow())
                    .hasMessageStartingWith(
                            "the plug-in %s in %s does not fit kd-api ",
                            Whole.class.getName(), folder)
                    .hasMessageContaining(": there is no method 'int Batch.labels()'; build it");
            LinkageError inOurs =
                    new AbstractMethodError(
                            "Receiver class %s does not define or inherit an implementation of it."
                                    .formatted(Whole.class.getName()));
            assertThat(registry.blame(inOurs).orElseThrow())
                    .hasMessageStartingWith("the plug-in %s in", Whole.class.getName());
        }
    }

    /** A class loader with copies of its own. */
    private URLClassLoader copyOf(Class<?>... classes) throws IOException {
        for (Class<?> type : classes) {
            String name = type.getName().replace('.', '/') + ".class";
            Path copy = folder.resolve(name);
            Files.createDirectories(copy.getParent());
            try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
                Files.copy(in, copy);
            }
        }
        URL url = services(classes[0].getName()).getURLs()[0];
        return new URLClassLoader(new URL[] {url}, RegistryTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve)
                    throws ClassNotFoundException {
                boolean own = Arrays.stream(classes).anyMatch(c -> c.getName().equals(name));
                synchronized (getClassLoadingLock(name)) {
                    Class<?> loaded = own ? findLoadedClass(name) : super.loadClass(name, resolve);
                    return loaded == null ? findClass(name) : loaded;
                }
            }
        };
    }

    private URLClassLoader services(String... classes) throws IOException {
        Path file = folder.resolve("META-INF/services").resolve(Plugin.class.getName());
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", classes));
        return new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, RegistryTest.class.getClassLoader());
    }
}
