package org.kdtoolkit.train.trial;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A map whose keys are known, while a value is looked up when somebody wants it.
 *
 * @param <V> the values
 */
final class LazyMap<V> extends AbstractMap<String, V> {

    private final Set<String> keys;
    private final Function<String, V> lookup;

    LazyMap(Set<String> keys, Function<String, V> lookup) {
        this.keys = keys;
        this.lookup = lookup;
    }

    @Override
    public Set<Map.Entry<String, V>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Map.Entry<String, V>> {

        @Override
        public int size() {
            return keys.size();
        }

        @Override
        public Iterator<Map.Entry<String, V>> iterator() {
            return keys.stream().<Map.Entry<String, V>>map(LazyEntry::new).iterator();
        }
    }

    private final class LazyEntry implements Map.Entry<String, V> {

        private final String key;

        LazyEntry(String key) {
            this.key = key;
        }

        @Override
        public String getKey() {
            return key;
        }

        @Override
        public V getValue() {
            return lookup.apply(key);
        }

        @Override
        public V setValue(V value) {
            throw new UnsupportedOperationException();
        }
    }
}
