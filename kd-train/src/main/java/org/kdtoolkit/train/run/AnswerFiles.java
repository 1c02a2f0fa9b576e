package org.kdtoolkit.train.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.datasets.media.NpyWriter;
import org.kdtoolkit.datasets.teacher.SampleFiles;
import org.kdtoolkit.eval.result.AtomicFile;

/** A folder with a {@code .npy} file for each sample. Samples of one source share a file. */
final class AnswerFiles {

    private final SampleFiles files;
    private final Map<Path, Integer> contents = new HashMap<>();

    AnswerFiles(Path folder) {
        this.files = new SampleFiles(folder);
    }

    /**
     * Writes a sample's array.
     *
     * @param id the sample's id
     * @param source its own file, as its data set names it
     * @throws DataException if neither is a name for a file in the folder, another sample has the
     *     same name and another array, or the file can't be written
     */
    void write(String id, Optional<String> source, HostTensor array) {
        List<Path> places = files.of(id, source);
        if (places.isEmpty()) {
            throw new DataException(
                    "the sample '%s' can have no file in %s: its id leads elsewhere; rename it"
                            .formatted(id, files.root()));
        }
        Path place = places.get(0);
        int content = Arrays.hashCode(array.values());
        Integer before = contents.putIfAbsent(place, content);
        if (before == null) {
            AtomicFile.writeUnsynced(place, out -> NpyWriter.write(array, out));
        } else if (before != content) {
            throw new DataException(
                    "%s would hold two different arrays, the second of the sample '%s'; give each sample an id of its own, in all subsets"
                            .formatted(place, id));
        }
    }
}
