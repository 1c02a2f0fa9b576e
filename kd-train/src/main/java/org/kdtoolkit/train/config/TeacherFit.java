package org.kdtoolkit.train.config;

import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.config.DocumentReading;
import org.kdtoolkit.config.KeyPath;

/** Reports teachers that don't fit the opened data, or can't be run. */
public final class TeacherFit {

    private TeacherFit() {}

    /**
     * Looks at each.
     *
     * @param reading a file of which nothing else is wrong so far
     * @param dataset the data, opened
     * @throws org.kdtoolkit.api.data.DataException if the files of a teacher can't be used
     */
    public static void check(DocumentReading reading, Dataset dataset) {
        ExperimentKeys.teachers(reading)
                .forEach(
                        path ->
                                reading.value(path, TeacherSpec.class)
                                        .ifPresent(spec -> check(spec, path, reading, dataset)));
    }

    private static void check(
            TeacherSpec spec, KeyPath path, DocumentReading reading, Dataset dataset) {
        try {
            reading.registry()
                    .get(Kind.TEACHER, spec.type())
                    .checkDataset(spec.settings(), dataset, spec.modality());
        } catch (ConfigurationException e) {
            reading.report(path, e.getMessage());
        }
    }
}
