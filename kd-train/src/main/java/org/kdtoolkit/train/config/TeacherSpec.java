package org.kdtoolkit.train.config;

import java.util.Optional;
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
        @Doc(
                        "which view of a training sample it sees: 'first' the same in each epoch,"
                                + " 'same' the one that is drawn for the student, 'own' one that is"
                                + " drawn for this teacher; the last two need a network; by default"
                                + " 'first', but 'same' for a teacher of a plug-in that is given"
                                + " each batch")
                Optional<TeacherView> view,
        Record settings) {

    /** Whether the teacher is shown another view of a sample in each epoch. */
    public boolean asksForDrawnViews() {
        return view.filter(TeacherView::isDrawn).isPresent();
    }
}
