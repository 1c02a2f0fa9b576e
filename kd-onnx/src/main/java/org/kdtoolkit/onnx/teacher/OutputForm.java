package org.kdtoolkit.onnx.teacher;

import java.util.List;
import java.util.Locale;
import org.kdtoolkit.teachers.network.OutputRole;

/** What an output of a file is, and how its axes lie. */
enum OutputForm {
    /** [B, width]. */
    EMBEDDING(OutputRole.EMBEDDING),
    /** [B, classes]. */
    LOGITS(OutputRole.LOGITS),
    /** [B, classes], of which logits are made. */
    PROBABILITIES(OutputRole.LOGITS),
    /** [B, channels, positions...]. */
    FEATURE_MAP(OutputRole.FEATURE_MAP),
    /** [B, tokens, width]. */
    TOKENS(OutputRole.FEATURE_MAP);

    private final OutputRole role;

    OutputForm(OutputRole role) {
        this.role = role;
    }

    OutputRole role() {
        return role;
    }

    /** The name in YAML, and in files whose outputs are called what they are. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it is [B, n]. */
    boolean isVector() {
        return role != OutputRole.FEATURE_MAP;
    }

    /** Whether axes, the batch first, are of this form; of vectors, axes of length 1 may follow. */
    boolean fits(List<DeclaredTensor.Axis> axes, int classes) {
        int rank = axes.size();
        return switch (this) {
            case FEATURE_MAP -> rank > 2;
            case TOKENS -> rank == 3;
            case EMBEDDING -> isVector(axes);
            case LOGITS, PROBABILITIES -> isVector(axes) && axes.get(1).takes(classes);
        };
    }

    private static boolean isVector(List<DeclaredTensor.Axis> axes) {
        return axes.size() > 1 && axes.stream().skip(2).allMatch(axis -> axis.takes(1));
    }

    /** What is expected of it. */
    String expected(int classes) {
        return switch (this) {
            case EMBEDDING -> "[batch, width]";
            case LOGITS, PROBABILITIES -> "[batch, %d], a value for each class".formatted(classes);
            case FEATURE_MAP -> "[batch, channels, positions...]";
            case TOKENS -> "[batch, tokens, width]";
        };
    }
}
