package org.kdtoolkit.datasets.fsd50k;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.modality.MediaDataset;
import org.kdtoolkit.datasets.Configs;
import org.kdtoolkit.testkit.files.MediaFiles;

/**
 * A small FSD50K: five classes, three clips for training, two for validation, two of the test.
 *
 * @param root where it lies
 */
record Fsd50kFolder(Path root) {

    static final String VOCABULARY =
            """
            0,Acoustic_guitar,/m/042v_gx
            1,Electric_guitar,/m/02sgy
            2,Guitar,/m/0342h
            3,Keyboard_(musical),/m/05148p4
            4,Music,/m/04rlf
            """;

    static final String DEV =
            """
            fname,labels,mids,split
            64760,"Electric_guitar,Guitar,Music","/m/02sgy,/m/0342h,/m/04rlf",train
            345111,"Electric_guitar,Guitar,Music","/m/02sgy,/m/0342h,/m/04rlf",val
            16399,Music,/m/04rlf,train
            16401,"Keyboard_(musical),Music","/m/05148p4,/m/04rlf",train
            160826,"Acoustic_guitar,Guitar,Music","/m/042v_gx,/m/0342h,/m/04rlf",val
            """;

    static final String EVAL =
            """
            fname,labels,mids
            37199,"Acoustic_guitar,Guitar,Music","/m/042v_gx,/m/0342h,/m/04rlf"
            175151,"Keyboard_(musical),Music","/m/05148p4,/m/04rlf"
            """;

    static Fsd50kFolder write(Path root) throws IOException {
        Fsd50kFolder folder = new Fsd50kFolder(root);
        Files.createDirectories(folder.groundTruth());
        folder.list("vocabulary.csv", VOCABULARY);
        folder.list("dev.csv", DEV);
        folder.list("eval.csv", EVAL);
        for (String name : List.of("64760", "345111", "16399", "16401", "160826")) {
            folder.sound("FSD50K.dev_audio/" + name);
        }
        folder.sound("FSD50K.eval_audio/37199");
        folder.sound("FSD50K.eval_audio/175151");
        return folder;
    }

    void list(String name, String text) throws IOException {
        Files.writeString(groundTruth().resolve(name), text);
    }

    private void sound(String name) throws IOException {
        MediaFiles.wav(root.resolve(name + ".wav"), name.hashCode() % 1000, 1, 2);
    }

    Path groundTruth() {
        return root.resolve("FSD50K.ground_truth");
    }

    Fsd50kConfig config(Optional<Path> unlabelled) {
        return new Fsd50kConfig(
                groundTruth(),
                Map.of(),
                Map.of("audio", root),
                Map.of("sound", Configs.audio()),
                unlabelled);
    }

    static MediaDataset open(Fsd50kConfig config) {
        return Fsd50kReader.open(config, Configs.context(new Faults(OnError.FAIL)));
    }
}
