package org.kdtoolkit.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A page of a browser. */
final class BrowserPage {

    private static final int NARROW = 600;
    private static final int HEIGHT = 900;
    private static final int LOAD_SECONDS = 90;
    private static final String LOADED = "Page.loadEventFired";

    private final DevTools tools;
    private final String session;

    private BrowserPage(DevTools tools, String session) {
        this.tools = tools;
        this.session = session;
    }

    static BrowserPage open(DevTools tools) {
        String target =
                tools.call("", "Target.createTarget", Map.of("url", "about:blank"))
                        .get("targetId")
                        .asText();
        String session =
                tools.call("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                        .get("sessionId")
                        .asText();
        BrowserPage page = new BrowserPage(tools, session);
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            page.call(domain + ".enable", Map.of());
        }
        return page;
    }

    /**
     * How the page is looked at.
     *
     * @param width in CSS pixels; narrow ones are a telephone's
     * @param scripts whether the page's own scripts run
     */
    BrowserPage as(int width, boolean scripts, boolean dark) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        width,
                        "height",
                        HEIGHT,
                        "deviceScaleFactor",
                        1,
                        "mobile",
                        width < NARROW));
        call("Emulation.setScriptExecutionDisabled", Map.of("value", !scripts));
        String scheme = dark ? "dark" : "light";
        call(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        return this;
    }

    /** Loads a file and waits until all of it is there. */
    BrowserPage load(Path file) throws InterruptedException {
        long before = loads();
        call("Page.navigate", Map.of("url", file.toUri().toString()));
        for (int i = 0; i < LOAD_SECONDS * 50 && loads() == before; i++) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        if (loads() == before) {
            throw new IllegalStateException(file + " did not load");
        }
        return this;
    }

    /** The value of an expression. */
    JsonNode evaluate(String expression) {
        JsonNode result =
                call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
        if (result.has("exceptionDetails")) {
            throw new IllegalStateException(result.get("exceptionDetails").toString());
        }
        return result.get("result").path("value");
    }

    /** Presses a key where the focus is. */
    void press(String key, int code) {
        for (String type : List.of("keyDown", "keyUp")) {
            call(
                    "Input.dispatchKeyEvent",
                    Map.of(
                            "type", type,
                            "key", key,
                            "code", key,
                            "windowsVirtualKeyCode", code,
                            "text", key.equals("Enter") ? "\r" : ""));
        }
    }

    /** What the browser complained of, and what the page asked for beside itself. */
    List<String> complaints(Path file) {
        List<String> complaints = new ArrayList<>();
        String own = file.toUri().toString();
        for (JsonNode event : tools.events(session)) {
            JsonNode details = event.get("params");
            switch (event.get("method").asText()) {
                case "Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled" ->
                        complaints.add(details.toString());
                case "Network.requestWillBeSent" -> {
                    String url = details.at("/request/url").asText();
                    if (!url.equals(own) && !url.startsWith("data:")) {
                        complaints.add("asks for " + url);
                    }
                }
                default -> {}
            }
        }
        return complaints;
    }

    /** The whole page as a PNG. */
    byte[] screenshot() {
        JsonNode size = call("Page.getLayoutMetrics", Map.of()).get("cssContentSize");
        Map<String, Object> clip =
                Map.of(
                        "x", 0,
                        "y", 0,
                        "width", size.get("width"),
                        "height", size.get("height"),
                        "scale", 1);
        return Base64.getDecoder()
                .decode(
                        call(
                                        "Page.captureScreenshot",
                                        Map.of("captureBeyondViewport", true, "clip", clip))
                                .get("data")
                                .asText());
    }

    private long loads() {
        return tools.events(session).stream()
                .filter(event -> LOADED.equals(event.get("method").asText()))
                .count();
    }

    private JsonNode call(String method, Map<String, ?> parameters) {
        return tools.call(session, method, parameters);
    }
}
