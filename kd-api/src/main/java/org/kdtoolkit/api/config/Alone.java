package org.kdtoolkit.api.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * The key whose value may stand alone in the place of its record's map, where nothing else of it is
 * written. One key of a record that is a number, a word or a yes or no, and one that is a list; all
 * others have defaults or are optional. A {@link Range} of a key of such a record holds for all
 * decimal numbers in it that have none of their own.
 *
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Alone {}
