package org.kdtoolkit.formats.weights;

import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kdtoolkit.api.data.DataException;

/**
 * Finds the place of a known network in a file, whatever stands before its names there: the key of
 * a checkpoint, the attribute of a module that holds the network, a wrapper such as DataParallel.
 *
 * @param path the file
 * @param network the network's shapes by name; not empty
 * @param head the names of the weights whose first axis may be another one, and which the file may
 *     lack together
 */
record NetworkSearch(Path path, Map<String, Shape> network, Set<String> head) {

    /** How a prefix is given. */
    private static final String PREFIX_OPTION =
            "('weights-prefix' in the configuration, --prefix on the command line)";

    /**
     * Finds the one place where the whole network is; where there is none, that with most of its
     * names.
     *
     * @param places where it may be
     * @param key where it must be, or below
     * @param remedy what to do where nothing of it is found, for the message
     * @throws DataException if it is in several places, or none of its names is anywhere
     */
    SavedNetwork find(List<SavedNetwork> places, Optional<String> key, String remedy) {
        List<SavedNetwork> searched =
                places.stream().filter(place -> key.map(place::isBelow).orElse(true)).toList();
        List<SavedNetwork> whole = whole(searched);
        Optional<SavedNetwork> exact =
                whole.stream().filter(place -> key.map(place::isAt).orElse(false)).findFirst();
        if (exact.isPresent()) {
            return exact.get();
        }
        if (whole.size() > 1) {
            throw new DataException(
                    "%s: holds this network %d times, behind %s; name one as the prefix %s"
                            .formatted(path, whole.size(), keys(whole), PREFIX_OPTION));
        }
        return whole.stream()
                .findFirst()
                .or(() -> searched.stream().max(Comparator.comparing(this::shared)))
                .filter(place -> shared(place) > 0)
                .orElseThrow(() -> nothing(places, key, remedy));
    }

    private DataException nothing(List<SavedNetwork> places, Optional<String> key, String remedy) {
        List<SavedNetwork> elsewhere = whole(places);
        String where = key.map(k -> " behind '%s'".formatted(k)).orElse("");
        if (!elsewhere.isEmpty()) {
            return new DataException(
                    "%s: holds nothing of the network%s, but all of it behind %s; name that as the prefix %s"
                            .formatted(path, where, keys(elsewhere), PREFIX_OPTION));
        }
        return new DataException(
                "%s: holds nothing of the network%s, such as '%s' (it holds %s); %s"
                        .formatted(
                                path,
                                where,
                                network.keySet().iterator().next(),
                                places.isEmpty()
                                        ? "no tensors"
                                        : SavedNetwork.some(places.get(0).file()),
                                remedy));
    }

    private static String keys(List<SavedNetwork> places) {
        return places.stream()
                .map(place -> "'" + place.key() + "'")
                .collect(Collectors.joining(" and "));
    }

    /** Where all of the network is; where that is nowhere, all but its head. */
    private List<SavedNetwork> whole(List<SavedNetwork> places) {
        List<SavedNetwork> whole =
                places.stream().filter(place -> lacksOnly(place, Set.of())).toList();
        return whole.isEmpty()
                ? places.stream().filter(place -> lacksOnly(place, head)).toList()
                : whole;
    }

    private boolean lacksOnly(SavedNetwork place, Set<String> names) {
        if (place.names().size() < network.size() - names.size()) {
            return false;
        }
        WeightsMatch match = new WeightsMatch(network, place.shapes());
        return Set.copyOf(match.missing()).equals(names)
                && match.misshapen().stream()
                        .allMatch(name -> head.contains(name) && match.differsInFirstAxis(name));
    }

    private long shared(SavedNetwork place) {
        return place.names().keySet().stream().filter(network::containsKey).count();
    }
}
