package org.kdtoolkit.datasets.listing;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.DataException;

/**
 * The media below a folder, found by their names without ending, whatever subfolder they are in and
 * whatever Unicode normal form the disk has them in. Symbolic links are followed, out of the folder
 * too: those who put them there meant what they lead to. The folder is walked once: asking for
 * every file takes much longer.
 */
public final class MediaFolder {

    private static final int NONE = -1;

    private final Path root;
    private final TextIndex names = new TextIndex();
    private final IntColumn first = new IntColumn();
    private final IntColumn next = new IntColumn();
    private final TextColumn.Builder paths = new TextColumn.Builder();

    private MediaFolder(Path root) {
        this.root = root;
    }

    /**
     * Walks a folder, through symbolic links as well.
     *
     * @param folder the folder
     * @param endings of the files that are media, in lower case without dot; the empty one stands
     *     for folders, which may hold the frames of a video
     * @throws DataException if it is no folder, or can't be walked
     */
    public static MediaFolder walk(Path folder, Set<String> endings) {
        Path root = folder.toAbsolutePath().normalize();
        if (!Files.isDirectory(root)) {
            throw new DataException("%s is not a folder; check 'folders'".formatted(root));
        }
        MediaFolder found = new MediaFolder(root);
        try {
            Files.walkFileTree(
                    root,
                    EnumSet.of(FileVisitOption.FOLLOW_LINKS),
                    Integer.MAX_VALUE,
                    found.new Collector(endings));
        } catch (IOException e) {
            throw new DataException("%s: can't be read (%s)".formatted(root, e), e);
        }
        return found;
    }

    /** The folder. */
    public Path root() {
        return root;
    }

    /**
     * The files of a name.
     *
     * @param name a file's name without folder and ending
     * @param endings the endings that will do, best first
     * @return the paths, from this folder, of those with the best ending that there is; more than
     *     one if subfolders have files of the same name
     */
    public List<String> find(String name, List<String> endings) {
        OptionalInt number = names.find(CanonicalText.composed(name));
        if (number.isEmpty()) {
            return List.of();
        }
        int best = endings.size();
        List<String> found = new ArrayList<>();
        for (int i = first.get(number.getAsInt()); i != NONE; i = next.get(i)) {
            String path = paths.get(i);
            int rank = endings.indexOf(ending(path.substring(path.lastIndexOf('/') + 1)));
            if (rank >= 0 && rank < best) {
                best = rank;
                found.clear();
            }
            if (rank == best && rank >= 0) {
                found.add(path);
            }
        }
        found.sort(null);
        return found;
    }

    /** All of them, in the order of their paths from this folder. */
    public List<String> files() {
        return IntStream.range(0, paths.size()).mapToObj(paths::get).sorted().toList();
    }

    /** A file that is there, for messages; empty if there is none at all. */
    Optional<String> any() {
        return paths.size() == 0 ? Optional.empty() : Optional.of(paths.get(0));
    }

    private static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private void add(Path file, String ending) {
        String name = file.getFileName().toString();
        String bare =
                ending.isEmpty() ? name : name.substring(0, name.length() - 1 - ending.length());
        int path = paths.size();
        paths.add(root.relativize(file).toString().replace('\\', '/'));
        OptionalInt known = names.add(CanonicalText.composed(bare));
        if (known.isEmpty()) {
            first.add(path);
            next.add(NONE);
        } else {
            next.add(first.get(known.getAsInt()));
            first.set(known.getAsInt(), path);
        }
    }

    private final class Collector extends SimpleFileVisitor<Path> {

        private final Set<String> endings;

        Collector(Set<String> endings) {
            this.endings = endings;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (endings.contains("") && !folder.equals(root)) {
                add(folder, "");
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String ending = ending(file.getFileName().toString());
            // a link that leads nowhere is as good as no file, as is a pipe
            if (attributes.isRegularFile() && !ending.isEmpty() && endings.contains(ending)) {
                add(file, ending);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException cause) {
            // as is a link that leads in a circle
            return FileVisitResult.CONTINUE;
        }
    }
}
