package org.kdtoolkit.train.config;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Distinct;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.NotEmpty;
import org.kdtoolkit.api.config.ProvidedBy;
import org.kdtoolkit.api.config.Range;

/**
 * An objective of a method.
 *
 * @param settings the configuration of the provider
 */
@ProvidedBy("objective")
public record ObjectiveSpec(
        @Doc("the provider") String type,
        @Doc("what the loss is multiplied by") @Default("1") @Range(min = 0) double weight,
        @Doc("how the weight changes from epoch to epoch") @Default("{type: constant}")
                WeightSchedule schedule,
        @Doc("the name of the teacher that it passes on; by default the first")
                Optional<String> teacher,
        @Doc("the names of the teachers that it passes on, where it reads several at once")
                @NotEmpty
                @Distinct
                Optional<List<String>> teachers,
        @Doc(
                        "samples without a label, where it reads labels: 'skip' leaves them out,"
                            + " 'teacher' gives them the class that the teacher finds likeliest")
                @Default("skip")
                Unlabelled unlabelled,
        @Doc("how likely the teacher's class must be at least; others are left out")
                @Default("0")
                @Range(min = 0, max = 1)
                double confidence,
        Record settings) {

    /** An objective that leaves out what has no label. */
    public ObjectiveSpec(
            String type,
            double weight,
            WeightSchedule schedule,
            Optional<String> teacher,
            Optional<List<String>> teachers,
            Record settings) {
        this(type, weight, schedule, teacher, teachers, Unlabelled.SKIP, 0, settings);
    }

    /** An objective of one teacher. */
    public ObjectiveSpec(
            String type,
            double weight,
            WeightSchedule schedule,
            Optional<String> teacher,
            Record settings) {
        this(type, weight, schedule, teacher, Optional.empty(), settings);
    }

    /** The teachers that it names; none means the first. */
    public List<String> named() {
        return teachers.orElseGet(() -> teacher.stream().toList());
    }
}
