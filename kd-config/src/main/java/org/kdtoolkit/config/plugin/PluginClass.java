package org.kdtoolkit.config.plugin;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.plugin.Plugin;

/**
 * A class of a plug-in, and what is to be said of it if it can't be used.
 *
 * @param name the class's name
 * @param origin its jar or folder
 */
record PluginClass(String name, String origin) {

    /** The manifest's attribute by which a plug-in may say what it was built against. */
    private static final String BUILT_AGAINST = "Kd-Api-Version";

    private static final String TOOLKIT = "org.kdtoolkit.";

    private static final Pattern CLASS_FILE_VERSION = Pattern.compile("class file version (\\d+)");

    /** Java 17 writes class files of version 61. */
    private static final int CLASS_FILES_BEFORE_JAVA_1 = 44;

    static PluginClass of(Class<?> type) {
        return new PluginClass(type.getName(), CodeOrigin.of(type));
    }

    /** Finds a class that a class loader itself has loaded, and none of its parents. */
    static Optional<PluginClass> find(String name, ClassLoader loader) {
        try {
            Class<?> type = Class.forName(name, false, loader);
            return Optional.of(type).filter(t -> t.getClassLoader() == loader).map(PluginClass::of);
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    /**
     * Creates the plug-in that the class is.
     *
     * @throws ConfigurationException if it is none, or does not load
     */
    Plugin load(ClassLoader loader) {
        try {
            Class<?> type = Class.forName(name, true, loader);
            if (!Plugin.class.isAssignableFrom(type)) {
                throw problem("is no plug-in; take it out of the jar's META-INF/services");
            }
            return (Plugin) type.getConstructor().newInstance();
        } catch (ClassNotFoundException e) {
            throw problem("is in the jar's META-INF/services, but not in the jar; build it again");
        } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
            throw problem(
                    "can't be created; expected a public class with a public constructor without"
                            + " parameters");
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof LinkageError error
                    ? misfit(error)
                    : failure("its constructor", e.getCause());
        } catch (LinkageError e) {
            throw misfit(e);
        }
    }

    /**
     * Checks that a class has all methods that its interfaces ask for: one that was compiled
     * against other interfaces loads all the same, and fails when such a method is called.
     *
     * @throws ConfigurationException naming what is missing
     */
    static void requireComplete(Class<?> type) {
        String missing =
                Arrays.stream(type.getMethods())
                        .filter(method -> Modifier.isAbstract(method.getModifiers()))
                        .map(PluginClass::signature)
                        .sorted()
                        .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw of(type).misfit("it lacks " + missing);
        }
    }

    /** Code of the class refers to something that is not there, or is not what it was. */
    ConfigurationException misfit(LinkageError error) {
        if (error instanceof ExceptionInInitializerError) {
            return error.getCause() instanceof LinkageError cause
                    ? misfit(cause)
                    : failure("its static initialiser", error.getCause());
        }
        if (error instanceof UnsupportedClassVersionError) {
            return problem(
                    "is built for %s, but this is Java %d; use that Java, or build the plug-in for this one"
                            .formatted(java(error.getMessage()), Runtime.version().feature()));
        }
        if (error instanceof ClassFormatError) {
            return problem("is damaged: %s; build or download it again".formatted(error));
        }
        String reason = String.valueOf(error.getMessage());
        if (error instanceof NoClassDefFoundError && !reason.contains(" ")) {
            return missing(reason.replace('/', '.'));
        }
        if (error instanceof NoSuchMethodError) {
            return misfit("there is no method " + reason);
        }
        if (error instanceof NoSuchFieldError) {
            return misfit("there is no field " + reason);
        }
        return error instanceof IncompatibleClassChangeError || error instanceof VerifyError
                ? misfit(reason)
                : failure("Java", error);
    }

    private ConfigurationException missing(String type) {
        return type.startsWith(TOOLKIT)
                ? misfit("there is no class " + type)
                : problem(
                        "needs the class %s, which is not there; put the jar that holds it into the same folder"
                                .formatted(type));
    }

    /** The plug-in's own code throws what it should not. */
    ConfigurationException failure(String where, Throwable thrown) {
        return problem(
                "does not work: %s throws %s; remove it, or ask its author"
                        .formatted(where, thrown));
    }

    private ConfigurationException misfit(String reason) {
        String version = apiVersion();
        return problem(
                "does not fit kd-api %s%s: %s; build it against kd-api %s"
                        .formatted(
                                version,
                                builtAgainst()
                                        .map(" (it was built against %s)"::formatted)
                                        .orElse(""),
                                reason,
                                version));
    }

    private ConfigurationException problem(String predicate) {
        return new ConfigurationException(this + " " + predicate);
    }

    private Optional<String> builtAgainst() {
        if (!new File(origin).isFile()) {
            return Optional.empty();
        }
        try (JarFile jar = new JarFile(origin)) {
            return Optional.ofNullable(jar.getManifest())
                    .map(Manifest::getMainAttributes)
                    .map(attributes -> attributes.getValue(BUILT_AGAINST));
        } catch (IOException e) {
            // the message is about something else
            return Optional.empty();
        }
    }

    /** Outside of a jar nobody knows it. */
    private static String apiVersion() {
        return Optional.ofNullable(Plugin.class.getPackage().getImplementationVersion())
                .orElse("(built from sources)");
    }

    private static String signature(Method method) {
        return "%s.%s(%s)"
                .formatted(
                        method.getDeclaringClass().getSimpleName(),
                        method.getName(),
                        Arrays.stream(method.getParameterTypes())
                                .map(Class::getSimpleName)
                                .collect(Collectors.joining(", ")));
    }

    private static String java(String message) {
        Matcher version = CLASS_FILE_VERSION.matcher(message);
        return version.find()
                ? "Java " + (Integer.parseInt(version.group(1)) - CLASS_FILES_BEFORE_JAVA_1)
                : "a later Java";
    }

    @Override
    public String toString() {
        return "the plug-in %s in %s".formatted(name, origin);
    }
}
