package org.kdtoolkit.config;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kdtoolkit.api.config.Alone;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Distinct;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.MustExist;
import org.kdtoolkit.api.config.NotEmpty;
import org.kdtoolkit.api.config.NotMisspelt;
import org.kdtoolkit.api.config.ProvidedBy;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.config.Node.MapNode;
import org.kdtoolkit.config.Node.ScalarNode;

/** Derives types from Java's records, each once. Used by one thread at a time. */
final class TypeModel {

    private static final String SETTINGS = "settings";
    private static final ConfigLocation NOWHERE = new ConfigLocation.OnCommandLine("");

    private final Map<Class<?>, RecordType> records = new HashMap<>();

    /** The type of a record. */
    RecordType record(Class<?> java) {
        RecordType known = records.get(java);
        if (known == null) {
            known = new RecordType(constructor(java), keys(List.of(java.getRecordComponents())));
            records.put(java, known);
        }
        return known;
    }

    private SchemaType type(Type java, RecordComponent component, Optional<Node> defaultValue) {
        if (java instanceof ParameterizedType generic) {
            boolean notEmpty = component.isAnnotationPresent(NotEmpty.class);
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class) {
                return new ListType(
                        type(arguments[0], component, Optional.empty()),
                        notEmpty,
                        component.isAnnotationPresent(Distinct.class));
            }
            if (generic.getRawType() == Map.class && arguments[0] == String.class) {
                return new MapType(type(arguments[1], component, Optional.empty()), notEmpty);
            }
        }
        if (java instanceof Class<?> plain) {
            Optional<SchemaType> type =
                    scalar(plain, component).or(() -> compound(plain, component, defaultValue));
            if (type.isPresent()) {
                return type.get();
            }
        }
        throw new IllegalArgumentException(
                "%s.%s is a %s, which no YAML value can be"
                        .formatted(
                                component.getDeclaringRecord().getName(),
                                component.getName(),
                                java.getTypeName()));
    }

    private static Optional<SchemaType> scalar(Class<?> java, AnnotatedElement component) {
        Bounds bounds = Bounds.of(component.getAnnotation(Range.class));
        if (java == boolean.class || java == Boolean.class) {
            return Optional.of(new BooleanType());
        }
        if (java == int.class || java == Integer.class) {
            return Optional.of(new IntegerType(Integer.class, bounds));
        }
        if (java == long.class || java == Long.class) {
            return Optional.of(new IntegerType(Long.class, bounds));
        }
        if (java == float.class || java == Float.class) {
            return Optional.of(new DecimalType(Float.class, bounds));
        }
        if (java == double.class || java == Double.class) {
            return Optional.of(new DecimalType(Double.class, bounds));
        }
        if (java == String.class) {
            return Optional.of(new TextType());
        }
        if (java == Path.class) {
            return Optional.of(
                    new PathType(Optional.ofNullable(component.getAnnotation(MustExist.class))));
        }
        return java.isEnum() ? Optional.of(EnumType.of(java)) : Optional.empty();
    }

    private Optional<SchemaType> compound(
            Class<?> java, AnnotatedElement component, Optional<Node> defaultValue) {
        if (java.isAnnotationPresent(ProvidedBy.class)) {
            return Optional.of(provided(java));
        }
        if (TreeValue.class.isAssignableFrom(java)) {
            return Optional.of(TreeType.of(java));
        }
        if (java.isRecord()) {
            RecordType record = record(java);
            Bounds bounds = Bounds.of(component.getAnnotation(Range.class));
            List<String> alone = alone(java);
            return Optional.of(alone.isEmpty() ? record : ShortType.of(record, alone, bounds));
        }
        return java.isSealed() ? Optional.of(choice(java, defaultValue)) : Optional.empty();
    }

    /** The keys of a record whose value may stand alone. */
    private static List<String> alone(Class<?> java) {
        return Stream.of(java.getRecordComponents())
                .filter(component -> component.isAnnotationPresent(Alone.class))
                .map(component -> YamlNames.ofCamelCase(component.getName()))
                .toList();
    }

    private ChoiceType choice(Class<?> java, Optional<Node> defaultValue) {
        Map<String, RecordType> variants = new LinkedHashMap<>();
        Map<String, List<String>> elsewhere = new LinkedHashMap<>();
        for (Class<?> variant : variants(java).toList()) {
            String name = YamlNames.ofCamelCase(variant.getSimpleName());
            variants.put(name, record(variant));
            elsewhere.put(name, KnownNames.elsewhere(variant));
        }
        List<String> notMisspelt =
                Optional.ofNullable(java.getAnnotation(NotMisspelt.class))
                        .map(annotation -> List.of(annotation.value()))
                        .orElse(List.of());
        return new ChoiceType(
                variants,
                new KnownNames(elsewhere),
                defaultValue.flatMap(TypeModel::chosenIn),
                notMisspelt);
    }

    /** The records of a sealed interface, and of those that it permits. */
    private static Stream<Class<?>> variants(Class<?> java) {
        return Arrays.stream(java.getPermittedSubclasses())
                .flatMap(each -> each.isRecord() ? Stream.of(each) : variants(each));
    }

    /** The variant that a default such as <code>{type: adam}</code> names. */
    private static Optional<String> chosenIn(Node value) {
        return value instanceof MapNode map
                        && map.entries().containsKey(ChoiceType.KEY)
                        && map.entries().get(ChoiceType.KEY).value() instanceof ScalarNode type
                ? Optional.of(type.text())
                : Optional.empty();
    }

    private ProvidedType provided(Class<?> java) {
        ProvidedBy rules = java.getAnnotation(ProvidedBy.class);
        List<Kind<?>> kinds =
                Stream.concat(Stream.of(rules.value()), Arrays.stream(rules.or()))
                        .<Kind<?>>map(label -> kind(label, java))
                        .toList();
        List<RecordComponent> all = List.of(java.getRecordComponents());
        RecordComponent last = all.get(all.size() - 1);
        if (!last.getName().equals(SETTINGS)) {
            throw new IllegalArgumentException(
                    "the last component of %s must be '%s'".formatted(java, SETTINGS));
        }
        Key settings =
                new Key(
                        SETTINGS,
                        new RecordType(constructor(java), Map.of()),
                        last.getType() == Optional.class,
                        Optional.empty(),
                        "",
                        List.of(),
                        accessor(last));
        Map<String, Key> keys = keys(all.subList(0, all.size() - 1));
        return new ProvidedType(
                kinds, rules, new RecordType(constructor(java), keys), settings, this);
    }

    private static Kind<?> kind(String label, Class<?> java) {
        return Kind.values().stream()
                .filter(kind -> kind.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind for " + java));
    }

    private Map<String, Key> keys(List<RecordComponent> components) {
        return components.stream().map(this::key).collect(YamlNames.toMap(Key::name));
    }

    private Key key(RecordComponent component) {
        boolean optional = component.getType() == Optional.class;
        Type java =
                optional
                        ? ((ParameterizedType) component.getGenericType())
                                .getActualTypeArguments()[0]
                        : component.getGenericType();
        Optional<Node> defaultValue =
                Optional.ofNullable(component.getAnnotation(Default.class))
                        .map(annotation -> YamlReader.read(annotation.value(), NOWHERE));
        return new Key(
                YamlNames.ofCamelCase(component.getName()),
                type(java, component, defaultValue),
                optional,
                defaultValue,
                Optional.ofNullable(component.getAnnotation(Doc.class)).map(Doc::value).orElse(""),
                KnownNames.elsewhere(component),
                accessor(component));
    }

    private static Method accessor(RecordComponent component) {
        Method accessor = component.getAccessor();
        accessor.setAccessible(true);
        return accessor;
    }

    private static Constructor<?> constructor(Class<?> java) {
        Class<?>[] parameters =
                Arrays.stream(java.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = java.getDeclaredConstructor(parameters);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record has its canonical constructor: " + java, e);
        }
    }
}
