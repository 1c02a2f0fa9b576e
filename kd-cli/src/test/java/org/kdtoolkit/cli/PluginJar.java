package org.kdtoolkit.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.kdtoolkit.api.Provider;

/** Compiles a plug-in, as its author would, into a jar of its own. */
final class PluginJar {

    private static final SourceCode NEARNESS =
            new SourceCode(
                    """
                    package example;

                    import org.kdtoolkit.api.Kind;
                    import org.kdtoolkit.api.Provider;
                    import org.kdtoolkit.api.distill.DistillerContext;
                    import org.kdtoolkit.api.distill.Objective;

                    public final class NearnessProvider
                            implements Provider<NearnessProvider.Config, DistillerContext, Objective> {
                        public record Config() {}

                        @Override
                        public Kind<DistillerContext, Objective> kind() {
                            return Kind.OBJECTIVE;
                        }

                        @Override
                        public String name() {
                            return "nearness";
                        }

                        @Override
                        public Class<Config> configuration() {
                            return Config.class;
                        }

                        @Override
                        public Objective create(Config configuration, DistillerContext context) {
                            throw new UnsupportedOperationException("an example has no loss");
                        }
                    }
                    """);

    private PluginJar() {}

    /** Writes the jar {@code nearness.jar}, whose objective is called {@code nearness}. */
    static Path in(Path folder) {
        return of(NEARNESS, NEARNESS.className(), folder.resolve("nearness.jar"));
    }

    /**
     * Compiles a source and packs it.
     *
     * @param source the plug-in
     * @param provider the line in {@code META-INF/services}
     * @param jar the file to be written; its folder is made
     */
    static Path of(SourceCode source, String provider, Path jar) {
        try {
            Files.createDirectories(jar.getParent());
            Path classes = Files.createTempDirectory(jar.getParent(), "classes");
            SourceCode.compile(List.of(source), classes);
            pack(classes, provider, jar);
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pack(Path classes, String provider, Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                String name = classes.relativize(file).toString().replace('\\', '/');
                out.putNextEntry(new JarEntry(name));
                Files.copy(file, out);
            }
            out.putNextEntry(new JarEntry("META-INF/services/" + Provider.class.getName()));
            out.write((provider + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
