package org.kdtoolkit.formats.torch;

import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The safetensors format: eight bytes with the header's length, the header in JSON, the values. All
 * is little-endian and in C order.
 */
final class Safetensors {

    /** The key of the header that is no tensor. */
    static final String METADATA = "__metadata__";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    /** What tells of the values takes many times its size in memory. */
    private static final long LARGEST_HEADER = 64L << 20;

    private final FileChannel channel;
    private final FileRange values;

    private Safetensors(FileChannel channel, FileRange values) {
        this.channel = channel;
        this.values = values;
    }

    /** Opens a file, which stays open as long as its tensors are read. */
    static StateFile open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file);
        try {
            return read(file, channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static StateFile read(Path file, FileChannel channel) throws IOException {
        FileRange start = new FileRange(channel, 0, Long.BYTES);
        long length = start.read(0, Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).getLong();
        long left = channel.size() - Long.BYTES;
        if (length < 0 || length > Math.min(left, LARGEST_HEADER)) {
            throw new IOException(
                    "it announces a header of %d bytes, %d are left".formatted(length, left));
        }
        byte[] header = new FileRange(channel, Long.BYTES, length).read(0, (int) length).array();
        FileRange values = new FileRange(channel, Long.BYTES + length, left - length);
        JsonNode tree = parse(header);
        return new StateFile(
                file, new Safetensors(channel, values).tensors(tree), metadata(tree), channel);
    }

    private static JsonNode parse(byte[] header) throws IOException {
        try {
            JsonNode tree = JSON.readTree(header);
            if (!tree.isObject()) {
                throw new IOException("its header is no JSON object");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw new IOException("its header is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private Map<String, StoredTensor> tensors(JsonNode header) throws IOException {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : header.properties()) {
            if (!entry.getKey().equals(METADATA)) {
                try {
                    tensors.put(entry.getKey(), tensor(entry.getValue()));
                } catch (IOException e) {
                    throw new IOException("'%s': %s".formatted(entry.getKey(), e.getMessage()), e);
                }
            }
        }
        return tensors;
    }

    /** Texts by name; whatever else somebody put there is passed over. */
    private static Map<String, String> metadata(JsonNode header) {
        Map<String, String> metadata = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : header.path(METADATA).properties()) {
            if (entry.getValue().isTextual()) {
                metadata.put(entry.getKey(), entry.getValue().textValue());
            }
        }
        return metadata;
    }

    private StoredTensor tensor(JsonNode entry) throws IOException {
        String typeName = entry.path("dtype").asText();
        long[] shape = numbers(entry.path("shape"));
        Optional<ElementType> type = ElementType.ofSafetensors(typeName);
        if (type.isEmpty()) {
            return new UnreadableTensor(new Shape(shape), "it has numbers of type " + typeName);
        }
        long[] place = numbers(entry.path("data_offsets"));
        if (place.length != 2 || place[0] < 0 || place[1] < place[0] || place[1] > values.size()) {
            throw new IOException(
                    "expected 'data_offsets' within the %d bytes of values, found %s"
                            .formatted(values.size(), entry.path("data_offsets")));
        }
        long bytes = place[1] - place[0];
        TensorLayout layout = TensorLayout.contiguous(shape, bytes / type.get().size());
        if (layout.size() * type.get().size() != bytes) {
            throw new IOException(
                    "%d bytes are no tensor of shape %s and type %s"
                            .formatted(bytes, entry.path("shape"), type.get()));
        }
        FileRange range = new FileRange(channel, values.start() + place[0], bytes);
        return new StridedTensor(range, ByteOrder.LITTLE_ENDIAN, type.get(), layout);
    }

    private static long[] numbers(JsonNode list) throws IOException {
        long[] numbers = new long[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            if (!list.get(i).canConvertToExactIntegral() || !list.get(i).canConvertToLong()) {
                throw new IOException("expected whole numbers, found " + list);
            }
            numbers[i] = list.get(i).longValue();
        }
        return numbers;
    }
}
