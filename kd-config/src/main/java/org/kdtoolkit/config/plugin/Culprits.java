package org.kdtoolkit.config.plugin;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kdtoolkit.api.ConfigurationException;

/** Finds the plug-in whose code is at fault, by what Java says of an error. */
final class Culprits {

    /** Whose exceptions are those of the code that called them. */
    private static final Pattern LIBRARY = Pattern.compile("^(java|jdk|sun|ai\\.djl)\\.");

    /** How Java names the class of an object that lacks a method. */
    private static final Pattern RECEIVER = Pattern.compile("^Receiver class ([\\w.$]+)");

    private final List<ClassLoader> loaders;

    /**
     * Suspects plug-ins.
     *
     * @param loaders those of all providers; the toolkit's own, of what was on the class path from
     *     the start, is no plug-in's
     */
    Culprits(List<ClassLoader> loaders) {
        this.loaders =
                loaders.stream()
                        .filter(loader -> loader != Culprits.class.getClassLoader())
                        .toList();
    }

    /** Whose code does not fit this version of the toolkit; empty if it is no plug-in's. */
    Optional<ConfigurationException> of(LinkageError error) {
        return suspects(error)
                .flatMap(name -> plugin(name).stream())
                .findFirst()
                .map(plugin -> plugin.misfit(error));
    }

    /** The classes that had to do with an error, the nearest first. */
    private static Stream<String> suspects(LinkageError error) {
        return Stream.concat(
                RECEIVER.matcher(String.valueOf(error.getMessage())).results().map(m -> m.group(1)),
                Arrays.stream(error.getStackTrace()).map(StackTraceElement::getClassName));
    }

    /**
     * Whose code threw, if that is the nearest that is no library's; empty if it is no plug-in's.
     */
    Optional<ConfigurationException> of(RuntimeException thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .filter(frame -> !LIBRARY.matcher(frame.getClassName()).find())
                .findFirst()
                .flatMap(
                        frame ->
                                plugin(frame.getClassName())
                                        .map(
                                                plugin ->
                                                        plugin.failure(
                                                                frame.getMethodName(), thrown)));
    }

    private Optional<PluginClass> plugin(String className) {
        return loaders.stream()
                .flatMap(loader -> PluginClass.find(className, loader).stream())
                .findFirst();
    }
}
