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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.eval.Evaluator;
import org.kdtoolkit.api.eval.EvaluatorContext;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;

class RegistryTest {

    record Settings(int depth) {}

    record OtherSettings() {}

    /** Offers nothing, under a name. */
    record Named(String name) implements Provider<Settings, EvaluatorContext, Evaluator> {

        @Override
        public Kind<EvaluatorContext, Evaluator> kind() {
            return Kind.EVALUATOR;
        }

        @Override
        public Class<Settings> configuration() {
            return Settings.class;
        }

        @Override
        public Evaluator create(Settings configuration, EvaluatorContext context) {
            throw new ConfigurationException("depth %d".formatted(configuration.depth()));
        }
    }

    /** Can be loaded. */
    public static final class Whole extends Unnamed {
        @Override
        public String name() {
            return "whole";
        }
    }

    /** Can't be created. */
    public static final class Broken extends Unnamed {
        /** Fails. */
        public Broken() {
            throw new IllegalStateException("half installed");
        }

        @Override
        public String name() {
            return "broken";
        }
    }

    abstract static class Unnamed implements Provider<Settings, EvaluatorContext, Evaluator> {

        @Override
        public Kind<EvaluatorContext, Evaluator> kind() {
            return Kind.EVALUATOR;
        }

        @Override
        public Class<Settings> configuration() {
            return Settings.class;
        }

        @Override
        public Evaluator create(Settings configuration, EvaluatorContext context) {
            throw new ConfigurationException("nothing here");
        }
    }

    @TempDir private Path folder;

    @Test
    void findsProvidersByKindAndName() {
        Named tagging = new Named("tagging");
        Named ranking = new Named("ranking-2");
        Registry registry = Registry.builder().add(tagging).add(ranking).build();

        assertThat(registry.get(Kind.EVALUATOR, "tagging")).isEqualTo(tagging);
        assertThat(registry.names(Kind.EVALUATOR)).containsExactly("ranking-2", "tagging");
        assertThat(registry.providers(Kind.EVALUATOR)).containsExactly(ranking, tagging);
        assertThat(registry.contains(Kind.EVALUATOR, "tagging")).isTrue();
        assertThat(registry.contains(Kind.FILTER, "tagging")).isFalse();
        assertThat(registry.names(Kind.FILTER)).isEmpty();
    }

    @Test
    void handsTheConfigurationToTheProvider() {
        Registry registry = Registry.builder().add(new Named("tagging")).build();

        assertThatThrownBy(() -> registry.create(Kind.EVALUATOR, "tagging", new Settings(3), null))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("depth 3");
        assertThatThrownBy(
                        () -> registry.create(Kind.EVALUATOR, "tagging", new OtherSettings(), null))
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
        Provider<?, ?, ?> first = new Named("whole");
        Provider<?, ?, ?> second = new Whole();

        assertThatThrownBy(() -> Registry.builder().add(first).add(second).build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "two providers of the evaluator 'whole': %s in %s and %s in %s; remove one"
                                + " of them",
                        Named.class.getName(),
                        Registry.origin(first),
                        Whole.class.getName(),
                        Registry.origin(second));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Tagging", "2-tagging", "tag_ging", "tagging "})
    void refusesANameThatCouldNotBeWritten(String name) {
        Named provider = new Named(name);

        assertThatThrownBy(() -> Registry.builder().add(provider).build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "%s of %s has the name '%s'; expected lower case letters, digits and '-',"
                                + " beginning with a letter",
                        Named.class.getName(), Registry.origin(provider), name);
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        Named first = new Named("1");
        Named second = new Named("2");

        assertThatThrownBy(() -> Registry.builder().add(first).add(second).build())
                .message()
                .matches("(?s)2 problems:\\n  1\\) .* name '1'; .*\\n  2\\) .* name '2'; [^\\n]*");
    }

    @Test
    void findsTheServicesOfAClassLoader() throws IOException {
        try (URLClassLoader loader = services(Whole.class.getName())) {
            Registry registry = Registry.builder().addServices(loader).build();

            assertThat(registry.get(Kind.EVALUATOR, "whole")).isInstanceOf(Whole.class);
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
                              3) the plug-in %3$s in %1$s is no provider; take it out of the jar's META-INF/services\
                            """,
                            folder, broken, stranger);
        }
    }

    @Test
    void addsAProblemToThoseOfItsOwn() {
        Registry.Builder builder =
                Registry.builder().add(new Named("1")).addProblem("half a download");

        assertThatThrownBy(builder::build).message().contains(") half a download", "name '1'");
    }

    @Test
    void blamesThePluginWhoseCodeDoesNotLink() throws IOException {
        try (URLClassLoader loader = copyOf(Whole.class, Unnamed.class, Settings.class)) {
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
        Path file = folder.resolve("META-INF/services").resolve(Provider.class.getName());
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", classes));
        return new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, RegistryTest.class.getClassLoader());
    }
}
