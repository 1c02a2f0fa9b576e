package org.kdtoolkit.train.track.mlflow;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Who asks a server: what MLflow's own clients take from the environment. */
final class Credentials {

    private static final String TOKEN = "MLFLOW_TRACKING_TOKEN";
    private static final String USER = "MLFLOW_TRACKING_USERNAME";
    private static final String PASSWORD = "MLFLOW_TRACKING_PASSWORD";

    private Credentials() {}

    /** The header {@code Authorization}; empty where the environment names nobody. */
    static Optional<String> header(Map<String, String> environment) {
        if (environment.containsKey(USER) && environment.containsKey(PASSWORD)) {
            String both = environment.get(USER) + ":" + environment.get(PASSWORD);
            return Optional.of(
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString(both.getBytes(StandardCharsets.UTF_8)));
        }
        return Optional.ofNullable(environment.get(TOKEN)).map("Bearer "::concat);
    }
}
