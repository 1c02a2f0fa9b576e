package org.kdtoolkit.spark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kdtoolkit.api.ConfigurationException;

/**
 * Where the master of a cluster is; several where others stand by.
 *
 * @param url as Spark takes it, such as {@code spark://a:7077,b:7077}
 * @param places the hosts and ports in it
 */
record SparkMaster(String url, List<InetSocketAddress> places) {

    static final String SCHEME = "spark";

    private static final Pattern PLACE = Pattern.compile("([^:/?#@]+|\\[[^]]+]):(\\d{1,5})");
    private static final int LARGEST_PORT = 65_535;

    /** Whoever does not answer by then does not listen. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    SparkMaster {
        places = List.copyOf(places);
    }

    /**
     * The master of an address.
     *
     * @throws ConfigurationException if it is none
     */
    static SparkMaster at(URI address) {
        String url = address.toString();
        List<InetSocketAddress> places = new ArrayList<>();
        for (String place : url.substring(SCHEME.length() + "://".length()).split(",", -1)) {
            Matcher parts = PLACE.matcher(place);
            if (!parts.matches() || Integer.parseInt(parts.group(2)) > LARGEST_PORT) {
                throw new ConfigurationException(
                        "--on %s: expected host and port of a Spark master, such as spark://host:7077"
                                .formatted(url));
            }
            int port = Integer.parseInt(parts.group(2));
            places.add(InetSocketAddress.createUnresolved(parts.group(1), port));
        }
        return new SparkMaster(url, places);
    }

    /**
     * Sees that somebody listens there: Spark itself would try for a minute.
     *
     * @throws ConfigurationException if nobody does
     */
    void requireListening() {
        List<String> answers = new ArrayList<>();
        for (InetSocketAddress place : places) {
            try (Socket socket = new Socket()) {
                socket.connect(
                        new InetSocketAddress(place.getHostString(), place.getPort()),
                        (int) PATIENCE.toMillis());
                return;
            } catch (IOException e) {
                answers.add(
                        "%s:%d: %s"
                                .formatted(place.getHostString(), place.getPort(), e.getMessage()));
            }
        }
        throw new ConfigurationException(
                "--on %s: no Spark master answers (%s); start it, or name another"
                        .formatted(url, String.join(", ", answers)));
    }
}
