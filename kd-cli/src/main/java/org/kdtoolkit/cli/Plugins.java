package org.kdtoolkit.cli;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.formats.files.RegularFile;

/** Finds providers: those on the class path, and those in a folder of jars. */
final class Plugins {

    private Plugins() {}

    /**
     * The registry of all providers.
     *
     * @param folder holds further jars, which see the toolkit's classes
     * @throws ConfigurationException if the folder holds no jar, a jar can't be read, or a provider
     *     can't be used
     */
    static Registry registry(Optional<Path> folder) {
        ClassLoader toolkit = Plugins.class.getClassLoader();
        Registry.Builder builder = Registry.builder();
        return builder.addServices(folder.map(f -> loader(f, toolkit, builder)).orElse(toolkit))
                .build();
    }

    /** Stays open as long as the process, since providers load classes whenever they need them. */
    private static ClassLoader loader(Path folder, ClassLoader parent, Registry.Builder problems) {
        List<URL> urls = new ArrayList<>();
        for (Path jar : jars(folder)) {
            try {
                urls.add(url(jar));
            } catch (IOException e) {
                problems.addProblem(
                        "the plug-in %s is no jar: %s; build or download it again"
                                .formatted(jar, e.getMessage()));
            }
        }
        return new URLClassLoader("plug-ins", urls.toArray(URL[]::new), parent);
    }

    private static List<Path> jars(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new ConfigurationException(
                    "--plugins %s: is a file; expected the folder of the jars".formatted(folder));
        }
        if (!Files.isDirectory(folder)) {
            throw new ConfigurationException(
                    "--plugins %s: there is no such folder".formatted(folder));
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> jars = files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
            if (jars.isEmpty()) {
                throw new ConfigurationException(
                        "--plugins %s: expected .jar files, found none".formatted(folder));
            }
            return jars;
        } catch (IOException e) {
            throw new ConfigurationException(
                    "--plugins %s: could not be read: %s".formatted(folder, e.getMessage()), e);
        }
    }

    /** A class loader passes over a broken jar in silence, so it is opened here first. */
    private static URL url(Path jar) throws IOException {
        RegularFile.require(jar);
        try (JarFile opened = new JarFile(jar.toFile())) {
            opened.entries();
            return jar.toUri().toURL();
        }
    }
}
