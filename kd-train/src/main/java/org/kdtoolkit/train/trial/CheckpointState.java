package org.kdtoolkit.train.trial;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
     */
    record Progress(int epoch, long studentSteps, long distillerSteps, String epochs) {}

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

    /** The name of an epoch's file of arrays. */
    static String arrays(int epoch) {
        return "epoch-%d.safetensors".formatted(epoch);
    }

    private static String checksum(Progress progress, String arrays, String sha256) {
        return Sha256.of(
                Integer.toString(progress.epoch()),
                Long.toString(progress.studentSteps()),
                Long.toString(progress.distillerSteps()),
                String.valueOf(progress.epochs()),
                String.valueOf(arrays),
                String.valueOf(sha256));
    }
}
