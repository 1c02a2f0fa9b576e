package org.kdtoolkit.train.config;

import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.ProvidedBy;
import org.kdtoolkit.api.data.OnMissing;

/**
 * A teacher of an experiment.
 *
 * @param settings the configuration of the provider
 */
@ProvidedBy("teacher")
public record TeacherSpec(
        @Doc("the modality that it perceives") String modality,
        @Doc("the provider") String type,
        @Doc(
                        "samples that it knows nothing about: 'fault' takes them for unreadable,"
                                + " 'keep' has them learn from their labels alone")
                @Default("fault")
                OnMissing missing,
        @Doc(
                        "what becomes of a teacher that looks wrong before anybody learns from it:"
                                + " 'fail' ends the run, 'warn' says so, 'off' does not look")
                @Default("warn")
                OnDoubt check,
        Record settings) {}
