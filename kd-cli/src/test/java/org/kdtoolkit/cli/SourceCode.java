package org.kdtoolkit.cli;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * A Java source file.
 *
 * @param text the whole file: a package with one class, interface or record
 */
record SourceCode(String text) {

    private static final Pattern PACKAGE =
            Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);
    private static final Pattern CLASS =
            Pattern.compile(
                    "^(?:public )?(?:final |abstract )?(?:class|interface|record) (\\w+)",
                    Pattern.MULTILINE);

    /** The class's name with its package. */
    String className() {
        return find(PACKAGE) + "." + find(CLASS);
    }

    /**
     * Compiles sources against the classes of this process, as somebody does who treats warnings as
     * errors.
     *
     * @param folder takes sources and classes
     * @param before folders of classes that take the place of this process's
     */
    static void compile(List<SourceCode> sources, Path folder, Path... before) {
        List<String> arguments = new ArrayList<>();
        // what third-party jars are blamed for is not the sources' fault; nor is an open collector
        arguments.addAll(List.of("-Xlint:all,-classfile,-path,-processing,-try", "-Werror"));
        arguments.addAll(List.of("-proc:none", "-encoding", "UTF-8"));
        String classPath =
                Stream.concat(
                                Arrays.stream(before).map(Path::toString),
                                Stream.of(System.getProperty("java.class.path")))
                        .collect(Collectors.joining(File.pathSeparator));
        arguments.addAll(List.of("-classpath", classPath));
        sources.forEach(source -> arguments.add(source.write(folder).toString()));
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        int code =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, complaints, arguments.toArray(String[]::new));
        if (code != 0) {
            throw new IllegalStateException(complaints.toString(StandardCharsets.UTF_8));
        }
    }

    private Path write(Path folder) {
        Path file = folder.resolve(className().replace('.', '/') + ".java");
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String find(Pattern pattern) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in:\n" + text);
        }
        return matcher.group(1);
    }
}
