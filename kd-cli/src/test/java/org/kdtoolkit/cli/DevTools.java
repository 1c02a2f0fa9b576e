package org.kdtoolkit.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Commands to a browser and its events: https://chromedevtools.github.io/devtools-protocol. */
final class DevTools implements WebSocket.Listener, AutoCloseable {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int PATIENCE_SECONDS = 90;

    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final StringBuilder message = new StringBuilder();
    private WebSocket socket;

    private DevTools() {}

    static DevTools connect(HttpClient client, URI address) {
        DevTools tools = new DevTools();
        tools.socket = within(client.newWebSocketBuilder().buildAsync(address, tools));
        return tools;
    }

    /**
     * Gives a command and waits for its result.
     *
     * @param session whom it is for; empty for the browser itself
     */
    JsonNode call(String session, String method, Map<String, ?> parameters) {
        int id = ids.incrementAndGet();
        ObjectNode command = MAPPER.createObjectNode().put("id", id).put("method", method);
        command.set("params", MAPPER.valueToTree(parameters));
        if (!session.isEmpty()) {
            command.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        within(socket.sendText(command.toString(), true));
        JsonNode found = within(answer);
        if (found.has("error")) {
            throw new IllegalStateException(method + ": " + found.get("error"));
        }
        return found.get("result");
    }

    /** The events of a session so far. */
    List<JsonNode> events(String session) {
        return events.stream()
                .filter(event -> session.equals(event.path("sessionId").asText()))
                .toList();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        message.append(data);
        if (last) {
            accept(message.toString());
            message.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
    }

    private void accept(String text) {
        try {
            JsonNode json = MAPPER.readTree(text);
            if (json.has("id")) {
                answers.remove(json.get("id").asInt()).complete(json);
            } else {
                events.add(json);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T within(CompletableFuture<T> future) {
        return future.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }
}
