package org.kdtoolkit.train.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.formats.files.AtomicFile;
import org.kdtoolkit.formats.numpy.NpyWriter;
import org.kdtoolkit.teachers.stored.SampleFiles;

/**
 * A folder with a {@code .npy} file for each sample: named after the file that the sample has for
 * its own, or by its id. Samples of one source share a file as long as their arrays are the same;
 * once they differ, each of them has one by its id.
 */
final class TeacherOutputFiles {

    private final SampleFiles files;
    private final Map<Path, Integer> contents = new HashMap<>();
    private final Map<Path, Sharers> shared = new HashMap<>();

    /** The samples whose source gives a file its name. */
    private static final class Sharers {

        private final List<String> ids = new ArrayList<>();
        private boolean parted;

        /** Whether it is the file of another sample as well, by that one's id. */
        private boolean named;
    }

    TeacherOutputFiles(Path folder) {
        this.files = new SampleFiles(folder);
    }

    /**
     * Checks that there is a name for a sample's file.
     *
     * @param id the sample's id
     * @param source the file that it has for its own, as its data set names it
     * @throws DataException if there is none
     */
    void requireName(String id, Optional<String> source) {
        if (files.of(id, source).isEmpty()) {
            throw nameless(id);
        }
    }

    /**
     * Writes a sample's array.
     *
     * @param id the sample's id
     * @param source the file that it has for its own, as its data set names it
     * @throws DataException if neither is a name for a file in the folder, another sample has the
     *     same name and another array, or the file can't be written
     */
    void write(String id, Optional<String> source, HostTensor array) {
        Optional<Path> place = source.flatMap(files::ofSource);
        if (place.isPresent()) {
            writeShared(place.get(), id, array);
        } else {
            writeOwn(id, array);
        }
    }

    private void writeShared(Path place, String id, HostTensor array) {
        Sharers sharers = shared.get(place);
        if (sharers == null) {
            Sharers first = new Sharers();
            first.named = contents.containsKey(place);
            first.ids.add(id);
            put(place, id, array);
            shared.put(place, first);
        } else if (sharers.parted) {
            writeOwn(id, array);
        } else if (contents.get(place) == content(array)) {
            sharers.ids.add(id);
        } else {
            part(place, sharers, id);
            writeOwn(id, array);
        }
    }

    /** Gives each sample that shared a file one of its own. */
    private void part(Path place, Sharers sharers, String differing) {
        for (String id : sharers.ids) {
            Path own = own(id);
            if (sharers.named || own.equals(place)) {
                throw conflict(place, differing);
            }
            requireSame(own, contents.get(place), id);
            contents.put(own, contents.get(place));
            AtomicFile.writeUnsynced(own, out -> Files.copy(place, out));
        }
        try {
            Files.delete(place);
        } catch (IOException e) {
            throw new DataException("%s: can't be deleted (%s)".formatted(place, e), e);
        }
        contents.remove(place);
        sharers.ids.clear();
        sharers.parted = true;
    }

    private void writeOwn(String id, HostTensor array) {
        Path place = own(id);
        Sharers sharers = shared.get(place);
        if (sharers != null) {
            // whoever looks for a sample of that source would take this for its file
            if (sharers.parted) {
                throw conflict(place, id);
            }
            sharers.named = true;
        }
        put(place, id, array);
    }

    private void put(Path place, String id, HostTensor array) {
        requireSame(place, content(array), id);
        if (contents.put(place, content(array)) == null) {
            AtomicFile.writeUnsynced(place, out -> NpyWriter.write(array, out));
        }
    }

    /** Refuses a second array in one file. */
    private void requireSame(Path place, int content, String id) {
        Integer before = contents.get(place);
        if (before != null && before != content) {
            throw conflict(place, id);
        }
    }

    private static int content(HostTensor array) {
        return Arrays.hashCode(array.values());
    }

    private Path own(String id) {
        return files.ofId(id).orElseThrow(() -> nameless(id));
    }

    private DataException nameless(String id) {
        return new DataException(
                "the sample '%s' can have no file in %s: its id leads elsewhere or is too long; rename it"
                        .formatted(id, files.root()));
    }

    private static DataException conflict(Path place, String id) {
        return new DataException(
                "%s would hold two different arrays, the second of the sample '%s'; give each sample an id of its own in all subsets, which is not the name of another's file"
                        .formatted(place, id));
    }
}
