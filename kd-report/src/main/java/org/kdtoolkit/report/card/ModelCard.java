package org.kdtoolkit.report.card;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.report.leaderboard.MethodScore;
import org.kdtoolkit.report.result.Declarations;
import org.kdtoolkit.report.result.TrialAnswers;

/**
 * What a card tells of a student.
 *
 * @param title what the student is called
 * @param network its type and settings
 * @param input what goes in
 * @param classes in the order of the scores
 * @param several whether something is of any number of the classes
 * @param head whether class scores mean anything
 * @param origin where it comes from
 * @param figures how well it does
 * @param file the file that the card lies beside
 */
public record ModelCard(
        String title,
        Network network,
        Input input,
        List<String> classes,
        boolean several,
        boolean head,
        Origin origin,
        Figures figures,
        ExportedFile file) {

    /** Copies the list. */
    public ModelCard {
        classes = List.copyOf(classes);
    }

    /**
     * A network.
     *
     * @param type such as {@code convnet}
     * @param settings all settings, as text
     */
    public record Network(String type, Map<String, String> settings) {
        /** Keeps the map's order. */
        public Network {
            settings = ordered(settings);
        }
    }

    /**
     * What a network perceives.
     *
     * @param modality what the data set calls it
     * @param kind of files, such as {@code image}; empty where samples are no files
     * @param shape of one sample, without the batch; -1 where it differs
     * @param preprocessing what is done to a file, sentence by sentence
     */
    public record Input(
            String modality, Optional<String> kind, List<Long> shape, List<String> preprocessing) {
        /** Copies the lists. */
        public Input {
            shape = List.copyOf(shape);
            preprocessing = List.copyOf(preprocessing);
        }
    }

    /**
     * Where a student comes from.
     *
     * @param toolkit the version that trained it
     * @param experiment the benchmark's name
     * @param data the data set
     * @param trainingSamples how many it was trained on; empty if that was not kept
     * @param method the method's name
     * @param seed the seed
     * @param epoch the chosen epoch
     * @param facts more by label, such as the teacher; empty where the benchmark's folder is not
     *     there
     * @param notes statements that every report must carry
     */
    public record Origin(
            String toolkit,
            String experiment,
            String data,
            OptionalInt trainingSamples,
            String method,
            int seed,
            int epoch,
            Map<String, String> facts,
            List<String> notes) {
        /** Copies the map and the list. */
        public Origin {
            facts = ordered(facts);
            notes = List.copyOf(notes);
        }
    }

    /**
     * How well a student does.
     *
     * @param own its metrics
     * @param seeds the same method over the seeds of its benchmark, if that is known
     * @param declarations what is known of the metrics
     * @param classes the same by class, if that is known
     * @param answers what it said of the samples, if that was kept
     */
    public record Figures(
            Map<MetricKey, Double> own,
            Optional<MethodScore> seeds,
            Declarations declarations,
            Optional<ClassFigures> classes,
            Optional<TrialAnswers> answers) {
        /** Keeps the map's order. */
        public Figures {
            own = ordered(own);
        }
    }

    /**
     * The file that the card lies beside.
     *
     * @param name its name, without a folder
     * @param format what it is
     * @param notes what the export found, such as what a lower precision cost
     */
    public record ExportedFile(String name, Format format, List<String> notes) {
        /** Copies the list. */
        public ExportedFile {
            notes = List.copyOf(notes);
        }
    }

    /** What kind of file an export writes. */
    public enum Format {
        /** Weights with a description. */
        SAFETENSORS,
        /** A graph, preprocessing inside. */
        ONNX
    }

    private static <K, V> Map<K, V> ordered(Map<K, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
