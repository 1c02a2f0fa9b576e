package org.kdtoolkit.datasets.esc50;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.modality.MediaDataset;
import org.kdtoolkit.datasets.Configs;
import org.kdtoolkit.datasets.listing.Folds;
import org.kdtoolkit.testkit.files.MediaFiles;

/**
 * A small ESC-50: three classes, a clip of each in each fold, and a second take of one.
 *
 * @param root where it lies
 */
record Esc50Folder(Path root) {

    static final String HEADER = "filename,fold,target,category,esc10,src_file,take\n";

    private static final String[] CLASSES = {"dog", "rooster", "pig"};

    static Esc50Folder write(Path root) throws IOException {
        StringBuilder list = new StringBuilder(HEADER);
        for (int fold = 1; fold <= 5; fold++) {
            // the published list isn't sorted by classes either
            for (int target = 2; target >= 0; target--) {
                list.append(clip(root, fold, target, "A"));
            }
        }
        list.append(clip(root, 4, 1, "B"));
        Esc50Folder folder = new Esc50Folder(root);
        folder.list(list.toString());
        return folder;
    }

    private static String clip(Path root, int fold, int target, String take) throws IOException {
        int source = 100 * fold + target;
        String name = "%d-%d-%s-%d.wav".formatted(fold, source, take, target);
        MediaFiles.wav(root.resolve("audio/" + name), fold, target, take.charAt(0));
        return "%s,%d,%d,%s,%s,%d,%s\n"
                .formatted(
                        name,
                        fold,
                        target,
                        CLASSES[target],
                        target == 0 ? "True" : "False",
                        source,
                        take);
    }

    void list(String text) throws IOException {
        Files.createDirectories(root.resolve("meta"));
        Files.writeString(root.resolve("meta/esc50.csv"), text);
    }

    Esc50Config config(Optional<Integer> fold, Optional<Folds> folds) {
        return new Esc50Config(
                root.resolve("meta/esc50.csv"),
                fold,
                folds,
                Optional.empty(),
                Map.of(),
                Map.of("audio", root.resolve("audio")),
                Map.of("sound", Configs.audio()),
                Optional.empty(),
                Optional.empty());
    }

    static MediaDataset open(Esc50Config config) {
        return Esc50Reader.open(config, Configs.context(new Faults(OnError.FAIL)));
    }
}
