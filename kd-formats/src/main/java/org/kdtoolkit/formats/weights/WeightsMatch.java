package org.kdtoolkit.formats.weights;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;

/**
 * How the weights of a network and those of a file go together.
 *
 * @param network the shapes that the network has, by name
 * @param file the shapes that the file has, by name
 */
public record WeightsMatch(Map<String, Shape> network, Map<String, Shape> file) {

    /** What of both has the same name and shape. */
    public List<String> fitting() {
        return network.keySet().stream().filter(name -> shared(name) && sameShape(name)).toList();
    }

    /** What the file lacks. */
    public List<String> missing() {
        return network.keySet().stream().filter(name -> !shared(name)).toList();
    }

    /** What the network lacks, except for the counters of its batch norms. */
    public List<String> unexpected() {
        return file.keySet().stream()
                .filter(name -> !shared(name) && !BatchCounter.isOf(network.keySet(), name))
                .toList();
    }

    /** What has another shape in the file. */
    public List<String> misshapen() {
        return network.keySet().stream().filter(name -> shared(name) && !sameShape(name)).toList();
    }

    /** Whether the shapes of a weight are equal except for the first axis. */
    boolean differsInFirstAxis(String name) {
        Shape own = network.get(name);
        Shape other = file.get(name);
        return own.dimension() > 0
                && own.dimension() == other.dimension()
                && own.slice(1).equals(other.slice(1));
    }

    /** Whether the file has all that the network needs. */
    public boolean isComplete() {
        return fitting().size() == network.size();
    }

    private boolean shared(String name) {
        return network.containsKey(name) && file.containsKey(name);
    }

    private boolean sameShape(String name) {
        return network.get(name).equals(file.get(name));
    }
}
