package org.kdtoolkit.train.track.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * An MLflow tracking server: those requests of its REST interface 2.0 that a run takes, as <a
 * href="https://mlflow.org/docs/latest/rest-api.html">documented</a>. Each is tried once, and given
 * up soon.
 */
final class MlflowServer {

    private static final String API = "/api/2.0/mlflow/";
    private static final Duration CONNECTING = Duration.ofSeconds(2);
    private static final Duration ANSWERING = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final String MISSING = "RESOURCE_DOES_NOT_EXIST";
    private static final String ALREADY_THERE = "RESOURCE_ALREADY_EXISTS";

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .connectTimeout(CONNECTING)
                    .build();
    private final String uri;
    private final Optional<String> authorization;

    /**
     * A server that nothing was asked of yet.
     *
     * @param uri its address
     * @param environment where it may stand who asks
     */
    MlflowServer(String uri, Map<String, String> environment) {
        this.uri = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
        this.authorization = Credentials.header(environment);
    }

    /** An answer that is not the one that was asked for. */
    private static final class RefusedException extends IOException {

        private static final long serialVersionUID = 1;

        private final String code;

        RefusedException(String code, String message) {
            super(message);
            this.code = code;
        }
    }

    ObjectNode object() {
        return json.createObjectNode();
    }

    /** The id of the experiment of a name, which is made where it is not there. */
    String experiment(String name) throws IOException {
        Optional<String> found = experimentByName(name);
        if (found.isPresent()) {
            return found.get();
        }
        try {
            return post("experiments/create", object().put("name", name))
                    .path("experiment_id")
                    .asText();
        } catch (RefusedException e) {
            if (e.code.equals(ALREADY_THERE)) { // another trial was faster
                return experimentByName(name).orElseThrow(() -> e);
            }
            throw e;
        }
    }

    private Optional<String> experimentByName(String name) throws IOException {
        String query =
                "experiments/get-by-name?experiment_name="
                        + URLEncoder.encode(name, StandardCharsets.UTF_8);
        try {
            JsonNode answer = send(query, request(query).GET());
            return Optional.of(answer.path("experiment").path("experiment_id").asText());
        } catch (RefusedException e) {
            if (e.code.equals(MISSING)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Begins a run, and gives its id. */
    String createRun(ObjectNode run) throws IOException {
        JsonNode info = post("runs/create", run).path("run").path("info");
        String id = info.path("run_id").asText();
        if (id.isEmpty()) {
            throw new IOException(
                    "%s did not tell the id of a new run; see whether it is an MLflow server"
                            .formatted(uri));
        }
        return id;
    }

    /**
     * Changes a run's state.
     *
     * @return false if there is no such run
     */
    boolean updateRun(ObjectNode change) throws IOException {
        try {
            post("runs/update", change);
            return true;
        } catch (RefusedException e) {
            if (e.code.equals(MISSING)) {
                return false;
            }
            throw e;
        }
    }

    /** Adds metrics, parameters and tags to a run. */
    void logBatch(ObjectNode batch) throws IOException {
        post("runs/log-batch", batch);
    }

    private JsonNode post(String path, ObjectNode body) throws IOException {
        return send(
                path,
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(uri + API + path)).timeout(ANSWERING);
        authorization.ifPresent(who -> request.header("Authorization", who));
        return request;
    }

    private JsonNode send(String path, HttpRequest.Builder request) throws IOException {
        HttpResponse<String> response;
        try {
            response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("%s did not answer in time".formatted(uri), e);
        } catch (IOException e) {
            throw new IOException(
                    "no MLflow server answers at %s (%s); start it, or take it out of 'tracking'"
                            .formatted(uri, e),
                    e);
        }
        JsonNode answer = parsed(response.body());
        if (response.statusCode() != OK) {
            throw new RefusedException(
                    answer.path("error_code").asText(),
                    "%s refused '%s' (%d %s); see the server's log"
                            .formatted(
                                    uri,
                                    path,
                                    response.statusCode(),
                                    answer.path("message").asText("without a reason")));
        }
        return answer;
    }

    /** Whatever stands in front of a server may answer something else than JSON. */
    private JsonNode parsed(String body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
