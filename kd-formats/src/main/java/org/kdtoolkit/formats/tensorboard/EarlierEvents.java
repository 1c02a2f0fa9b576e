package org.kdtoolkit.formats.tensorboard;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.formats.tfrecord.TfRecordFile;

/**
 * What the event files of earlier processes tell of a run.
 *
 * @param files the files, by their names
 * @param steps the first summary of each step in the last file that has the step; steps are from 1
 */
public record EarlierEvents(List<Path> files, Map<Long, byte[]> steps) {

    private static final int STEP = 2 << 3 | WireFormat.WIRETYPE_VARINT;
    private static final int SUMMARY = Fields.SUMMARY << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;

    /** Copies what is given; the events themselves are not copied, so nobody may change them. */
    public EarlierEvents {
        files = List.copyOf(files);
        steps = Collections.unmodifiableMap(new TreeMap<>(steps));
    }

    /**
     * Reads the event files of a folder. Of one that was cut off, such as by the end of its
     * process, what stands before is read.
     *
     * @param folder need not be there
     * @throws IOException if the folder can't be read
     */
    public static EarlierEvents in(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.list(folder)) {
                all.filter(file -> file.getFileName().toString().startsWith(EventFile.PREFIX))
                        .sorted()
                        .forEach(files::add);
            }
        }
        Map<Long, byte[]> steps = new TreeMap<>();
        files.stream().sorted(Comparator.reverseOrder()).forEach(file -> read(file, steps));
        return new EarlierEvents(files, steps);
    }

    private static void read(Path file, Map<Long, byte[]> steps) {
        try {
            new TfRecordFile(file)
                    .forEach(
                            record -> {
                                long step = step(record.data());
                                if (step > 0) {
                                    steps.putIfAbsent(step, record.data());
                                }
                            });
        } catch (SampleException e) {
            // what was cut off is told anew by whoever asks for the steps that are missing
            return;
        }
    }

    /** The step that an event tells of; 0 where it has none, or is no summary. */
    private static long step(byte[] event) {
        long step = 0;
        boolean tells = false;
        try {
            CodedInputStream in = CodedInputStream.newInstance(event);
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                if (tag == STEP) {
                    step = in.readInt64();
                } else {
                    tells |= tag == SUMMARY;
                    in.skipField(tag);
                }
            }
        } catch (IOException e) {
            return 0;
        }
        return tells ? step : 0;
    }
}
