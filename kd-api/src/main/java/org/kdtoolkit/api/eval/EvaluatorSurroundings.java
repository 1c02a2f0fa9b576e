package org.kdtoolkit.api.eval;

import java.util.List;
import org.kdtoolkit.api.data.TargetKind;

/** What {@link EvaluatorContext#of} makes. */
record EvaluatorSurroundings(List<String> classes, TargetKind targetKind)
        implements EvaluatorContext {}
