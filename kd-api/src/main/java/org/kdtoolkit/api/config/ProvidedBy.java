package org.kdtoolkit.api.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Marks a record whose component {@code type} names a provider and whose component {@code settings}
 * takes that provider's configuration: all keys of the YAML node that the record does not have
 * itself.
 *
 * <p>Where both components are {@link java.util.Optional}, the node needs no provider.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ProvidedBy {

    /** The label of the providers' {@link org.kdtoolkit.api.plugin.Kind}. */
    String value();

    /**
     * The labels of further kinds whose providers may stand there as well. No provider of one of
     * these kinds has the name of another's.
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    String[] or() default {};

    /** The key that names the provider, and the component that holds the name. */
    String key() default "type";

    /**
     * The key that names the provider where {@code type} is left out; empty where {@code type} is
     * required.
     */
    String namedBy() default "";

    /**
     * The keys that need no provider: where any of them is given, {@code namedBy} is only a name.
     */
    String[] unless() default {};
}
