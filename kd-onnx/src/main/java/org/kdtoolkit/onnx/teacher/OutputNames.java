package org.kdtoolkit.onnx.teacher;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.config.Doc;

/**
 * Which of a file's outputs are what to a teacher. Without an embedding, the logits serve as one.
 */
public record OutputNames(
        @Doc("the output that is the embedding, [batch, width]") Optional<String> embedding,
        @Doc("the output that has a value for each class, before softmax or sigmoid")
                Optional<String> logits,
        @Doc("the output that has a probability for each class, in place of logits")
                Optional<String> probabilities,
        @Doc("the output that is the feature map, [batch, channels, positions...]")
                Optional<String> featureMap,
        @Doc("the output that is the feature map as transformers give it, [batch, tokens, width]")
                Optional<String> tokens) {

    /** None is named: they are found by the file's names. */
    static final OutputNames FOUND =
            new OutputNames(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    /**
     * Checks that each is there once.
     *
     * @throws IllegalArgumentException if two name the same, or there is only a feature map
     */
    public OutputNames {
        if (logits.isPresent() && probabilities.isPresent()) {
            throw new IllegalArgumentException(
                    "'outputs' names logits and probabilities; keep the logits alone");
        }
        if (featureMap.isPresent() && tokens.isPresent()) {
            throw new IllegalArgumentException(
                    "'outputs' names a feature-map and tokens; keep one of them");
        }
        boolean map = featureMap.isPresent() || tokens.isPresent();
        if (map && embedding.isEmpty() && logits.isEmpty() && probabilities.isEmpty()) {
            throw new IllegalArgumentException(
                    "'outputs' needs an embedding, logits or both, found only a feature map");
        }
    }

    /** The names that are set, by what they are. */
    Map<OutputForm, String> named() {
        Map<OutputForm, String> named = new LinkedHashMap<>();
        embedding.ifPresent(name -> named.put(OutputForm.EMBEDDING, name));
        logits.ifPresent(name -> named.put(OutputForm.LOGITS, name));
        probabilities.ifPresent(name -> named.put(OutputForm.PROBABILITIES, name));
        featureMap.ifPresent(name -> named.put(OutputForm.FEATURE_MAP, name));
        tokens.ifPresent(name -> named.put(OutputForm.TOKENS, name));
        return named;
    }
}
