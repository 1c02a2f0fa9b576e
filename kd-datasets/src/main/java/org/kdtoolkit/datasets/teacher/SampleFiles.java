package org.kdtoolkit.datasets.teacher;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a folder keeps one {@code .npy} file for each sample: of {@code audio/1228.wav} it is
 * {@code audio/1228.npy}, else {@code <sample id>.npy}. No name leads out of the folder.
 */
public final class SampleFiles {

    private static final Pattern ENDING = Pattern.compile("\\.[^./\\\\]*$");

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
     * @param source its own file, as its data set names it
     */
    public List<Path> of(String id, Optional<String> source) {
        return Stream.concat(
                        source.map(s -> ENDING.matcher(s).replaceFirst("")).stream(), Stream.of(id))
                .flatMap(name -> place(name).stream())
                .toList();
    }

    private Optional<Path> place(String name) {
        try {
            return Optional.of(root.resolve(name + ".npy").normalize())
                    .filter(path -> path.startsWith(root));
        } catch (InvalidPathException e) {
            return Optional.empty(); // an id need not be a file name
        }
    }
}
