package org.kdtoolkit.teachers.stored;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Where a folder keeps one {@code .npy} file for each sample: of {@code audio/1228.wav} it is
 * {@code audio/1228.npy}, else {@code <sample id>.npy}. Which samples may be named after a file,
 * {@link OwnSources} tells. No name leads out of the folder.
 */
public final class SampleFiles {

    private static final Pattern ENDING = Pattern.compile("\\.[^./\\\\]*$");

    /** In bytes; file systems take no longer one. */
    private static final int LONGEST_NAME = 255;

    private final Path root;

    /** The files in a folder. */
    public SampleFiles(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** The folder. */
    public Path root() {
        return root;
    }

    /**
     * The places where a sample's file may be, best first; none where neither name can be one.
     *
     * @param id the sample's id
     * @param source the file that it has for its own, as its data set names it
     */
    public List<Path> of(String id, Optional<String> source) {
        return Stream.concat(source.flatMap(this::ofSource).stream(), ofId(id).stream()).toList();
    }

    /** The place that is named after a file of the data set, if that can be a name. */
    public Optional<Path> ofSource(String source) {
        return place(ENDING.matcher(source).replaceFirst(""));
    }

    /** The place that is named by a sample's id, if that can be a name. */
    public Optional<Path> ofId(String id) {
        return place(id);
    }

    private Optional<Path> place(String name) {
        try {
            return Optional.of(root.resolve(name + ".npy").normalize())
                    .filter(path -> path.startsWith(root))
                    .filter(path -> isShort(root.relativize(path)));
        } catch (InvalidPathException e) {
            return Optional.empty(); // an id need not be a file name
        }
    }

    private static boolean isShort(Path path) {
        return StreamSupport.stream(path.spliterator(), false)
                .map(name -> name.toString().getBytes(StandardCharsets.UTF_8).length)
                .allMatch(length -> length <= LONGEST_NAME);
    }
}
