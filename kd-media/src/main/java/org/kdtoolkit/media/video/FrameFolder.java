package org.kdtoolkit.media.video;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.formats.files.SampleFile;

/**
 * A folder of frames, one JPEG or PNG file each ({@code .jpg}, {@code .jpeg}, {@code .png}), in the
 * order of their names, in which numbers count as such: {@code frame_2.jpg} comes before {@code
 * frame_10.jpg}.
 */
public final class FrameFolder extends PictureVideo {

    private static final Pattern PICTURE =
            Pattern.compile("[^.].*\\.(jpg|jpeg|png)", Pattern.CASE_INSENSITIVE);

    private final List<Path> files;

    private FrameFolder(List<Path> files) {
        this.files = files;
    }

    /**
     * Opens a folder.
     *
     * @throws SampleException if there is none, or no picture in it; the message names it
     */
    public static FrameFolder open(Path folder) throws SampleException {
        SampleFile media = new SampleFile(folder);
        if (!Files.isDirectory(folder)) {
            throw media.fault("is not a folder");
        }
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> files =
                    entries.filter(file -> PICTURE.matcher(name(file)).matches())
                            .sorted((a, b) -> NaturalOrder.INSTANCE.compare(name(a), name(b)))
                            .toList();
            if (files.isEmpty()) {
                throw media.fault("holds no frames; expected .jpg, .jpeg or .png files");
            }
            return new FrameFolder(files);
        } catch (IOException e) {
            throw media.fault("can't be listed (%s)".formatted(e), e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    @Override
    public int frames() {
        return files.size();
    }

    @Override
    byte[] picture(int number) throws SampleException {
        return new SampleFile(files.get(number)).bytes();
    }

    @Override
    String place(int number) {
        return files.get(number).toString();
    }

    @Override
    void closeFile() {
        // no file stays open from one frame to the next
    }
}
