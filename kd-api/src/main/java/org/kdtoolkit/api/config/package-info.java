/**
 * Annotations that describe a configuration record.
 *
 * <p>Each record component is a key of the YAML node; {@code learningRate} is written {@code
 * learning-rate}. A component is required unless it has a {@link org.kdtoolkit.api.config.Default}
 * or is an {@link java.util.Optional}. Components may be {@code boolean}, {@code int}, {@code
 * long}, {@code float}, {@code double}, {@link java.lang.String}, {@link java.nio.file.Path} (given
 * relative to the YAML file, handed over absolute), enums (written like keys), records, and lists,
 * string-keyed maps and optionals of these.
 */
@NullMarked
package org.kdtoolkit.api.config;

import org.jspecify.annotations.NullMarked;
