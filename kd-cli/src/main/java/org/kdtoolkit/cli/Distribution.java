package org.kdtoolkit.cli;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.config.plugin.Registry;

/** What is known of the toolkit's own files. */
final class Distribution {

    private Distribution() {}

    /**
     * The folder of the toolkit's modules, as jars or as folders of classes. The command line
     * itself may be elsewhere: started with CUDA's natives it is a copy.
     */
    static Path modules() {
        try {
            return Path.of(
                            Registry.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI())
                    .getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the place of a class is no path", e);
        }
    }

    /**
     * What runs the toolkit on another machine that sees the same files: the launcher that started
     * this process, or else Java with the same classes.
     *
     * @param options for Java; the launcher takes them from its environment
     */
    static List<String> command(List<String> options) {
        String launcher = System.getProperty("kd.launcher", "");
        if (!launcher.isEmpty()) {
            return List.of(launcher);
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        return command;
    }

    /** The toolkit's version; outside a jar nobody knows it. */
    static String version() {
        return Optional.ofNullable(Distribution.class.getPackage().getImplementationVersion())
                .orElse("(built from sources)");
    }
}
