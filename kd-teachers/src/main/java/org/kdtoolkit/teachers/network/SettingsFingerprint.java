package org.kdtoolkit.teachers.network;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Adds a configuration to a fingerprint: each key and its value, by the keys' names. What a record
 * is called, in which order it has its keys and how it prints itself makes no difference.
 */
final class SettingsFingerprint {

    private final Fingerprint fingerprint;

    SettingsFingerprint(Fingerprint fingerprint) {
        this.fingerprint = fingerprint;
    }

    /** Adds all keys of a configuration. */
    void add(Record settings) {
        Class<? extends Record> type = settings.getClass();
        // of a choice between records, the name is what the YAML file says
        if (Arrays.stream(type.getInterfaces()).anyMatch(Class::isSealed)) {
            fingerprint.add(type.getSimpleName());
        }
        RecordComponent[] keys = type.getRecordComponents();
        Arrays.sort(keys, Comparator.comparing(RecordComponent::getName));
        addSize(keys.length);
        for (RecordComponent key : keys) {
            fingerprint.add(key.getName());
            addValue(value(settings, key));
        }
    }

    private void addValue(Object value) {
        if (value instanceof Record settings) {
            add(settings);
        } else if (value instanceof List<?> list) {
            addSize(list.size());
            list.forEach(this::addValue);
        } else if (value instanceof Map<?, ?> map) {
            addSize(map.size());
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((name, of) -> sorted.put((String) name, of));
            sorted.forEach(
                    (name, of) -> {
                        fingerprint.add(name);
                        addValue(of);
                    });
        } else if (value instanceof Optional<?> optional) {
            addSize(optional.isPresent() ? 1 : 0);
            optional.ifPresent(this::addValue);
        } else if (value instanceof Enum<?> constant) {
            fingerprint.add(constant.name());
        } else if (value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Path) {
            fingerprint.add(value.toString());
        } else {
            throw new IllegalArgumentException(
                    "no YAML value is a " + value.getClass().getName() + ", as of " + value);
        }
    }

    private void addSize(int size) {
        fingerprint.add(Integer.toString(size));
    }

    private static Object value(Record settings, RecordComponent key) {
        try {
            key.getAccessor().setAccessible(true);
            return key.getAccessor().invoke(settings);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("can't read " + key, e);
        }
    }
}
