package org.kdtoolkit.onnx.teacher;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds what to advise whoever has given a file a modality that it does not take.
 *
 * @param input what it takes
 */
record FittingModality(DeclaredTensor input) {

    private static final Set<Long> CHANNELS = Set.of(1L, 3L);
    private static final int PICTURE = 4;
    private static final int CLIP = 5;
    private static final int SOUND = 2;

    private static final Set<DataType> PLAIN =
            Set.of(DataType.FLOAT, DataType.DOUBLE, DataType.FLOAT16, DataType.UINT8);

    /** The second half of a sentence. */
    String advice() {
        if (!PLAIN.contains(input.type())) {
            return "modalities are decimal numbers: export the network so that it takes float32";
        }
        List<DeclaredTensor.Axis> axes = input.axes().orElse(List.of());
        return switch (axes.size()) {
            case SOUND ->
                    "it takes sound, such as {kind: audio, samples: %s}, or vectors, such as {kind: embedding, width: %s}"
                            .formatted(length(axes.get(1)), length(axes.get(1)));
            case PICTURE -> picture(axes);
            case CLIP -> clip(axes);
            default -> "give it a modality whose samples are %s".formatted(samples(axes));
        };
    }

    private String picture(List<DeclaredTensor.Axis> axes) {
        boolean last = !isChannels(axes.get(1)) && isChannels(axes.get(3));
        int first = last ? 1 : 2;
        DeclaredTensor.Axis channels = axes.get(last ? 3 : 1);
        if (!channels.isFree() && !isChannels(channels)) {
            return "give it a modality whose samples are %s".formatted(samples(axes));
        }
        return "give it one such as {kind: image, size: [%s, %s], channels: %s}"
                .formatted(
                        length(axes.get(first)),
                        length(axes.get(first + 1)),
                        channels.isFree() ? "3" : channels);
    }

    private String clip(List<DeclaredTensor.Axis> axes) {
        DeclaredTensor.Axis frames = axes.get(isChannels(axes.get(1)) ? 2 : 1);
        return "give it one such as {kind: video, frames: %s, size: %s}"
                .formatted(length(frames), length(axes.get(3)));
    }

    private static boolean isChannels(DeclaredTensor.Axis axis) {
        return CHANNELS.contains(axis.length());
    }

    private static String length(DeclaredTensor.Axis axis) {
        return axis.isFree() ? "N" : axis.toString();
    }

    private static String samples(List<DeclaredTensor.Axis> axes) {
        return axes.stream()
                .skip(1)
                .map(DeclaredTensor.Axis::toString)
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
