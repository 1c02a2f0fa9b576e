package org.kdtoolkit.api.eval;

import java.util.List;

/**
 * What an evaluator is told when it is created.
 *
 * @param classes the class names
 * @param multiLabel whether a sample may have several labels
 */
public record EvaluatorContext(List<String> classes, boolean multiLabel) {}
