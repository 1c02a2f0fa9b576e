package org.kdtoolkit.cli;

import java.nio.file.Path;
import java.util.List;

/**
 * The plug-in that a guide leads to: all of the guide's whole Java files, tests among them.
 *
 * @param guide the document
 */
record GuidedPlugin(Document guide) {

    /** Whether it leads to one at all. */
    boolean hasProvider() {
        return !providers().isEmpty();
    }

    /** The names of the tests that the guide gives it. */
    List<String> tests() {
        return sources().stream()
                .map(SourceCode::className)
                .filter(name -> name.endsWith("Test"))
                .toList();
    }

    /**
     * Compiles and packs it.
     *
     * @param folder takes the jar
     * @return the jar
     */
    Path pack(Path folder) {
        return PluginJar.of(sources())
                .service(String.join("\n", providers()))
                .pack(folder.resolve("guided.jar"));
    }

    /** Those that the guide has its reader write into the service file. */
    private List<String> providers() {
        return guide.blocks("text").stream()
                .flatMap(String::lines)
                .filter(line -> sources().stream().anyMatch(s -> s.className().equals(line)))
                .toList();
    }

    private List<SourceCode> sources() {
        return guide.blocks("java").stream()
                .filter(block -> block.startsWith("package "))
                .map(SourceCode::new)
                .toList();
    }
}
