package org.kdtoolkit.api.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * A path, or each path of a list or map, at which there is a file or folder before anything runs.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface MustExist {

    /**
     * What to do where there is none, for the message; empty if nothing more can be said.
     *
     * @since 1.0
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    String remedy() default "";
}
