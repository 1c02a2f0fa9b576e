package org.kdtoolkit.train.track.mlflow;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import org.kdtoolkit.api.config.Doc;

/** The keys of the tracker {@code mlflow}. */
public record MlflowConfig(
        @Doc("the tracking server, such as http://127.0.0.1:5000") String uri,
        @Doc("the experiment on the server; by default the benchmark's name")
                Optional<String> experiment) {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    /**
     * Checks the address.
     *
     * @throws IllegalArgumentException if no server can be there
     */
    public MlflowConfig {
        if (!isOfServer(uri)) {
            throw new IllegalArgumentException(
                    "expected the address of a server, such as http://127.0.0.1:5000, as 'uri', found '%s'"
                            .formatted(uri));
        }
        if (experiment.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException(
                    "expected a name as 'experiment', found nothing but blanks");
        }
    }

    private static boolean isOfServer(String address) {
        try {
            URI uri = new URI(address);
            return uri.getScheme() != null
                    && SCHEMES.contains(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
