package org.kdtoolkit.api.distill;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.model.NetworkSpec;

/**
 * A network with the student's in it, which is trained, judged and kept in the place of that.
 *
 * @param network how it is made
 * @param inner what stands before the names of the weights of the student's network in it, such as
 *     {@code network.}: they begin as that network's do, and an experiment file calls them as
 *     there; all others are of its head
 * @param fixed the values of weights that are not trained, by name
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public record ExtendedStudent(NetworkSpec network, String inner, Map<String, HostTensor> fixed) {

    /** Copies the map, in its order. */
    public ExtendedStudent {
        fixed = Collections.unmodifiableMap(new LinkedHashMap<>(fixed));
    }
}
