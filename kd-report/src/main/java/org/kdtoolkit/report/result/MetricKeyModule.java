package org.kdtoolkit.report.result;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import org.kdtoolkit.api.eval.MetricKey;

/** Writes and reads metrics' keys as text, in values and as the names of values. */
final class MetricKeyModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    MetricKeyModule() {
        addSerializer(MetricKey.class, ToStringSerializer.instance);
        addDeserializer(MetricKey.class, new OfValue());
        addKeyDeserializer(MetricKey.class, new OfName());
    }

    private static MetricKey parse(String text, JsonParser parser) throws JsonMappingException {
        try {
            return MetricKey.parse(text);
        } catch (IllegalArgumentException e) {
            throw JsonMappingException.from(parser, e.getMessage(), e);
        }
    }

    private static final class OfValue extends StdDeserializer<MetricKey> {

        private static final long serialVersionUID = 1L;

        OfValue() {
            super(MetricKey.class);
        }

        @Override
        public MetricKey deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            return parse(context.readValue(parser, String.class), parser);
        }
    }

    private static final class OfName extends KeyDeserializer {

        @Override
        public MetricKey deserializeKey(String name, DeserializationContext context)
                throws JsonMappingException {
            return parse(name, context.getParser());
        }
    }
}
