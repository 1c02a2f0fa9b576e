package org.kdtoolkit.xkd;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.api.data.ViewRequest;
import org.kdtoolkit.api.distill.Course;

/** Configures {@link XkdScheme}. The defaults are the published values of XKD. */
public record XkdConfig(
        @Doc("the training on pictures or video") @Default("{}") VideoConfig video,
        @Doc("the training on sound") @Default("{}") AudioConfig audio,
        @Doc(
                        "whose blocks both modalities share: nobody's, the students' (published as"
                                + " MAS) or all, the teachers' too (MATS)")
                @Default("none")
                Share share,
        @Doc("what the teachers see: the first local view, as published, or the global one")
                @Default("local")
                TeacherView teacherView,
        @Doc("how the teachers' attention weighs their patches") @Default("mean")
                Refinement refinement,
        @Doc("what is said of a masked patch: its normalized values or the raw ones")
                @Default("normalized")
                ReconstructionTarget target,
        @Doc("the decoder of masked patches, one for each modality") @Default("{}")
                DecoderConfig decoder,
        @Doc("the head whose outputs are compared, one for each network") @Default("{}")
                HeadConfig head,
        @Doc("the weights of the losses") @Default("{}") WeightsConfig weights,
        @Doc("divides the outputs of both students") @Default("{from: 0.1}")
                Course studentTemperature,
        @Doc("the greatest norm of a single weight's gradient in the two students; 0 for any")
                @Default("0.3")
                @Range(min = 0)
                double clip) {

    /** Checks the temperature and that there are two modalities. */
    public XkdConfig {
        CourseRange.TEMPERATURE.check("student-temperature", studentTemperature);
        if (video.modality().equals(audio.modality())) {
            throw new IllegalArgumentException(
                    "'video' and 'audio' both are of the modality '%s'; expected two"
                            .formatted(video.modality()));
        }
    }

    /** The published values. */
    public static XkdConfig published() {
        return new XkdConfig(
                VideoConfig.published(),
                AudioConfig.published(),
                Share.NONE,
                TeacherView.LOCAL,
                Refinement.MEAN,
                ReconstructionTarget.NORMALIZED,
                DecoderConfig.published(),
                HeadConfig.published(),
                WeightsConfig.published(),
                Course.constant(0.1),
                0.3);
    }

    /**
     * Checks that each modality has its student.
     *
     * @param modalities what each student perceives, by name
     */
    void checkStudents(Map<String, String> modalities) {
        video.student(modalities);
        audio.student(modalities);
    }

    /** The views that a step reads. */
    List<ViewRequest> views() {
        return Stream.of(video, audio).flatMap(branch -> branch.views().stream()).toList();
    }
}
