package org.kdtoolkit.train.grid;

import java.net.URI;
import java.net.URISyntaxException;
import org.kdtoolkit.api.ConfigurationException;

/** Addresses of workers. */
final class Addresses {

    private Addresses() {}

    /** Parses what stands behind {@code --on}. */
    static URI parse(String address) {
        try {
            URI uri = new URI(address);
            if (uri.getScheme() != null && address.startsWith(uri.getScheme() + "://")) {
                return uri;
            }
            throw unfit(address);
        } catch (URISyntaxException e) {
            throw unfit(address);
        }
    }

    private static ConfigurationException unfit(String address) {
        return new ConfigurationException(
                "--on %s: expected an address such as spark://host:7077".formatted(address));
    }
}
