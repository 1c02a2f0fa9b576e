package org.kdtoolkit.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;

/** Compiles a plug-in, as its author would, into a jar of its own. */
final class PluginJar {

    private static final String SOURCE =
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
            """;

    private PluginJar() {}

    /** Writes the jar {@code nearness.jar}, whose objective is called {@code nearness}. */
    static Path in(Path folder) {
        try {
            Path classes = Files.createDirectories(folder.resolve("classes/example")).getParent();
            Path source = classes.resolve("example/NearnessProvider.java");
            Files.writeString(source, SOURCE);
            int code =
                    ToolProvider.getSystemJavaCompiler()
                            .run(
                                    null,
                                    OutputStream.nullOutputStream(),
                                    OutputStream.nullOutputStream(),
                                    "-proc:none",
                                    "-classpath",
                                    System.getProperty("java.class.path"),
                                    source.toString());
            if (code != 0) {
                throw new IllegalStateException("the example does not compile");
            }
            return jar(folder.resolve("nearness.jar"), classes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path jar(Path jar, Path classes) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String name :
                    new String[] {
                        "example/NearnessProvider.class", "example/NearnessProvider$Config.class"
                    }) {
                out.putNextEntry(new JarEntry(name));
                Files.copy(classes.resolve(name), out);
            }
            out.putNextEntry(new JarEntry("META-INF/services/org.kdtoolkit.api.Provider"));
            out.write("example.NearnessProvider\n".getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }
}
