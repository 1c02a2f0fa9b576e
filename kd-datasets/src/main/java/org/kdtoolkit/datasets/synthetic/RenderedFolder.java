package org.kdtoolkit.datasets.synthetic;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.formats.files.Sha256;

/**
 * The folder of a rendered data set. Its name tells what was rendered, so that each configuration
 * has its own. It is rendered beside its place and moved there whole; what an interrupted rendering
 * left is deleted by the next one.
 */
final class RenderedFolder {

    private static final String MANIFEST = "manifest.csv";

    /** To be raised when the same configuration comes to look or sound different. */
    private static final int VERSION = 1;

    private static final int NAME_DIGITS = 12;

    private final Path parent;
    private final Path folder;
    private final ClipRenderer renderer;

    RenderedFolder(SyntheticVideoConfig config, ClipRenderer renderer) {
        this.parent = config.folder();
        this.folder = parent.resolve(name(config));
        this.renderer = renderer;
    }

    private static String name(SyntheticVideoConfig config) {
        String rendered =
                List.of(
                                VERSION,
                                config.classes(),
                                config.train(),
                                config.validation(),
                                config.test(),
                                config.frames(),
                                config.size(),
                                config.imageNoise(),
                                config.modalityNoise(),
                                config.mismatch(),
                                config.seed())
                        .toString();
        MessageDigest digest = Sha256.digest();
        digest.update(rendered.getBytes(StandardCharsets.UTF_8));
        return "clips-" + Sha256.text(digest).substring(0, NAME_DIGITS);
    }

    /** Whether the videos are there. */
    boolean isRendered() {
        return Files.exists(folder.resolve(MANIFEST));
    }

    /**
     * The list of the videos, which are rendered first unless they are there. Of several processes
     * that ask at a time, one renders, and the others wait.
     *
     * @throws DataException if the folder can't be written
     */
    Path manifest() {
        Path manifest = folder.resolve(MANIFEST);
        if (!isRendered()) {
            try {
                Files.createDirectories(parent);
                renderAlone();
            } catch (IOException e) {
                throw new DataException(
                        "%s: can't be written (%s); set 'folder' to another one"
                                .formatted(parent, e),
                        e);
            }
        }
        return manifest;
    }

    private void renderAlone() throws IOException {
        Path lock = parent.resolve(".lock");
        // the file's lock keeps out other processes, the class's other threads of this one
        synchronized (RenderedFolder.class) {
            try (FileChannel channel =
                    FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock(); // until the channel is closed
                if (!isRendered()) {
                    render();
                }
            }
        }
    }

    private void render() throws IOException {
        Path part = folder.resolveSibling("." + folder.getFileName() + ".part");
        delete(part);
        try {
            List<String> lines = new ArrayList<>(List.of(ClipRenderer.HEADER));
            lines.addAll(renderer.render(part));
            Files.write(part.resolve(MANIFEST), lines);
            Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(part);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
