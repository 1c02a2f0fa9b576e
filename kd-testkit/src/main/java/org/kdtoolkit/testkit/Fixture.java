package org.kdtoolkit.testkit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Figures computed with a method's original implementation: an {@code .npz} file from the folder
 * that the system property {@code kd.fixtures} names, or, where it is not set, from the test's own
 * resources under {@code /fixtures}.
 */
public final class Fixture {

    private final String name;
    private final Map<String, NDArray> arrays = new LinkedHashMap<>();

    private Fixture(String name, NDList list) {
        this.name = name;
        list.forEach(array -> arrays.put(array.getName(), array));
    }

    /**
     * Loads a fixture.
     *
     * @param name the file's name without its ending
     * @param manager owns the arrays
     */
    public static Fixture load(String name, NDManager manager) {
        try (InputStream in = open(name + ".npz")) {
            return new Fixture(name, NDList.decode(manager, in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Opens a file that lies beside the fixtures.
     *
     * @param file its name
     * @throws FileNotFoundException if there is none
     */
    public static InputStream open(String file) throws IOException {
        String folder = System.getProperty("kd.fixtures", "");
        if (!folder.isEmpty()) {
            return Files.newInputStream(Path.of(folder, file));
        }
        InputStream in = Fixture.class.getResourceAsStream("/fixtures/" + file);
        if (in == null) {
            throw new FileNotFoundException(
                    "no fixture " + file + " among the test resources, and kd.fixtures is not set");
        }
        return in;
    }

    /** The array of a key such as {@code in/audio}. */
    public NDArray get(String key) {
        NDArray array = arrays.get(key);
        if (array == null) {
            throw new IllegalArgumentException(
                    "fixture %s has no '%s', only %s".formatted(name, key, arrays.keySet()));
        }
        return array;
    }

    /** Whether there is an array of that key. */
    public boolean has(String key) {
        return arrays.containsKey(key);
    }

    /** All keys, in the file's order. */
    public List<String> keys() {
        return List.copyOf(arrays.keySet());
    }

    /** The arrays whose keys begin with a prefix, under the rest of their keys. */
    public Map<String, NDArray> under(String prefix) {
        Map<String, NDArray> found = new LinkedHashMap<>();
        arrays.forEach(
                (key, array) -> {
                    if (key.startsWith(prefix)) {
                        found.put(key.substring(prefix.length()), array);
                    }
                });
        return found;
    }

    /**
     * A float32 hyper-parameter as the short decimal that it was before rounding: 0.07, not
     * 0.07000000029802322.
     */
    public double number(String key) {
        NDArray array = get(key);
        return array.getDataType() == DataType.FLOAT32
                ? Double.parseDouble(Float.toString(array.toFloatArray()[0]))
                : array.toType(DataType.FLOAT64, true).toDoubleArray()[0];
    }
}
