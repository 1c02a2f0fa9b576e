package org.kdtoolkit.cli.slurm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A script with places of its own for what differs, such as {@code @plan@}.
 *
 * @param script the script
 * @param values what stands in its places
 */
record Template(String script, Map<String, String> values) {

    private static final Pattern PLACE = Pattern.compile("@([a-z]+)@");

    Template {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** One of the scripts beside this class. */
    static Template of(String file) {
        try (InputStream script = Template.class.getResourceAsStream(file)) {
            return new Template(
                    new String(script.readAllBytes(), StandardCharsets.UTF_8), Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with one of its places filled in. */
    Template with(String place, String value) {
        Map<String, String> all = new LinkedHashMap<>(values);
        all.put(place, value);
        return new Template(script, all);
    }

    /** The whole text; what looks like a place within a value stays as it is. */
    String text() {
        return PLACE.matcher(script)
                .replaceAll(found -> Matcher.quoteReplacement(values.get(found.group(1))));
    }
}
