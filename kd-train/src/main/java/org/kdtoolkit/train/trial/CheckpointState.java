package org.kdtoolkit.train.trial;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Optional;
import org.kdtoolkit.formats.files.Sha256;

/**
 * One state in {@code state.json}.
 *
 * @param progress how far the trial was
 * @param arrays the file of arrays
 * @param sha256 the checksum of that file
 * @param checksum that of this state's own figures
 */
record CheckpointState(
        @JsonUnwrapped Progress progress, String arrays, String sha256, String checksum) {

    /**
     * How far a trial was.
     *
     * @param epoch the last finished epoch, counted from 1
     * @param studentSteps steps of the student's optimiser
     * @param distillerSteps steps of the distiller's optimiser
     * @param epochs the checksum of all epochs so far, as {@code metrics.jsonl} has them
     * @param initial how far what came before the training was; null where nothing did
     */
    record Progress(
            int epoch,
            long studentSteps,
            long distillerSteps,
            String epochs,
            @JsonInclude(JsonInclude.Include.NON_NULL) Initial initial) {

        /** How far a trial was before whose training nothing came. */
        Progress(int epoch, long studentSteps, long distillerSteps, String epochs) {
            this(epoch, studentSteps, distillerSteps, epochs, null);
        }

        /** What comes before the training, where something does. */
        Optional<Initial> before() {
            return Optional.ofNullable(initial);
        }

        /** How far it was, in words. */
        String text() {
            return epoch == 0 && initial != null
                    ? "initial epoch %d".formatted(initial.epoch())
                    : "epoch %d".formatted(epoch);
        }
    }

    /**
     * How far what comes before a training was.
     *
     * @param epoch the last finished epoch, counted from 1
     * @param epochs the checksum of all epochs so far, as {@code initial.jsonl} has them
     */
    record Initial(int epoch, String epochs) {}

    /**
     * Compares the checksum.
     *
     * @throws IllegalArgumentException if the figures are not those that were written
     */
    CheckpointState {
        if (progress == null || !checksum(progress, arrays, sha256).equals(checksum)) {
            throw new IllegalArgumentException("figures that were changed since they were written");
        }
    }

    static CheckpointState of(Progress progress, String arrays, String sha256) {
        return new CheckpointState(progress, arrays, sha256, checksum(progress, arrays, sha256));
    }

    /** The name of the file of arrays. */
    static String arrays(Progress progress) {
        return progress.epoch() == 0 && progress.initial() != null
                ? "initial-%d.safetensors".formatted(progress.initial().epoch())
                : arrays(progress.epoch());
    }

    /** The name of an epoch's file of arrays. */
    static String arrays(int epoch) {
        return "epoch-%d.safetensors".formatted(epoch);
    }

    private static String text(Initial initial) {
        return "%d %s ".formatted(initial.epoch(), initial.epochs());
    }

    private static String checksum(Progress progress, String arrays, String sha256) {
        return Sha256.of(
                Integer.toString(progress.epoch()),
                Long.toString(progress.studentSteps()),
                Long.toString(progress.distillerSteps()),
                String.valueOf(progress.epochs()),
                progress.before().map(CheckpointState::text).orElse("") + arrays,
                String.valueOf(sha256));
    }
}
