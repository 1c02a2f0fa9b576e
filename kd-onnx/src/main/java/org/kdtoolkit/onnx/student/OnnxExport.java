package org.kdtoolkit.onnx.student;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.formats.files.PartialFile;
import org.kdtoolkit.onnx.input.GraphInput;
import org.kdtoolkit.predict.MemoryException;
import org.kdtoolkit.predict.Student;

/**
 * Writes students to files of ONNX, which are read by ONNX Runtime and compared with the student
 * before they get their name.
 */
public final class OnnxExport {

    /** So many random inputs are tried. */
    private static final int INPUTS = 8;

    /** What rounding in another order of sums may change. */
    private static final double TOLERANCE = 1e-4;

    private OnnxExport() {}

    /**
     * A file.
     *
     * @param input what goes into it
     * @param agreement how far its answers lie from the student's
     */
    public record Written(GraphInput input, Agreement agreement) {}

    /**
     * Writes a student.
     *
     * @param file what is there is replaced, once all is well
     * @return what was written
     * @throws ConfigurationException if its network does not describe itself, or is too large
     * @throws DataException if the file's answers are not the student's, or it can't be written
     * @throws MemoryException if the machine has too little memory to try it
     */
    public static Written write(Student student, Path file) {
        OnnxStudent exported = OnnxStudent.of(student);
        try (PartialFile partial = PartialFile.of(file)) {
            write(exported, partial);
            Agreement agreement = new RuntimeCheck(student, exported).of(partial.part(), INPUTS);
            if (!(agreement.worst() <= TOLERANCE)) {
                throw new DataException(
                        "the student as ONNX answers otherwise than the student itself: by %s, at most %.0e may be; nothing is written, export it as safetensors"
                                .formatted(agreement, TOLERANCE));
            }
            partial.commit();
            return new Written(exported.input(), agreement);
        }
    }

    private static void write(OnnxStudent exported, PartialFile partial) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(partial.part()))) {
            exported.model().writeTo(out);
        } catch (IOException e) {
            throw partial.fault(e);
        }
    }
}
