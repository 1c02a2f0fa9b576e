package org.kdtoolkit.datasets.annotation;

import java.util.List;
import java.util.Optional;

/**
 * What an annotation says.
 *
 * @param <T> what its entries were read into
 * @param labels the names of the classes in its order, if it lists them
 * @param samples what the entries of its database gave, in its order
 */
public record Annotation<T>(Optional<List<String>> labels, List<T> samples) {}
