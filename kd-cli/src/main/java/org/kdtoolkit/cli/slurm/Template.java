package org.kdtoolkit.cli.slurm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A script with places of its own for what differs, such as {@code @plan@}.
 *
 * @param text the script
 */
record Template(String text) {

    /** One of the scripts beside this class. */
    static Template of(String file) {
        try (InputStream script = Template.class.getResourceAsStream(file)) {
            return new Template(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The script with one of its places filled in. */
    Template with(String place, String value) {
        return new Template(text.replace("@" + place + "@", value));
    }
}
