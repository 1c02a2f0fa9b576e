package org.kdtoolkit.formats.tensorboard;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.kdtoolkit.formats.tfrecord.TfRecordFrame;

/** An event file that is written. Used by one thread. */
public final class EventFile implements Closeable {

    /** How the names of event files begin; TensorBoard looks for {@code tfevents} in them. */
    static final String PREFIX = "events.out.tfevents.";

    private final Path path;
    private final FileChannel channel;

    private EventFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Begins a file of its own: whatever files of earlier processes there are stay as they are, and
     * their names come before its name.
     *
     * @param folder where it goes; made where it is not there
     * @throws IOException if it can't be made
     */
    public static EventFile create(Path folder, Instant now) throws IOException {
        Files.createDirectories(folder);
        long second = now.getEpochSecond();
        while (true) {
            Path path =
                    folder.resolve(
                            "%s%010d.kd.%d"
                                    .formatted(PREFIX, second, ProcessHandle.current().pid()));
            try {
                return new EventFile(
                        path,
                        FileChannel.open(
                                path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
            } catch (FileAlreadyExistsException e) {
                second++;
            }
        }
    }

    /** Where it lies. */
    public Path path() {
        return path;
    }

    /**
     * Writes events at its end: all of them, or none.
     *
     * @throws IOException if they can't be written
     */
    public void append(List<Event> events) throws IOException {
        appendBytes(events.stream().map(Event::bytes).toList());
    }

    /**
     * Writes events that were read from another file; the same holds.
     *
     * @throws IOException if they can't be written
     */
    public void appendBytes(List<byte[]> events) throws IOException {
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        for (byte[] event : events) {
            records.writeBytes(TfRecordFrame.around(event));
        }
        ByteBuffer rest = ByteBuffer.wrap(records.toByteArray());
        long end = channel.size();
        try {
            channel.position(end);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        } catch (IOException e) {
            channel.truncate(end); // readers stop for good at half a record
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
