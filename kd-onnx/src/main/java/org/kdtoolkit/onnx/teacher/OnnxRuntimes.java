package org.kdtoolkit.onnx.teacher;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.nio.file.Path;
import java.util.Optional;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.onnx.runtime.RuntimeFault;

/** Opens files in ONNX Runtime. */
final class OnnxRuntimes {

    private OnnxRuntimes() {}

    /** The process's only one; it is never closed. */
    static OrtEnvironment environment() {
        return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "kd-toolkit");
    }

    /** How a session is made. */
    @FunctionalInterface
    private interface Creation {

        OrtSession with(SessionOptions options) throws OrtException;
    }

    /**
     * Opens a file by its path, beside which its weights may be.
     *
     * @throws DataException if the runtime can't run it
     */
    static OrtSession open(Path path) {
        return open(path, options -> environment().createSession(path.toString(), options));
    }

    /** The same of a part of the file. */
    static OrtSession open(Path path, byte[] part) {
        return open(path, options -> environment().createSession(part, options));
    }

    private static OrtSession open(Path path, Creation creation) {
        try (SessionOptions options = new SessionOptions()) {
            options.setIntraOpNumThreads(threads());
            options.setInterOpNumThreads(1);
            // between two answers a student trains: threads that wait must not keep it from that
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            return creation.with(options);
        } catch (OrtException e) {
            throw new DataException(
                    "%s: ONNX Runtime %s can't run it (%s); export it with operators that this version has"
                            .formatted(path, environment().getVersion(), RuntimeFault.reason(e)),
                    e);
        }
    }

    /** As many as other engines are allowed to use. */
    private static int threads() {
        return Optional.ofNullable(System.getenv("OMP_NUM_THREADS"))
                .filter(value -> value.matches("[1-9]\\d{0,3}"))
                .map(Integer::parseInt)
                .orElseGet(() -> Runtime.getRuntime().availableProcessors());
    }
}
