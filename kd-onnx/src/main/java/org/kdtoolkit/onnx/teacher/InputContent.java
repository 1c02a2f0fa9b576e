package org.kdtoolkit.onnx.teacher;

import java.util.Locale;

/** What an input of a file is given. */
public enum InputContent {
    /** The samples in the teacher's modality. */
    SAMPLE,
    /** How long a sample is along its last axis: of sound, the number of samples. */
    LENGTH,
    /** Ones, such as a mask that hides nothing. */
    ONES,
    /** Zeros. */
    ZEROS;

    /** The name in YAML. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
