package org.kdtoolkit.config.plugin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.kdtoolkit.api.plugin.Plugin;

/**
 * The plug-ins that the {@code META-INF/services} of a class loader name, by the rules of {@link
 * java.util.ServiceLoader}. What that one says of one that does not load leaves out the jar, and of
 * one that does not link the class too; here every name is known with its place.
 */
final class ServiceFiles {

    private static final String PATH = "META-INF/services/" + Plugin.class.getName();

    private static final String IDENTIFIER =
            "\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*";

    private static final Pattern CLASS_NAME =
            Pattern.compile("%s(\\.%s)*".formatted(IDENTIFIER, IDENTIFIER));

    private final Map<String, PluginClass> classes = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    /** Reads all files that a class loader and its parents see. */
    ServiceFiles(ClassLoader loader) {
        // a URL's own equality asks the network
        Map<String, URL> files = new LinkedHashMap<>();
        try {
            Collections.list(loader.getResources(PATH)).forEach(f -> files.put(f.toString(), f));
        } catch (IOException e) {
            problems.add("no plug-ins could be looked for: " + e.getMessage());
        }
        files.values().forEach(this::read);
    }

    /** The classes that are named, each once. */
    List<PluginClass> classes() {
        return List.copyOf(classes.values());
    }

    /** What is wrong with the files themselves. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    private void read(URL file) {
        String origin = CodeOrigin.ofResource(file, PATH);
        try {
            URLConnection connection = file.openConnection();
            // a jar that stays open could not be replaced
            connection.setUseCaches(false);
            try (BufferedReader reader =
                    new BufferedReader(
                            new InputStreamReader(
                                    connection.getInputStream(), StandardCharsets.UTF_8))) {
                int number = 0;
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    number++;
                    read(line.replaceFirst("#.*", "").strip(), number, origin);
                }
            }
        } catch (IOException e) {
            problems.add("%s of %s can't be read: %s".formatted(PATH, origin, e.getMessage()));
        }
    }

    private void read(String name, int line, String origin) {
        if (name.isEmpty()) {
            return;
        }
        if (!CLASS_NAME.matcher(name).matches()) {
            problems.add(
                    "line %d of %s in %s: expected the name of a plug-in's class, found '%s'"
                            .formatted(line, PATH, origin, name));
            return;
        }
        PluginClass found = new PluginClass(name, origin);
        PluginClass other = classes.putIfAbsent(name, found);
        if (other != null && !other.equals(found)) {
            problems.add("%s is in %s, too; remove one of them".formatted(other, origin));
        }
    }
}
