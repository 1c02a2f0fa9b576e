package org.kdtoolkit.train.grid;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kdtoolkit.api.ConfigurationException;

/**
 * Finds workers by an address, as {@code kd benchmark --on SCHEME://HOST:PORT} names one. Providers
 * are named in {@code META-INF/services/org.kdtoolkit.train.grid.TrialWorkersProvider}.
 */
public interface TrialWorkersProvider {

    /** What addresses begin with, such as {@code spark}. */
    String scheme();

    /**
     * Workers at an address; nothing is connected yet.
     *
     * @param address with this scheme
     * @param launch how a worker starts the process of a trial
     * @throws ConfigurationException if the address is none
     */
    TrialWorkers at(URI address, ChildLaunch launch);

    /**
     * The workers at an address, by the providers on the class path.
     *
     * @param address such as {@code spark://host:7077}
     * @param launch how a worker starts the process of a trial
     * @throws ConfigurationException if nobody provides such, or the address is none
     */
    static TrialWorkers find(String address, ChildLaunch launch) {
        return find(address, launch, ServiceLoader.load(TrialWorkersProvider.class));
    }

    /**
     * The workers at an address.
     *
     * @param address such as {@code spark://host:7077}
     * @param launch how a worker starts the process of a trial
     * @param providers who may provide such
     * @throws ConfigurationException if none of them does, or the address is none
     */
    static TrialWorkers find(
            String address, ChildLaunch launch, Iterable<TrialWorkersProvider> providers) {
        URI uri = Addresses.parse(address);
        Map<String, TrialWorkersProvider> found = new TreeMap<>();
        providers.forEach(provider -> found.put(provider.scheme(), provider));
        return Optional.ofNullable(found.get(uri.getScheme()))
                .orElseThrow(() -> unknown(address, uri, List.copyOf(found.keySet())))
                .at(uri, launch);
    }

    private static ConfigurationException unknown(String address, URI uri, List<String> schemes) {
        String known =
                schemes.isEmpty()
                        ? "none is on the class path"
                        : "there are: "
                                + schemes.stream()
                                        .map(scheme -> scheme + "://")
                                        .collect(Collectors.joining(", "));
        return new ConfigurationException(
                "--on %s: nothing runs trials at '%s://' (%s); put a module that provides '%2$s' on the class path"
                        .formatted(address, uri.getScheme(), known));
    }
}
