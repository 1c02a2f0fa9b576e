package org.kdtoolkit.report.samples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.report.result.JsonFile;

/**
 * What {@code student.json} says that is needed to look at samples.
 *
 * @param classes the classes' names in their order
 * @param input what the student perceives
 */
record StudentFacts(List<String> classes, Input input) {

    /** The modality that a student perceives. */
    record Input(String modality) {
        Input {
            if (modality == null) {
                throw new IllegalArgumentException("'modality' is missing");
            }
        }
    }

    StudentFacts {
        if (classes == null || input == null) {
            throw new IllegalArgumentException("'classes' or 'input' is missing");
        }
        classes = List.copyOf(classes);
    }

    /**
     * Reads the file.
     *
     * @return empty if there is none, as in folders of early versions
     * @throws org.kdtoolkit.api.data.DataException if it can't be read
     */
    static Optional<StudentFacts> read(Path file) {
        return Files.exists(file)
                ? Optional.of(
                        JsonFile.read(
                                file,
                                StudentFacts.class,
                                "the same 'kd benchmark' with --resume makes it anew"))
                : Optional.empty();
    }
}
