package org.kdtoolkit.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.kdtoolkit.api.plugin.Plugin;

/** Compiles a plug-in, as its author would, into a jar of its own; or as he should not. */
final class PluginJar {

    private static final SourceCode NEARNESS =
            new SourceCode(
                    """
                    package example;

                    import java.util.List;
                    import org.kdtoolkit.api.plugin.ObjectiveProvider;
                    import org.kdtoolkit.api.plugin.Plugin;
                    import org.kdtoolkit.api.plugin.Provider;

                    public final class NearnessPlugin implements Plugin {
                        public record Config() {}

                        @Override
                        public List<Provider<?, ?>> providers() {
                            return List.of(
                                    ObjectiveProvider.builder("nearness", Config.class)
                                            .build(
                                                    (config, context) -> {
                                                        throw new UnsupportedOperationException(
                                                                "an example has no loss");
                                                    }));
                        }
                    }
                    """);

    private final List<SourceCode> sources;
    private final Manifest manifest = new Manifest();
    private String service;
    private List<SourceCode> others = List.of();
    private UnaryOperator<byte[]> edit = classFile -> classFile;

    private PluginJar(List<SourceCode> sources, String service) {
        this.sources = sources;
        this.service = service;
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    }

    /** Writes the jar {@code nearness.jar}, whose objective is called {@code nearness}. */
    static Path in(Path folder) {
        return of(NEARNESS).pack(folder.resolve("nearness.jar"));
    }

    /** A plug-in of one file, whose public class is the plug-in. */
    static PluginJar of(SourceCode source) {
        return new PluginJar(List.of(source), source.className());
    }

    /** A plug-in of several files, whose service file is still to be given. */
    static PluginJar of(List<SourceCode> sources) {
        return new PluginJar(sources, "");
    }

    /** Compiles against these, which will not be there when the plug-in runs. */
    PluginJar against(SourceCode... absent) {
        others = List.of(absent);
        return this;
    }

    /** Sets the content of the service file. */
    PluginJar service(String lines) {
        service = lines;
        return this;
    }

    /** Adds an attribute to the manifest. */
    PluginJar manifest(String name, String value) {
        manifest.getMainAttributes().putValue(name, value);
        return this;
    }

    /** Changes what the compiler made of each class. */
    PluginJar edited(UnaryOperator<byte[]> change) {
        edit = change;
        return this;
    }

    /**
     * Compiles and packs.
     *
     * @param jar the file to be written; its folder is made
     */
    Path pack(Path jar) {
        try {
            Files.createDirectories(jar.getParent());
            Path older = Files.createTempDirectory(jar.getParent(), "older");
            if (!others.isEmpty()) {
                SourceCode.compile(others, older);
            }
            Path classes = Files.createTempDirectory(jar.getParent(), "classes");
            SourceCode.compile(sources, classes, older);
            write(classes, jar);
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Path classes, Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                String name = classes.relativize(file).toString().replace('\\', '/');
                out.putNextEntry(new JarEntry(name));
                out.write(edit.apply(Files.readAllBytes(file)));
            }
            out.putNextEntry(new JarEntry("META-INF/services/" + Plugin.class.getName()));
            out.write((service + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
