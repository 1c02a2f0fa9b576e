package org.kdtoolkit.api.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * What a key means, for the schema, the command line's help and the record's Javadoc: one sentence
 * without a full stop. A {@code @param} beside it says only what it leaves out, such as shapes.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Doc {

    /** The sentence. */
    String value();
}
