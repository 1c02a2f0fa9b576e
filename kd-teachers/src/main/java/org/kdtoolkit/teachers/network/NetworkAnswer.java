package org.kdtoolkit.teachers.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.kdtoolkit.api.model.TeacherOutput;

/**
 * What a network says of a batch, on the device: constants.
 *
 * @param outputs the embedding [B, Dt], the logits [B, C], the feature map [B, K, D]; of exactly
 *     the roles that the network was opened for
 * @param stages the inner feature maps that it was asked for, [B, K, D] each, by name
 */
public record NetworkAnswer(Map<OutputRole, NDArray> outputs, Map<String, NDArray> stages) {

    /** The same of arrays that were changed. */
    NetworkAnswer mapped(UnaryOperator<NDArray> change) {
        Map<OutputRole, NDArray> changed = new EnumMap<>(OutputRole.class);
        outputs.forEach((role, array) -> changed.put(role, change.apply(array)));
        Map<String, NDArray> maps = new LinkedHashMap<>();
        stages.forEach((name, map) -> maps.put(name, change.apply(map)));
        return new NetworkAnswer(changed, maps);
    }

    /** The same, owned by a manager. */
    NetworkAnswer ownedBy(NDManager owner) {
        return mapped(
                array -> {
                    array.attach(owner);
                    return array;
                });
    }

    /** Puts the answers about the parts of a batch together. */
    static NetworkAnswer concat(List<NetworkAnswer> parts) {
        NetworkAnswer first = parts.get(0);
        if (parts.size() == 1) {
            return first;
        }
        Map<OutputRole, NDArray> outputs = new EnumMap<>(OutputRole.class);
        for (OutputRole role : first.outputs.keySet()) {
            outputs.put(role, rows(parts.stream().map(part -> part.outputs.get(role)).toList()));
        }
        Map<String, NDArray> stages = new LinkedHashMap<>();
        for (String name : first.stages.keySet()) {
            stages.put(name, rows(parts.stream().map(part -> part.stages.get(name)).toList()));
        }
        return new NetworkAnswer(outputs, stages);
    }

    private static NDArray rows(List<NDArray> parts) {
        return NDArrays.concat(new NDList(parts));
    }

    /** What a teacher says of the batch; without an embedding the logits serve as one. */
    TeacherOutput output() {
        Optional<NDArray> logits = Optional.ofNullable(outputs.get(OutputRole.LOGITS));
        NDArray embedding =
                Optional.ofNullable(outputs.get(OutputRole.EMBEDDING))
                        .or(() -> logits)
                        .orElseThrow();
        return TeacherOutput.of(embedding)
                .withLogits(logits)
                .withFeatureMap(Optional.ofNullable(outputs.get(OutputRole.FEATURE_MAP)))
                .withStages(stages);
    }
}
