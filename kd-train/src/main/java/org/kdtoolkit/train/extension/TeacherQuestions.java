package org.kdtoolkit.train.extension;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.distill.ExtensionContext;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.LinearClassifier;
import org.kdtoolkit.api.model.NetworkSpec;
import org.kdtoolkit.api.model.TeacherShape;

/** Asks a teacher what whoever reuses a part of it must know. */
public final class TeacherQuestions implements ExtensionContext {

    private final NetworkSpec network;
    private final FeatureMapShape student;
    private final TeacherInquiry inquiry;
    private final List<String> notes = new ArrayList<>();

    /**
     * Prepares to ask.
     *
     * @param network how the student's network is made
     * @param student the layout of its feature map
     * @param inquiry knows what others asked before
     */
    public TeacherQuestions(NetworkSpec network, FeatureMapShape student, TeacherInquiry inquiry) {
        this.network = network;
        this.student = student;
        this.inquiry = inquiry;
    }

    @Override
    public NetworkSpec network() {
        return network;
    }

    @Override
    public FeatureMapShape student() {
        return student;
    }

    @Override
    public TeacherShape teacher() {
        return inquiry.teacher();
    }

    /** What a report must say of what was found. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    @Override
    public boolean averages(Optional<String> stage) {
        Optional<FeatureMapShape> map =
                stage.isPresent()
                        ? stage.map(name -> teacher().stages().get(name))
                        : teacher().featureMap();
        return map.filter(layout -> layout.width() == teacher().width()).isPresent()
                && inquiry.averages(new MapMean(stage));
    }

    @Override
    public LinearClassifier classifier() {
        ReusedClassifier reused = inquiry.classifier();
        reused.note().ifPresent(notes::add);
        return reused.layer();
    }
}
