package com.example.predict;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.kdtoolkit.predict.Prediction;
import org.kdtoolkit.predict.Student;

/** Names pictures: the student's file, then the pictures. */
public final class Predict {

    private Predict() {}

    /** Prints a line a picture. */
    public static void main(String[] args) {
        List<Path> pictures = Stream.of(args).skip(1).map(Path::of).toList();
        lines(Path.of(args[0]), pictures).forEach(System.out::println);
    }

    /** The pictures are shared out among the machine's processors; the student is one for all. */
    static List<String> lines(Path file, List<Path> pictures) {
        try (Student student = Student.load(file)) {
            return pictures.parallelStream()
                    .map(picture -> line(picture, student.predict(picture)))
                    .toList();
        }
    }

    private static String line(Path picture, Prediction prediction) {
        return "%s: %s".formatted(picture.getFileName(), prediction.best().label());
    }
}
