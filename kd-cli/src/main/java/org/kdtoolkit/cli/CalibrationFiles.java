package org.kdtoolkit.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.predict.Student;
import org.kdtoolkit.predict.files.InputSearch;

/** The files that {@code --calibration} names: all in a folder, or those of a list. */
final class CalibrationFiles {

    private CalibrationFiles() {}

    /**
     * Reads them, spread over all that are named.
     *
     * @param source a folder, or a text file with a path a line
     * @param most how many at most
     * @throws DataException if there is nothing of that name, no file in it, or one can't be read
     */
    static List<HostTensor> read(Student student, Path source, int most) {
        List<Path> files = files(student, source);
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

    private static List<Path> files(Student student, Path source) {
        InputSearch search = new InputSearch(student.endings());
        try {
            return (Files.isDirectory(source)
                            ? search.add(source.toString())
                            : search.addList(source))
                    .found()
                    .files();
        } catch (DataException e) {
            throw new DataException("--calibration " + e.getMessage(), e);
        }
    }
}
