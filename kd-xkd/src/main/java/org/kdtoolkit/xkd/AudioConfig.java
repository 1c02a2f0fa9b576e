package org.kdtoolkit.xkd;

import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.api.distill.Course;

/** The training on sound; the defaults are the published values of XKD. */
public record AudioConfig(
        @Doc("the modality; one of the students perceives it") @Default("audio") String modality,
        @Doc("the modality's view that is masked, of the size that the student is made for")
                @Default("global")
                String globalView,
        @Doc("the modality's view that the student sees whole") @Default("local") String localView,
        @Doc("how many of those are drawn; published is 1") @Default("1") @Range(min = 1, max = 64)
                int localViews,
        @Doc("how many of the patches are masked")
                @Default("0.8")
                @Range(min = 0, max = 1, minIncluded = false, maxIncluded = false)
                double maskRatio,
        @Doc("divides the teacher's outputs: the lower, the surer it is") @Default("{from: 0.07}")
                Course teacherTemperature,
        @Doc("what is left of the teacher at each step, which follows the student")
                @Default("{from: 0.997, to: 1, shape: cosine}")
                Course momentum,
        @Doc("what is left of the centre of the teacher's outputs at each step")
                @Default("0.9")
                @Range(min = 0, max = 1)
                double centerMomentum)
        implements BranchConfig {

    /** Checks temperature and momentum. */
    public AudioConfig {
        CourseRange.TEMPERATURE.check("teacher-temperature", teacherTemperature);
        CourseRange.MOMENTUM.check("momentum", momentum);
    }

    /** The published values. */
    public static AudioConfig published() {
        return new AudioConfig(
                "audio",
                "global",
                "local",
                1,
                0.8,
                Course.constant(0.07),
                Course.cosine(0.997, 1),
                0.9);
    }

    @Override
    public String key() {
        return "audio";
    }
}
