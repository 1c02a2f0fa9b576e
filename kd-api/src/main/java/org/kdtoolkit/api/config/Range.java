package org.kdtoolkit.api.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * The numbers that a key may have; for a list or map, each of its numbers.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Range {

    /** The least value. */
    double min() default Double.NEGATIVE_INFINITY;

    /** The greatest value. */
    double max() default Double.POSITIVE_INFINITY;

    /** Whether {@link #min} itself is allowed. */
    boolean minIncluded() default true;

    /** Whether {@link #max} itself is allowed. */
    boolean maxIncluded() default true;
}
