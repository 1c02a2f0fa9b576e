package org.kdtoolkit.formats.torch;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.formats.torch.Pickled.Dictionary;
import org.kdtoolkit.formats.torch.Pickled.OddTensor;
import org.kdtoolkit.formats.torch.Pickled.Opaque;
import org.kdtoolkit.formats.torch.Pickled.Scalar;
import org.kdtoolkit.formats.torch.Pickled.Sequence;
import org.kdtoolkit.formats.torch.Pickled.Storage;
import org.kdtoolkit.formats.torch.Pickled.Tensor;

/**
 * The functions by which PyTorch rebuilds tensors. Those that are no plain arrays of numbers keep
 * their shape, and tell what they are if they are asked for their values.
 */
final class TorchTensors {

    /** PyTorch has no tensors of more. */
    private static final int MOST_AXES = 64;

    private static final int TENSOR_ARGUMENTS = 4;
    private static final int METADATA = 6;
    private static final int NEW_TYPE = 6;

    private TorchTensors() {}

    /**
     * The tensor that a function returns; none if it is another function.
     *
     * @param function the function's full name
     */
    static Optional<Pickled> rebuilt(String function, List<Pickled> arguments, PickleInput in)
            throws IOException {
        String prefix = "torch._utils._rebuild_";
        if (!function.startsWith(prefix)) {
            return Optional.empty();
        }
        return switch (function.substring(prefix.length())) {
            case "tensor", "tensor_v2" -> Optional.of(plain(arguments, in));
            case "device_tensor_from_cpu_tensor" -> arguments.stream().findFirst();
            case "tensor_v3" -> odd(arguments, 2, type(arguments));
            case "qtensor" -> odd(arguments, 2, "it has quantised numbers");
            case "meta_tensor_no_storage" -> odd(arguments, 1, "it has a shape but no values");
            case "wrapper_subclass" -> odd(arguments, 2, "it is a tensor of a class of its own");
            case "sparse_tensor" -> sparse(arguments);
            default -> Optional.empty();
        };
    }

    private static Pickled plain(List<Pickled> arguments, PickleInput in) throws IOException {
        if (arguments.size() < TENSOR_ARGUMENTS) {
            throw in.failure("a tensor has only %d attributes".formatted(arguments.size()));
        }
        long offset =
                number(arguments.get(1)).orElseThrow(() -> in.failure("a tensor begins nowhere"));
        long[] shape =
                numbers(arguments.get(2)).orElseThrow(() -> in.failure("a tensor has no shape"));
        long[] strides =
                numbers(arguments.get(3)).orElseThrow(() -> in.failure("a tensor has no strides"));
        if (!(arguments.get(0) instanceof Storage storage)) {
            String what = arguments.get(0) instanceof Opaque other ? other.type() : "no storage";
            return new OddTensor(shape, "it has numbers in " + what);
        }
        if (isNegated(arguments)) {
            return new OddTensor(shape, "it is a view of the negative of other numbers");
        }
        try {
            return new Tensor(
                    storage,
                    TensorLayout.of(
                            Math.addExact(offset, storage.begin()),
                            shape,
                            strides,
                            storage.elements()));
        } catch (TensorLayoutException e) {
            return new OddTensor(shape, e.getMessage());
        } catch (ArithmeticException e) {
            return new OddTensor(shape, "it begins behind any storage");
        }
    }

    private static boolean isNegated(List<Pickled> arguments) {
        return arguments.size() > METADATA
                && arguments.get(METADATA) instanceof Dictionary metadata
                && Scalar.TRUE.equals(metadata.entries().get("neg"));
    }

    private static String type(List<Pickled> arguments) {
        return arguments.size() > NEW_TYPE
                ? "it has numbers of type " + TorchObjects.name(arguments.get(NEW_TYPE))
                : "it has numbers without a type";
    }

    private static Optional<Pickled> odd(List<Pickled> arguments, int shape, String reason) {
        return arguments.size() > shape
                ? numbers(arguments.get(shape)).map(s -> new OddTensor(s, reason))
                : Optional.empty();
    }

    /** The shape stands third in (indices, values, shape, ...), fourth where indices are two. */
    private static Optional<Pickled> sparse(List<Pickled> arguments) {
        if (arguments.size() < 2 || !(arguments.get(1) instanceof Sequence data)) {
            return Optional.empty();
        }
        return data.items().stream()
                .flatMap(item -> numbers(item).stream())
                .findFirst()
                .map(shape -> new OddTensor(shape, "it is a sparse tensor"));
    }

    private static Optional<long[]> numbers(Pickled tuple) {
        if (!(tuple instanceof Sequence sequence) || sequence.items().size() > MOST_AXES) {
            return Optional.empty();
        }
        List<Pickled> items = sequence.items();
        return items.stream().allMatch(item -> number(item).isPresent())
                ? Optional.of(
                        items.stream().mapToLong(item -> number(item).orElseThrow()).toArray())
                : Optional.empty();
    }

    private static Optional<Long> number(Pickled value) {
        return value.asLong();
    }
}
