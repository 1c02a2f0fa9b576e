package org.kdtoolkit.predict;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.JarFile;

/** Which version of the toolkit this is. */
public final class ToolkitVersion {

    private ToolkitVersion() {}

    /** The version; outside a jar nobody knows it. */
    public static String text() {
        return Optional.ofNullable(ToolkitVersion.class.getPackage().getImplementationVersion())
                .orElse("(built from sources)");
    }

    /**
     * The commit that it was built of, with {@code -dirty} behind it where files had changed since;
     * empty outside of a jar, and where the build did not say.
     */
    public static Optional<String> commit() {
        try {
            URI place =
                    ToolkitVersion.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI();
            Path file = Path.of(place);
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            try (JarFile jar = new JarFile(file.toFile())) {
                return Optional.ofNullable(jar.getManifest())
                        .map(manifest -> manifest.getMainAttributes().getValue("Kd-Commit"))
                        .filter(commit -> !commit.isBlank() && !commit.equals("unknown"));
            }
        } catch (IOException | URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
