package org.kdtoolkit.models;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.util.JsonUtils;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.testkit.Fixture;

/**
 * Weights that a fixture does not hold but says how to compute: its list of a PyTorch module's
 * {@code state_dict} has a kind for each entry, and a hash of the entry's and the element's index
 * gives the values.
 */
final class HashedWeights {

    private record Entry(int index, String name, long[] shape, String kind, int fan_in) {

        boolean counter() {
            return kind.equals("skip");
        }

        float[] values() {
            float[] values = new float[Math.toIntExact(new Shape(shape).size())];
            double scale = kind.equals("weight") ? Math.sqrt(6.0 / fan_in) : 0;
            for (int i = 0; i < values.length; i++) {
                double c = 2 * uniform(i) - 1;
                values[i] =
                        (float)
                                switch (kind) {
                                    case "weight" -> c * scale;
                                    case "bn_weight" -> 1 + 0.2 * c;
                                    case "bias", "running_mean" -> 0.2 * c;
                                    case "running_var" -> 1 + 0.5 * c;
                                    default -> throw new IllegalArgumentException(kind);
                                };
            }
            return values;
        }

        /** A number in [0, 1). */
        private double uniform(int element) {
            int x = element + index * 0x9E3779B9;
            x ^= x >>> 16;
            x *= 0x7FEB352D;
            x ^= x >>> 15;
            x *= 0x846CA68B;
            x ^= x >>> 16;
            return Integer.toUnsignedLong(x) / 0x1p32;
        }
    }

    private final List<Entry> entries;

    private HashedWeights(List<Entry> entries) {
        this.entries = entries.stream().filter(entry -> !entry.counter()).toList();
    }

    /** Reads a file beside the fixtures that is one list. */
    static HashedWeights of(String file) {
        try (InputStream in = Fixture.open(file)) {
            return of(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a file beside the fixtures that has several lists. */
    static HashedWeights of(String file, String list) {
        try (InputStream in = Fixture.open(file)) {
            return of(in, list);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a file that is one list. */
    static HashedWeights of(InputStream in) throws IOException {
        return new HashedWeights(entries(read(in, JsonElement.class)));
    }

    /** Reads one of several lists. */
    static HashedWeights of(InputStream in, String list) throws IOException {
        return new HashedWeights(entries(read(in, JsonObject.class).get(list)));
    }

    /** The shape of a weight. */
    Shape shape(String name) {
        return entries.stream()
                .filter(entry -> entry.name().equals(name))
                .map(entry -> new Shape(entry.shape()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no weight " + name));
    }

    /** Fails unless a network has the list's names, in order, with the list's shapes. */
    void assertNames(StateDict state) {
        Map<String, Shape> expected = new LinkedHashMap<>();
        entries.forEach(entry -> expected.put(entry.name(), new Shape(entry.shape())));
        Map<String, Shape> actual = new LinkedHashMap<>();
        state.entries().forEach((name, weight) -> actual.put(name, weight.getArray().getShape()));
        assertThat(actual).containsExactlyEntriesOf(expected);
    }

    /** Overwrites a network's weights. */
    void fill(StateDict state, NDManager parent) {
        try (NDManager manager = parent.newSubManager()) {
            Map<String, NDArray> values = new HashMap<>();
            for (Entry entry : entries) {
                NDArray array = manager.create(entry.values(), new Shape(entry.shape()));
                values.put(entry.name(), array);
            }
            state.load(values);
        }
    }

    /** The first number of each entry. */
    double[] first() {
        return entries.stream().mapToDouble(entry -> entry.values()[0]).toArray();
    }

    /** The last number of each entry. */
    double[] last() {
        return entries.stream()
                .map(Entry::values)
                .mapToDouble(values -> values[values.length - 1])
                .toArray();
    }

    /** Reads a list, which may stand as {@code fill} beside other facts. */
    private static List<Entry> entries(JsonElement element) {
        JsonElement list = element.isJsonObject() ? element.getAsJsonObject().get("fill") : element;
        return JsonUtils.GSON.fromJson(list, new TypeToken<List<Entry>>() {}.getType());
    }

    private static <T> T read(InputStream in, Class<T> type) throws IOException {
        String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        return JsonUtils.GSON.fromJson(json, type);
    }
}
