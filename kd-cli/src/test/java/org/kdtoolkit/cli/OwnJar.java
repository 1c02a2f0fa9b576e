package org.kdtoolkit.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The jar of a plug-in with a network, a filter and objectives of its own. */
final class OwnJar {

    private OwnJar() {}

    /**
     * Packs it.
     *
     * @return what {@code --plugins} takes
     */
    static String pack(Path folder) throws IOException {
        return PluginJar.of(List.of(source("OwnPlugin"), source("CountingFilter")))
                .service("example.own.OwnPlugin")
                .pack(folder.resolve("plug-ins").resolve("own.jar"))
                .getParent()
                .toString();
    }

    private static SourceCode source(String name) throws IOException {
        try (InputStream in =
                OwnJar.class.getResourceAsStream("/own-components/%s.java".formatted(name))) {
            return new SourceCode(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
