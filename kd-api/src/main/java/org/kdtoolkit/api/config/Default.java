package org.kdtoolkit.api.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * The value of a key that the file leaves out, as it would be written in YAML.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Default {

    /** The value in YAML, such as {@code 0.07}, {@code [1, 2]} or {@code {}}. */
    String value();
}
