package org.kdtoolkit.formats.tfrecord;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.formats.files.SampleFile;

/**
 * A TFRecord file that is not compressed.
 *
 * @param path where it lies
 */
public record TfRecordFile(Path path) {

    /** Takes one record after the other. */
    @FunctionalInterface
    public interface Visitor {

        /**
         * Takes a record.
         *
         * @throws SampleException if the record is not what is expected; it ends the reading
         */
        void visit(TfRecord record) throws SampleException;
    }

    /**
     * Reads all records, of which one at a time is held.
     *
     * @throws SampleException if the file is missing, cut off, damaged or no TFRecord file; the
     *     message names it and the record, and what was expected and found
     */
    public void forEach(Visitor visitor) throws SampleException {
        try (RecordStream records = open(RecordPosition.FIRST)) {
            for (Optional<TfRecord> next = records.next();
                    next.isPresent();
                    next = records.next()) {
                visitor.visit(next.get());
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Reads one record.
     *
     * @param place where it begins, as {@link #forEach} found it
     * @throws SampleException as {@link #forEach} does, or if there is no such record
     */
    public TfRecord read(RecordPosition place) throws SampleException {
        try (RecordStream records = open(place)) {
            return records.next()
                    .orElseThrow(
                            () ->
                                    TfRecord.fault(
                                            path, place, "is not there: the file ends before it"));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private RecordStream open(RecordPosition from) throws IOException, SampleException {
        new SampleFile(path).requireFile();
        FileChannel channel = FileChannel.open(path);
        try {
            long rest = channel.size() - from.offset();
            return new RecordStream(
                    path, from, Channels.newInputStream(channel.position(from.offset())), rest);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private SampleException unreadable(IOException cause) {
        return new SampleFile(path).fault("can't be read (%s)".formatted(cause), cause);
    }
}
