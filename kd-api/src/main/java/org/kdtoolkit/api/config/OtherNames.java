package org.kdtoolkit.api.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * What a key, or a constant or record that a key may have, is called elsewhere: whoever writes that
 * is told the name that it has here. No file is read by these names.
 *
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.TYPE})
public @interface OtherNames {

    /** The names, as YAML would have them: in lower case, with hyphens. */
    String[] value();
}
