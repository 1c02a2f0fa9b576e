package org.kdtoolkit.train.track.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What MLflow's REST interface does, as far as runs are concerned, by its documentation; refuses
 * what it would refuse, and keeps the rest.
 */
final class ServerDouble implements AutoCloseable {

    private static final String API = "/api/2.0/mlflow/";

    private final HttpServer server;
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, String> experiments = new LinkedHashMap<>();
    private final Map<String, Run> runs = new LinkedHashMap<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<String> authorizations = Collections.synchronizedList(new ArrayList<>());

    /** A run as the server has it. */
    static final class Run {
        final JsonNode created;
        final List<String> metrics = new ArrayList<>();
        final Map<String, String> params = new LinkedHashMap<>();
        final Map<String, String> tags = new LinkedHashMap<>();
        String status = "RUNNING";
        long ended;

        Run(JsonNode created) {
            this.created = created;
        }
    }

    private record Answer(int code, String body) {}

    ServerDouble() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The only run. */
    Run run() {
        if (runs.size() != 1) {
            throw new AssertionError(runs.size() + " runs");
        }
        return runs.values().iterator().next();
    }

    Map<String, Run> runs() {
        return runs;
    }

    List<String> requests() {
        return requests;
    }

    List<String> authorizations() {
        return authorizations;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                    .ifPresent(authorizations::add);
            String path = exchange.getRequestURI().getRawPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            Answer answer;
            if (!path.startsWith(API)) {
                answer = new Answer(404, "<html>");
            } else {
                String what = path.substring(API.length());
                requests.add(exchange.getRequestMethod() + " " + what);
                answer =
                        exchange.getRequestMethod().equals("GET")
                                ? get(what, exchange.getRequestURI().getRawQuery())
                                : post(what, exchange, json.readTree(body));
            }
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.code(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Answer get(String what, String query) {
        if (!what.equals("experiments/get-by-name") || !query.startsWith("experiment_name=")) {
            return refused(404, "ENDPOINT_NOT_FOUND");
        }
        String name =
                URLDecoder.decode(
                        query.substring("experiment_name=".length()), StandardCharsets.UTF_8);
        return experiments.containsKey(name)
                ? new Answer(
                        200,
                        "{\"experiment\": {\"experiment_id\": \"%s\", \"name\": \"%s\"}}"
                                .formatted(experiments.get(name), name))
                : refused(404, "RESOURCE_DOES_NOT_EXIST");
    }

    private Answer post(String what, HttpExchange exchange, JsonNode body) {
        if (!"application/json".equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
            return refused(400, "BAD_REQUEST");
        }
        return switch (what) {
            case "experiments/create" -> createExperiment(body.get("name").textValue());
            case "runs/create" -> createRun(body);
            case "runs/update" -> update(body);
            case "runs/log-batch" -> logBatch(body);
            default -> refused(404, "ENDPOINT_NOT_FOUND");
        };
    }

    private Answer createExperiment(String name) {
        if (experiments.containsKey(name)) {
            return refused(400, "RESOURCE_ALREADY_EXISTS");
        }
        experiments.put(name, String.valueOf(experiments.size() + 1));
        return new Answer(200, "{\"experiment_id\": \"%s\"}".formatted(experiments.get(name)));
    }

    private Answer createRun(JsonNode body) {
        if (!experiments.containsValue(body.get("experiment_id").textValue())
                || !body.get("start_time").isIntegralNumber()) {
            return refused(404, "RESOURCE_DOES_NOT_EXIST");
        }
        String id = "run" + (runs.size() + 1);
        Run run = new Run(body);
        body.path("tags")
                .forEach(
                        tag ->
                                run.tags.put(
                                        tag.get("key").textValue(), tag.get("value").textValue()));
        runs.put(id, run);
        return new Answer(200, "{\"run\": {\"info\": {\"run_id\": \"%s\"}}}".formatted(id));
    }

    private Answer update(JsonNode body) {
        Run run = runs.get(body.get("run_id").textValue());
        if (run == null) {
            return refused(404, "RESOURCE_DOES_NOT_EXIST");
        }
        String status = body.get("status").textValue();
        if (!List.of("RUNNING", "FINISHED", "FAILED", "KILLED").contains(status)) {
            return refused(400, "INVALID_PARAMETER_VALUE");
        }
        run.status = status;
        run.ended = body.path("end_time").asLong();
        return new Answer(200, "{}");
    }

    private Answer logBatch(JsonNode body) {
        Run run = runs.get(body.get("run_id").textValue());
        if (run == null) {
            return refused(404, "RESOURCE_DOES_NOT_EXIST");
        }
        int metrics = body.path("metrics").size();
        int params = body.path("params").size();
        int tags = body.path("tags").size();
        if (metrics > 1000 || params > 100 || tags > 100 || metrics + params + tags > 1000) {
            return refused(400, "INVALID_PARAMETER_VALUE");
        }
        for (JsonNode metric : body.path("metrics")) {
            if (!metric.get("key").textValue().matches("[/\\w.\\- :]+")
                    || !metric.get("timestamp").isIntegralNumber()
                    || !metric.get("step").isIntegralNumber()
                    || metric.get("value").isNull()) {
                return refused(400, "INVALID_PARAMETER_VALUE");
            }
            run.metrics.add(
                    "%s@%s=%s"
                            .formatted(
                                    metric.get("key").textValue(),
                                    metric.get("step"),
                                    metric.get("value").asText()));
        }
        for (JsonNode param : body.path("params")) {
            String key = param.get("key").textValue();
            String value = param.get("value").textValue();
            if (!key.matches("[/\\w.\\- :]+")
                    || !value.equals(run.params.getOrDefault(key, value))) {
                return refused(400, "INVALID_PARAMETER_VALUE");
            }
            run.params.put(key, value);
        }
        body.path("tags")
                .forEach(
                        tag ->
                                run.tags.put(
                                        tag.get("key").textValue(), tag.get("value").textValue()));
        return new Answer(200, "{}");
    }

    private static Answer refused(int code, String error) {
        return new Answer(
                code, "{\"error_code\": \"%s\", \"message\": \"refused here\"}".formatted(error));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
