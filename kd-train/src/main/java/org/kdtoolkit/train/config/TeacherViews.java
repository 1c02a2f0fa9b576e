package org.kdtoolkit.train.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.plugin.TeacherProvider;
import org.kdtoolkit.config.DocumentReading;
import org.kdtoolkit.config.KeyPath;
import org.kdtoolkit.config.plugin.Registry;

/** Only some teachers can be shown another view of a sample in each epoch. */
public final class TeacherViews {

    private TeacherViews() {}

    /** Reports the teachers that are to be shown drawn views in vain. */
    static void check(DocumentReading reading) {
        ExperimentKeys.teachers(reading).forEach(path -> check(path, reading));
    }

    private static void check(KeyPath path, DocumentReading reading) {
        Registry registry = reading.registry();
        KeyPath view = path.child("view");
        boolean drawn =
                reading.value(view, TeacherView.class).filter(TeacherView::isDrawn).isPresent();
        if (!drawn) {
            return;
        }
        reading.value(path.child("type"), String.class)
                .filter(type -> registry.contains(Kind.TEACHER, type))
                .filter(type -> is(registry.get(Kind.TEACHER, type), false))
                .ifPresent(type -> reading.report(view, oneAnswer(type, registry)));
    }

    /** Why a teacher can't be shown drawn views, and what to do. */
    public static String oneAnswer(String type, Registry registry) {
        List<String> others =
                registry.providers(Kind.TEACHER).stream()
                        .filter(provider -> is(provider, true))
                        .map(Provider::name)
                        .toList();
        return "the teacher '%s' knows one answer for each sample, whatever the view; remove 'view'%s"
                .formatted(
                        type,
                        others.isEmpty()
                                ? ""
                                : others.stream()
                                        .collect(
                                                Collectors.joining(
                                                        ", ", ", or take a network (", ")")));
    }

    private static boolean is(TeacherProvider provider, boolean answers) {
        return provider.answersDrawnViews().equals(Optional.of(answers));
    }
}
