package org.kdtoolkit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.predict.Student;

/** The files that {@code --calibration} names: all in a folder, or those of a list. */
final class CalibrationFiles {

    private CalibrationFiles() {}

    /**
     * Reads them, spread over all that are named.
     *
     * @param source a folder, or a text file with a path a line
     * @param most how many at most
     * @throws ConfigurationException if there is nothing of that name
     * @throws DataException if there is no file, or one can't be read
     */
    static List<HostTensor> read(Student student, Path source, int most) {
        List<Path> files = files(source);
        if (files.isEmpty()) {
            throw new DataException(
                    "--calibration %s: names no file; expected some of those that the student perceives"
                            .formatted(source));
        }
        int count = Math.min(most, files.size());
        List<HostTensor> read = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            try {
                read.add(student.read(files.get((int) ((long) i * files.size() / count))).get(0));
            } catch (SampleException e) {
                throw new DataException("--calibration: " + e.getMessage(), e);
            }
        }
        return read;
    }

    private static List<Path> files(Path source) {
        try {
            if (Files.isDirectory(source)) {
                try (Stream<Path> all = Files.walk(source)) {
                    return all.filter(Files::isRegularFile).sorted().toList();
                }
            }
            if (!Files.isRegularFile(source)) {
                throw new ConfigurationException(
                        "--calibration %s: there is no such folder or list".formatted(source));
            }
            return Files.readAllLines(source).stream()
                    .filter(line -> !line.isBlank())
                    .map(line -> source.toAbsolutePath().resolveSibling(line.strip()))
                    .toList();
        } catch (IOException e) {
            throw new DataException("--calibration %s: can't be read (%s)".formatted(source, e), e);
        }
    }
}
