package org.kdtoolkit.media.encoding;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.formats.files.PartialFile;
import org.kdtoolkit.media.ffmpeg.Ffmpeg;
import org.kdtoolkit.media.frame.Frame;

/**
 * Writes a video with or without sound. The file is there after {@link #finish}; without it, {@link
 * #close} leaves nothing. Used by one thread at a time.
 *
 * <p>Frames and sound come in any order. A file plays more smoothly, and less is kept in memory,
 * where they come together: what is ahead of the other by more than ten seconds does not wait.
 *
 * <pre>{@code
 * try (MediaWriter writer = MediaWriter.open(path, MediaFormat.AVI, settings)) {
 *     frames.forEach(writer::write);
 *     writer.write(sound);
 *     writer.finish();
 * }
 * }</pre>
 */
public final class MediaWriter implements AutoCloseable {

    private final PartialFile file;
    private final Muxer muxer;
    private final PictureEncoder pictures;
    private final Optional<SoundEncoder> sound;
    private final Deque<Runnable> closing = new ArrayDeque<>();

    private MediaWriter(Path path, MediaFormat format, VideoSettings settings) {
        file = PartialFile.of(path);
        closing.push(file::close);
        try {
            muxer = new Muxer(file, format);
            closing.push(muxer::close);
            pictures = new PictureEncoder(muxer, format, settings);
            closing.push(pictures::close);
            sound =
                    settings.sampleRate().isPresent()
                            ? Optional.of(
                                    new SoundEncoder(
                                            muxer, format, settings.sampleRate().getAsInt()))
                            : Optional.empty();
            sound.ifPresent(stream -> closing.push(stream::close));
            muxer.begin();
        } catch (DataException e) {
            close();
            throw e;
        }
    }

    /**
     * Begins a file; its folder is made as needed.
     *
     * @throws DataException if the file can't be written, or the format knows no such frame size or
     *     sample rate
     */
    public static MediaWriter open(Path path, MediaFormat format, VideoSettings settings) {
        Ffmpeg.begin();
        return new MediaWriter(path, format, settings);
    }

    /**
     * Appends a frame.
     *
     * @throws DataException if it can't be written
     * @throws IllegalArgumentException if it is of another size than the video
     */
    public void write(Frame frame) {
        pictures.write(frame);
    }

    /**
     * Appends sound.
     *
     * @param samples [samples] from -1 to 1
     * @throws DataException if it can't be written
     * @throws IllegalStateException if the video is silent by its settings
     */
    public void write(float[] samples) {
        sound.orElseThrow(() -> new IllegalStateException("the video is silent by its settings"))
                .write(samples);
    }

    /**
     * Completes the file; nothing can be written afterwards.
     *
     * @throws DataException if it can't be written
     * @throws IllegalStateException if it has no frame
     */
    public void finish() {
        pictures.finish();
        sound.ifPresent(SoundEncoder::finish);
        muxer.finish();
        file.commit();
    }

    @Override
    public void close() {
        while (!closing.isEmpty()) {
            closing.pop().run();
        }
    }
}
