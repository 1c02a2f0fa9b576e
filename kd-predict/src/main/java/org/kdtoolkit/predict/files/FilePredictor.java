package org.kdtoolkit.predict.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.predict.Prediction;
import org.kdtoolkit.predict.Student;

/** Asks a student about many files, which are read while it computes. */
public final class FilePredictor {

    /** Is told how many files are done. */
    @FunctionalInterface
    public interface Progress {

        /**
         * Files were looked at, all of them in the end, once.
         *
         * @param read how many could be read
         * @param leftOut how many could not
         * @param files how many there are
         */
        void looked(int read, int leftOut, int files);
    }

    /**
     * What came of files.
     *
     * @param predictions in the order of the files
     * @param unreadable what is wrong with those that could not be read, each with its name
     */
    public record Predicted(List<FilePrediction> predictions, List<String> unreadable) {}

    private final Student student;
    private final OnError onError;
    private final int threads;

    /**
     * Prepares to ask.
     *
     * @param onError what becomes of files that can't be read
     * @param threads how many files are read at a time
     */
    public FilePredictor(Student student, OnError onError, int threads) {
        this.student = student;
        this.onError = onError;
        this.threads = threads;
    }

    /**
     * Asks about files.
     *
     * @throws DataException if a file can't be read and such are not skipped, or none can be read
     */
    public Predicted predict(List<Path> files, Progress progress) {
        List<FilePrediction> predictions = new ArrayList<>(files.size());
        try (ReadAhead read = new ReadAhead(student, files, threads)) {
            Readable readable = new Readable(read, files.size(), progress);
            Iterator<Prediction> answers = student.predict(readable);
            for (int i = 0; answers.hasNext(); i++) {
                predictions.add(new FilePrediction(readable.paths.get(i), answers.next()));
            }
            if (predictions.isEmpty()) {
                throw new DataException(
                        "none of the %d files can be read; the first: %s"
                                .formatted(files.size(), readable.faults.get(0)));
            }
            return new Predicted(predictions, List.copyOf(readable.faults));
        }
    }

    /** The views of those files that can be read. */
    private final class Readable implements Iterator<List<HostTensor>> {

        private final ReadAhead files;
        private final int count;
        private final Progress progress;
        private final List<Path> paths = new ArrayList<>();
        private final List<String> faults = new ArrayList<>();
        private Optional<List<HostTensor>> next = Optional.empty();

        Readable(ReadAhead files, int count, Progress progress) {
            this.files = files;
            this.count = count;
            this.progress = progress;
        }

        @Override
        public boolean hasNext() {
            while (next.isEmpty() && files.hasNext()) {
                ReadAhead.ReadFile file = files.next();
                file.fault().ifPresentOrElse(this::note, () -> take(file));
                progress.looked(paths.size(), faults.size(), count);
            }
            return next.isPresent();
        }

        @Override
        public List<HostTensor> next() {
            if (!hasNext()) {
                throw new NoSuchElementException("there are no more files");
            }
            List<HostTensor> views = next.get();
            next = Optional.empty();
            return views;
        }

        private void take(ReadAhead.ReadFile file) {
            paths.add(file.path());
            next = Optional.of(file.views());
        }

        private void note(SampleException fault) {
            if (onError == OnError.FAIL) {
                throw new DataException(
                        fault.getMessage() + "; '--on-error skip' leaves such files out", fault);
            }
            faults.add(fault.getMessage());
        }
    }
}
