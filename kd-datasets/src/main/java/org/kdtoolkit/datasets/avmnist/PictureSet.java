package org.kdtoolkit.datasets.avmnist;

import java.util.List;

/** What the pictures show; the files of both look alike. */
public enum PictureSet {
    /** Handwritten digits. */
    MNIST("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),

    /** Clothes; the picture of class k goes with the spoken digit k. */
    FASHION_MNIST(
            "t-shirt/top",
            "trouser",
            "pullover",
            "dress",
            "coat",
            "sandal",
            "shirt",
            "sneaker",
            "bag",
            "ankle boot");

    private final List<String> classes;

    PictureSet(String... classes) {
        this.classes = List.of(classes);
    }

    /** The names of the classes 0 to 9. */
    List<String> classes() {
        return classes;
    }
}
