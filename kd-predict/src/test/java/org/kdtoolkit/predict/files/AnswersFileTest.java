package org.kdtoolkit.predict.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.predict.ClassScore;

class AnswersFileTest {

    private static final List<Answer> ANSWERS =
            List.of(
                    new Answer(
                            "a, b.png",
                            List.of(
                                    new ClassScore("cat \"big\"", 0.75f),
                                    new ClassScore("dog", 0.25f)),
                            List.of(new Neighbour("x", 1), new Neighbour("y", -0.5f))),
                    new Answer("c.png", List.of(), List.of()));

    @TempDir private Path folder;

    @Test
    void writesCellsThatAreMissingAsEmpty() {
        Path file = folder.resolve("said.CSV");

        AnswersFile.of(file).orElseThrow().write(file, ANSWERS);

        assertThat(file)
                .content()
                .isEqualTo(
                        """
                        file,class,score,class-2,score-2,nearest,similarity,nearest-2,similarity-2
                        "a, b.png","cat ""big""\",0.75,dog,0.25,x,1.0,y,-0.5
                        c.png,,,,,,,,
                        """);
    }

    @Test
    void writesAnObjectALine() {
        Path file = folder.resolve("said.jsonl");

        AnswersFile.of(file).orElseThrow().write(file, ANSWERS);

        assertThat(file)
                .content()
                .isEqualTo(
                        """
                        {"file":"a, b.png","classes":[{"label":"cat \\"big\\"","score":0.75},{"label":"dog","score":0.25}],"nearest":[{"id":"x","similarity":1.0},{"id":"y","similarity":-0.5}]}
                        {"file":"c.png","classes":[]}
                        """);
    }

    @Test
    void knowsItsFormsByTheEnding() {
        assertThat(AnswersFile.of(Path.of("said.txt"))).isEmpty();
        assertThat(AnswersFile.of(Path.of("csv"))).isEmpty();
    }
}
