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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

/**
 * Figures computed with a method's original implementation: an {@code .npz} file from the folder
 * that the system property {@code kd.fixtures} names, or, where it is not set, from the test's own
 * resources under {@code /fixtures}.
 *
 * <p>A test takes from it all that it compares, shapes, hyper-parameters and the names of the cases
 * too, so that it holds for any other file with such keys. What is asked for and absent fails: no
 * test passes because a file has no case for it.
 */
public final class Fixture {

    private final String name;
    private final boolean replaceable;
    private final Map<String, NDArray> arrays = new LinkedHashMap<>();

    private Fixture(String name, boolean replaceable, NDList list) {
        this.name = name;
        this.replaceable = replaceable;
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
            return new Fixture(name, true, NDList.decode(manager, in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads figures that are not among the replaceable ones, such as a project's own.
     *
     * @param name for messages
     * @param in an {@code .npz} file; the caller closes it
     * @param manager owns the arrays
     */
    public static Fixture read(String name, InputStream in, NDManager manager) throws IOException {
        return new Fixture(name, false, NDList.decode(manager, in));
    }

    /**
     * The {@linkplain #names(String, String) names} in a fixture's keys, for the cases of a
     * parameterized test.
     *
     * @param name the file's name without its ending
     * @throws IllegalArgumentException if no key is of that form
     */
    public static List<String> namesIn(String name, String before, String after) {
        try (NDManager manager = NDManager.newBaseManager()) {
            return load(name, manager).names(before, after);
        }
    }

    /**
     * Opens a file that lies beside the fixtures.
     *
     * @param file its name
     * @throws FileNotFoundException if there is none
     */
    public static InputStream open(String file) throws IOException {
        return open(replacements(), file);
    }

    private static String replacements() {
        return System.getProperty("kd.fixtures", "");
    }

    static InputStream open(String folder, String file) throws IOException {
        if (!folder.isEmpty()) {
            Path path = Path.of(folder, file).toAbsolutePath();
            if (!Files.exists(path)) {
                throw new FileNotFoundException(
                        "no fixture " + path + ", where kd.fixtures says that the fixtures are");
            }
            return Files.newInputStream(path);
        }
        InputStream in = Fixture.class.getResourceAsStream("/fixtures/" + file);
        if (in == null) {
            throw new FileNotFoundException(
                    "no fixture " + file + " among the test resources, and kd.fixtures is not set");
        }
        return in;
    }

    /** The file's name without its ending. */
    public String name() {
        return name;
    }

    /** Whether the figures may be others than those that come with the tests. */
    boolean isReplaced() {
        return replaceable && !replacements().isEmpty();
    }

    /** The array of a key such as {@code in/audio}. */
    public NDArray get(String key) {
        return required(arrays.get(key), !has(key), key);
    }

    /** Whether there is an array of that key. */
    public boolean has(String key) {
        return arrays.containsKey(key);
    }

    /** All keys, in the file's order. */
    public List<String> keys() {
        return List.copyOf(arrays.keySet());
    }

    /**
     * The names that stand in keys between two texts, such as the cases of a loss between {@code
     * in/} and {@code /student}.
     *
     * @param before what such keys begin with
     * @param after what they end with
     * @return names without a slash, each once, in the file's order; never none
     * @throws IllegalArgumentException if no key is of that form
     */
    public List<String> names(String before, String after) {
        Pattern form = Pattern.compile(Pattern.quote(before) + "([^/]+)" + Pattern.quote(after));
        List<String> names =
                arrays.keySet().stream()
                        .map(form::matcher)
                        .filter(Matcher::matches)
                        .map(key -> key.group(1))
                        .toList();
        return required(names, names.isEmpty(), before + "..." + after);
    }

    /**
     * The arrays whose keys begin with a prefix, under the rest of their keys.
     *
     * @return never none
     * @throws IllegalArgumentException if there is no such key
     */
    public Map<String, NDArray> under(String prefix) {
        Map<String, NDArray> found = new LinkedHashMap<>();
        arrays.forEach(
                (key, array) -> {
                    if (key.startsWith(prefix)) {
                        found.put(key.substring(prefix.length()), array);
                    }
                });
        return required(found, found.isEmpty(), prefix + "...");
    }

    /**
     * A float32 hyper-parameter as the short decimal that it was before rounding: 0.07, not
     * 0.07000000029802322.
     */
    public double number(String key) {
        return numbers(key).get(0);
    }

    /** Several such hyper-parameters of one key. */
    public List<Double> numbers(String key) {
        NDArray array = get(key);
        if (array.getDataType() != DataType.FLOAT32) {
            double[] numbers = array.toType(DataType.FLOAT64, true).toDoubleArray();
            return DoubleStream.of(numbers).boxed().toList();
        }
        List<Double> numbers = new ArrayList<>();
        for (float number : array.toFloatArray()) {
            numbers.add(Double.parseDouble(Float.toString(number)));
        }
        return numbers;
    }

    private <T> T required(T found, boolean absent, String form) {
        if (absent) {
            throw new IllegalArgumentException(
                    "fixture %s has no '%s', only %s".formatted(name, form, arrays.keySet()));
        }
        return found;
    }
}
