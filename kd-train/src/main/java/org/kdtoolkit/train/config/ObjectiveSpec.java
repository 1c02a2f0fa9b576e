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
        Record settings) {

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
