package org.kdtoolkit.train.exchange;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.Blueprint;
import org.kdtoolkit.api.model.WeightShapes;
import org.kdtoolkit.api.plugin.BackboneProvider;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.config.Schema;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.formats.torch.StateFile;
import org.kdtoolkit.formats.weights.SavedNetwork;
import org.kdtoolkit.formats.weights.WeightsFile;
import org.kdtoolkit.formats.weights.WeightsMatch;

/**
 * Takes the weights of one network out of a file that another program saved, and files them under
 * PyTorch's names alone.
 */
public final class WeightsImport {

    /** A network, and its weights' place in the file. */
    private record Found(SavedNetwork saved, Blueprint blueprint) {}

    /** What a network needs of a file, and which of that its head is. */
    private record Needed(
            Map<String, Shape> shapes, Set<String> head, Map<String, String> otherNames) {

        /** How a file goes with it: with the network less its head, if that is all it lacks. */
        WeightsMatch match(SavedNetwork saved) {
            WeightsMatch whole = new WeightsMatch(shapes, saved.shapes());
            Map<String, Shape> body = new LinkedHashMap<>(shapes);
            body.keySet().removeAll(head);
            WeightsMatch headless = new WeightsMatch(body, saved.shapes());
            boolean lacksOnlyHead =
                    headless.isComplete() && Set.copyOf(whole.missing()).equals(head);
            return lacksOnlyHead ? headless : whole;
        }
    }

    /** The configuration of a network as its user corrects it, and as it is written in YAML. */
    private record Overridden(Record configuration, JsonNode written) {}

    private final Registry registry;
    private final NDManager manager;

    /**
     * Creates an import.
     *
     * @param registry finds backbones
     * @param manager owns the networks that files are compared with, as long as that takes
     */
    public WeightsImport(Registry registry, NDManager manager) {
        this.registry = registry;
        this.manager = manager;
    }

    /**
     * Compares a file with the network that it speaks for, and writes its weights if they are
     * complete: all that the network needs, and nothing else. A head may be missing.
     *
     * @param out the {@code .safetensors} file
     * @return what was found, also where nothing was written because it is not complete
     * @throws ConfigurationException if there is no such backbone, it can't be known by its
     *     weights, or an override is wrong
     * @throws DataException if the file can't be read, nothing in it is of that backbone, or the
     *     other file can't be written
     */
    public ImportReport run(ImportSource source, Path out) {
        BackboneProvider recognizer = recognizer(source.backbone());
        try (StateFile file = StateFile.open(source.file())) {
            return run(source, recognizer, file, out);
        }
    }

    private ImportReport run(
            ImportSource source, BackboneProvider recognizer, StateFile file, Path out) {
        Found found = find(source, recognizer, file);
        Blueprint blueprint = found.blueprint();
        Overridden overridden = overridden(recognizer.configuration(), blueprint, source);
        Record configuration = overridden.configuration();
        Needed needed = needed(source.file(), source.backbone(), configuration, blueprint);
        SavedNetwork saved = found.saved().renamed(needed.otherNames());
        WeightsMatch match = needed.match(saved);
        boolean headless = Collections.disjoint(match.network().keySet(), needed.head());
        ImportReport report =
                new ImportReport(
                        source.backbone(),
                        overridden.written(),
                        headless ? OptionalInt.empty() : OptionalInt.of(blueprint.classes()),
                        saved.prefix(),
                        saved.wrappers(),
                        match);
        if (match.isComplete()) {
            new WeightsFile(out).write(saved, match.network().keySet());
        }
        return report;
    }

    private <C extends Record> Overridden overridden(
            Class<C> type, Blueprint blueprint, ImportSource source) {
        Schema<C> schema = Schema.of(type);
        C configuration =
                schema.override(type.cast(blueprint.configuration()), source.overrides(), registry);
        return new Overridden(configuration, schema.write(configuration));
    }

    private BackboneProvider recognizer(String backbone) {
        BackboneProvider provider = registry.get(Kind.BACKBONE, backbone);
        if (provider.hasRecognizer()) {
            return provider;
        }
        String able =
                registry.providers(Kind.BACKBONE).stream()
                        .filter(BackboneProvider::hasRecognizer)
                        .map(BackboneProvider::name)
                        .collect(Collectors.joining(", "));
        throw new ConfigurationException(
                "the backbone '%s' does not know its networks by their weights, its provider has no recognizer (those that have: %s)"
                        .formatted(backbone, able));
    }

    private static Found find(ImportSource source, BackboneProvider recognizer, StateFile file) {
        List<SavedNetwork> places =
                source.key()
                        .map(key -> SavedNetwork.below(key, file))
                        .orElseGet(() -> SavedNetwork.in(file));
        List<Found> found = recognized(places, recognizer);
        Optional<Found> exact =
                found.stream()
                        .filter(f -> source.key().map(f.saved()::isAt).orElse(false))
                        .findFirst();
        if (found.isEmpty()) {
            throw new DataException(
                    "%s: holds no weights of the backbone '%s'%s; name another backbone, or with --prefix another place (it holds %s)"
                            .formatted(
                                    source.file(),
                                    source.backbone(),
                                    source.key().map(" behind '%s'"::formatted).orElse(""),
                                    SavedNetwork.some(file)));
        }
        if (exact.isEmpty() && found.size() > 1) {
            throw new DataException(
                    "%s: holds %d networks of the backbone '%s', behind %s; name one with --prefix"
                            .formatted(
                                    source.file(),
                                    found.size(),
                                    source.backbone(),
                                    found.stream()
                                            .map(f -> "'" + f.saved().key() + "'")
                                            .collect(Collectors.joining(" and "))));
        }
        Found chosen = exact.orElse(found.get(0));
        chosen.saved().requireWhole();
        return chosen;
    }

    /** The outermost places in which there is such a network: its own parts may be alike. */
    private static List<Found> recognized(List<SavedNetwork> places, BackboneProvider recognizer) {
        List<Found> found = new ArrayList<>();
        for (SavedNetwork place : places) {
            boolean within =
                    found.stream().anyMatch(f -> place.prefix().startsWith(f.saved().prefix()));
            if (!within) {
                recognizer
                        .recognize(new WeightShapes(place.shapes()))
                        .ifPresent(blueprint -> found.add(new Found(place, blueprint)));
            }
        }
        return found;
    }

    private Needed needed(Path file, String backbone, Record configuration, Blueprint of) {
        try (NDManager temporary = manager.newSubManager()) {
            Backbone network =
                    registry.create(
                            Kind.BACKBONE,
                            backbone,
                            configuration,
                            BackboneContext.of(of.input(), of.classes(), temporary));
            Map<String, Shape> shapes = new LinkedHashMap<>();
            network.state()
                    .entries()
                    .forEach((name, weight) -> shapes.put(name, weight.getArray().getShape()));
            return new Needed(shapes, network.head(), network.state().otherNames());
        } catch (EngineException e) {
            throw new DataException(
                    "%s: no network as large as it speaks for can be made here: %s; is it another network's?"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }
}
