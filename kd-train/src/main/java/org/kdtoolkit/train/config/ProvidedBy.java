package org.kdtoolkit.train.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record whose component {@code type} names a provider and whose component {@code settings}
 * takes that provider's configuration: all keys of the YAML node that the record does not have
 * itself.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface ProvidedBy {

    /** The label of the providers' {@link org.kdtoolkit.api.Kind}. */
    String value();
}
