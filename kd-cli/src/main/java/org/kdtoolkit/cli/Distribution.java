package org.kdtoolkit.cli;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;

/** What is known of the toolkit's own files. */
final class Distribution {

    private Distribution() {}

    /** The jar, or folder of classes, that this class is in. */
    static Path jar() {
        try {
            return Path.of(
                    Distribution.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the place of a class is no path", e);
        }
    }

    /** The toolkit's version; outside a jar nobody knows it. */
    static String version() {
        return Optional.ofNullable(Distribution.class.getPackage().getImplementationVersion())
                .orElse("(built from sources)");
    }
}
