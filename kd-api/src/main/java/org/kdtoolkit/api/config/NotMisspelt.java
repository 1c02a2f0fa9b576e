package org.kdtoolkit.api.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Names of other things than a sealed interface has among its records. Somebody who writes one of
 * them means that, and is not led to a record whose name is similar.
 *
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface NotMisspelt {

    /** The names, as YAML would have them: in lower case, with hyphens. */
    String[] value();
}
