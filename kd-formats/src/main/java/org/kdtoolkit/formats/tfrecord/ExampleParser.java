package org.kdtoolkit.formats.tfrecord;

import static com.google.protobuf.WireFormat.WIRETYPE_FIXED32;
import static com.google.protobuf.WireFormat.WIRETYPE_LENGTH_DELIMITED;
import static com.google.protobuf.WireFormat.WIRETYPE_VARINT;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.kdtoolkit.api.data.SampleException;

/**
 * Reads the messages of TensorFlow's {@code example.proto} and {@code feature.proto} by the numbers
 * of their fields. Fields of other numbers are skipped, as the wire format demands.
 */
final class ExampleParser {

    /** What {@link CodedInputStream#readTag()} gives at the end of a message. */
    private static final int END = 0;

    private static final int FIRST = 1 << 3 | WIRETYPE_LENGTH_DELIMITED;
    private static final int SECOND = 2 << 3 | WIRETYPE_LENGTH_DELIMITED;
    private static final int THIRD = 3 << 3 | WIRETYPE_LENGTH_DELIMITED;
    private static final int FIRST_INTEGER = 1 << 3 | WIRETYPE_VARINT;
    private static final int FIRST_FLOAT = 1 << 3 | WIRETYPE_FIXED32;

    private final TfRecord record;
    private final CodedInputStream in;

    /** Reads a message that begins with its length. */
    @FunctionalInterface
    private interface Message<T> {
        T read() throws IOException;
    }

    ExampleParser(TfRecord record) {
        this.record = record;
        this.in = CodedInputStream.newInstance(record.data());
    }

    SequenceExample parse() throws SampleException {
        Map<String, Feature> context = new LinkedHashMap<>();
        Map<String, List<Feature>> lists = new LinkedHashMap<>();
        try {
            // without a limit, messages within could claim more bytes than there are
            in.pushLimit(record.data().length);
            for (int tag = in.readTag(); tag != END; tag = in.readTag()) {
                switch (tag) {
                    case FIRST -> readMap(context, Feature.NONE, this::readFeature);
                    case SECOND -> readMap(lists, List.of(), this::readFeatures);
                    default -> skip(tag);
                }
            }
        } catch (IOException e) {
            throw record.fault("is no tf.SequenceExample: " + e.getMessage(), e);
        }
        return new SequenceExample(context, lists);
    }

    private <V> void readMap(Map<String, V> map, V none, Message<V> value) throws IOException {
        int outer = enter();
        for (int tag = in.readTag(); tag != END; tag = in.readTag()) {
            if (tag == FIRST) {
                readEntry(map, none, value);
            } else {
                skip(tag);
            }
        }
        in.popLimit(outer);
    }

    private <V> void readEntry(Map<String, V> map, V none, Message<V> message) throws IOException {
        String key = "";
        V value = none;
        int outer = enter();
        for (int tag = in.readTag(); tag != END; tag = in.readTag()) {
            switch (tag) {
                case FIRST -> key = in.readStringRequireUtf8();
                case SECOND -> value = message.read();
                default -> skip(tag);
            }
        }
        in.popLimit(outer);
        map.put(key, value);
    }

    private List<Feature> readFeatures() throws IOException {
        List<Feature> features = new ArrayList<>();
        int outer = enter();
        for (int tag = in.readTag(); tag != END; tag = in.readTag()) {
            if (tag == FIRST) {
                features.add(readFeature());
            } else {
                skip(tag);
            }
        }
        in.popLimit(outer);
        return features;
    }

    private Feature readFeature() throws IOException {
        Feature feature = Feature.NONE;
        int outer = enter();
        for (int tag = in.readTag(); tag != END; tag = in.readTag()) {
            switch (tag) {
                case FIRST -> feature = readBytes();
                case SECOND -> feature = readFloats();
                case THIRD -> feature = readIntegers();
                default -> skip(tag);
            }
        }
        in.popLimit(outer);
        return feature;
    }

    private Feature readBytes() throws IOException {
        List<byte[]> values = new ArrayList<>();
        int outer = enter();
        for (int tag = in.readTag(); tag != END; tag = in.readTag()) {
            if (tag == FIRST) {
                values.add(in.readByteArray());
            } else {
                skip(tag);
            }
        }
        in.popLimit(outer);
        return new Feature.Bytes(values);
    }

    private Feature readFloats() throws IOException {
        DoubleStream.Builder values = DoubleStream.builder();
        int outer = enter();
        for (int tag = in.readTag(); tag != END; tag = in.readTag()) {
            switch (tag) {
                case FIRST -> {
                    int list = enter();
                    while (!in.isAtEnd()) {
                        values.add(in.readFloat());
                    }
                    in.popLimit(list);
                }
                case FIRST_FLOAT -> values.add(in.readFloat());
                default -> skip(tag);
            }
        }
        in.popLimit(outer);
        return new Feature.Floats(floats(values.build().toArray()));
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private Feature readIntegers() throws IOException {
        LongStream.Builder values = LongStream.builder();
        int outer = enter();
        for (int tag = in.readTag(); tag != END; tag = in.readTag()) {
            switch (tag) {
                case FIRST -> {
                    int list = enter();
                    while (!in.isAtEnd()) {
                        values.add(in.readInt64());
                    }
                    in.popLimit(list);
                }
                case FIRST_INTEGER -> values.add(in.readInt64());
                default -> skip(tag);
            }
        }
        in.popLimit(outer);
        return new Feature.Integers(values.build().toArray());
    }

    /** Limits reading to the message that begins here; gives the limit until now. */
    private int enter() throws IOException {
        return in.pushLimit(in.readRawVarint32());
    }

    private void skip(int tag) throws IOException {
        if (!in.skipField(tag)) {
            throw new IOException("a group ends that never began");
        }
    }
}
