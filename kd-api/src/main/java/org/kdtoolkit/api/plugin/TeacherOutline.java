package org.kdtoolkit.api.plugin;

import java.util.Optional;
import org.apiguardian.api.API;
import org.kdtoolkit.api.model.TeacherContext;
import org.kdtoolkit.api.model.TeacherShape;

/**
 * Tells what a teacher will give before it is opened.
 *
 * @param <C> the configuration
 * @since 1.0
 */
@FunctionalInterface
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public interface TeacherOutline<C extends Record> {

    /**
     * What its {@link org.kdtoolkit.api.model.Teacher#shape} will say.
     *
     * @param settings a checked configuration
     * @param context its surroundings; no sample of the data set may be read, and arrays belong to
     *     its manager
     * @return empty where only the open teacher can tell
     * @throws org.kdtoolkit.api.ConfigurationException if it would not open
     * @throws org.kdtoolkit.api.data.DataException if its files can't be used
     */
    Optional<TeacherShape> shape(C settings, TeacherContext context);
}
