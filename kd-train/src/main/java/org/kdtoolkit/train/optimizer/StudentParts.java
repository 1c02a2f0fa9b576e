package org.kdtoolkit.train.optimizer;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.kdtoolkit.api.model.Backbone;

/**
 * What an experiment file calls the weights of a student. Where a method extends the configured
 * student, names are still that student's, and all around it counts as its head.
 */
public final class StudentParts {

    private static final String HEAD = "head";
    private static final String BACKBONE = "backbone";

    private final Backbone network;
    private final String inner;
    private final Set<String> names;
    private final Set<String> leftOut;

    private StudentParts(Backbone network, String inner, Set<String> leftOut) {
        this.network = network;
        this.inner = inner;
        this.names = WeightGroup.trained(network.state()).keySet();
        this.leftOut = leftOut;
    }

    /** The parts of a student as it is configured. */
    public static StudentParts of(Backbone student) {
        return new StudentParts(student, "", Set.of());
    }

    /**
     * The parts of a network with the configured student's in it.
     *
     * @param inner what stands before the names of the student's weights in it
     * @param student the student, some of whose weights it may do without
     */
    public static StudentParts ofExtended(Backbone network, String inner, Backbone student) {
        Set<String> leftOut = new LinkedHashSet<>(student.state().entries().keySet());
        leftOut.removeIf(name -> network.state().entries().containsKey(inner + name));
        return new StudentParts(network, inner, leftOut);
    }

    /** The network that is trained. */
    public Backbone network() {
        return network;
    }

    /** The names of all weights that are trained. */
    Set<String> names() {
        return names;
    }

    /** Whether a weight belongs to the head. */
    boolean isHead(String name) {
        return network.head().contains(name) || !name.startsWith(inner);
    }

    /** The names of the trained weights of a part. */
    Set<String> members(String part) {
        Set<String> members = new LinkedHashSet<>();
        for (String name : names) {
            boolean in =
                    switch (part) {
                        case BACKBONE -> !isHead(name);
                        case HEAD -> isHead(name);
                        default -> name.startsWith(inner) && isOf(part, called(name));
                    };
            if (in) {
                members.add(name);
            }
        }
        return members.isEmpty() ? network.stageWeights().getOrDefault(part, Set.of()) : members;
    }

    /** Whether a part is there, or was, but is not trained anyway. */
    boolean isNeverTrained(String part) {
        boolean isFixedHead =
                part.equals(HEAD)
                        && !network.head().isEmpty()
                        && network.head().stream().noneMatch(names::contains);
        return isFixedHead || leftOut.stream().anyMatch(name -> isOf(part, name));
    }

    /** What can be named: the head, the rest, stages, and whatever names begin with. */
    List<String> known() {
        Set<String> parts = new LinkedHashSet<>(List.of(BACKBONE, HEAD));
        parts.addAll(network.stageWeights().keySet());
        called().forEach(
                        name -> {
                            for (int end = name.indexOf('.');
                                    end >= 0;
                                    end = name.indexOf('.', end + 1)) {
                                parts.add(name.substring(0, end));
                            }
                            parts.add(name);
                        });
        return List.copyOf(parts);
    }

    /** The names of single weights. */
    Stream<String> called() {
        return names.stream().filter(name -> name.startsWith(inner)).map(this::called);
    }

    private String called(String name) {
        return name.substring(inner.length());
    }

    private static boolean isOf(String part, String name) {
        return name.equals(part) || name.startsWith(part + ".");
    }
}
