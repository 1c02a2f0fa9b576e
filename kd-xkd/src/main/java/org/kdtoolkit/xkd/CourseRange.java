package org.kdtoolkit.xkd;

import java.util.Optional;
import java.util.stream.Stream;
import org.kdtoolkit.api.distill.Course;

/** What a course's values may be. */
enum CourseRange {
    TEMPERATURE("above 0") {
        @Override
        boolean has(double value) {
            return value > 0;
        }
    },
    MOMENTUM("from 0 to 1") {
        @Override
        boolean has(double value) {
            return value >= 0 && value <= 1;
        }
    };

    private final String words;

    CourseRange(String words) {
        this.words = words;
    }

    abstract boolean has(double value);

    /**
     * Checks a course by the values between which it runs.
     *
     * @param key its name in the file
     * @throws IllegalArgumentException if one is out of range
     */
    void check(String key, Course course) {
        Stream.of(Optional.of(course.from()), course.to(), course.warmUp().map(Course.WarmUp::from))
                .flatMap(Optional::stream)
                .filter(value -> !has(value))
                .findFirst()
                .ifPresent(
                        value -> {
                            throw new IllegalArgumentException(
                                    "'%s' is to be %s all along, found %s"
                                            .formatted(key, words, value));
                        });
    }
}
