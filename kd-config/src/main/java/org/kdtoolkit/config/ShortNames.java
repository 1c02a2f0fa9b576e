package org.kdtoolkit.config;

import java.util.Optional;

/**
 * For which key of a map a text alone is short, by the types of a document.
 *
 * @param root the type of the whole document
 */
record ShortNames(SchemaType root) {

    private static final String NAME = "name";

    /** The key that a text at a path is short for. */
    String keyAt(KeyPath path) {
        return type(path)
                .filter(ProvidedType.class::isInstance)
                .map(type -> ((ProvidedType) type).nameKey())
                .orElse(ChoiceType.KEY);
    }

    /** Whether the entries of the list at a path are told by their names, also alone. */
    boolean entriesHaveNames(KeyPath list) {
        return keyAt(list.child(0)).equals(NAME);
    }

    /** The type of what stands at a path, as far as that is known without the document. */
    private Optional<SchemaType> type(KeyPath path) {
        SchemaType type = root;
        for (String step : path.steps()) {
            type = child(type, step);
            if (type == null) {
                return Optional.empty();
            }
        }
        return Optional.of(type);
    }

    private static SchemaType child(SchemaType type, String step) {
        if (type instanceof ListType list) {
            return list.element();
        }
        if (type instanceof MapType map) {
            return map.element();
        }
        Key key = null;
        if (type instanceof RecordType record) {
            key = record.keys().get(step);
        } else if (type instanceof ProvidedType provided) {
            key = provided.envelope().keys().get(step);
        }
        return key == null ? null : key.type();
    }
}
