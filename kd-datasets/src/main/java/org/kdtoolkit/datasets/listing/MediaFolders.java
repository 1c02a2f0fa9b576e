package org.kdtoolkit.datasets.listing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.internal.Suggestions;
import org.kdtoolkit.api.modality.DatasetContext;
import org.kdtoolkit.api.modality.Modality;
import org.kdtoolkit.api.modality.ModalitySpec;

/**
 * Where the modalities of a published data set have their files. Its folders are to it what the
 * columns of paths are to a manifest: a modality's {@code column} names one of them; by default it
 * is the one of the modality's own name or, where there is only one, that.
 */
public final class MediaFolders {

    private final Map<String, ModalitySpec> configurations;
    private final List<MediaColumn> columns = new ArrayList<>();
    private final List<MediaFolder> folders = new ArrayList<>();

    /**
     * Finds what is there.
     *
     * @param paths the folders by name
     * @param configurations the modalities by name
     * @param context makes the modalities
     * @throws ConfigurationException if there is no modality, one names an unknown folder, or the
     *     files of one can't be told by their names
     * @throws org.kdtoolkit.api.data.DataException if a folder can't be read
     */
    public MediaFolders(
            Map<String, Path> paths,
            Map<String, ModalitySpec> configurations,
            DatasetContext context) {
        if (configurations.isEmpty()) {
            throw new ConfigurationException("'modalities' is empty; name at least one");
        }
        this.configurations = Collections.unmodifiableMap(new LinkedHashMap<>(configurations));
        Map<String, Modality> modalities = new LinkedHashMap<>();
        Map<String, Set<String>> wanted = new LinkedHashMap<>();
        configurations.forEach(
                (name, spec) -> {
                    String folder = folder(name, spec, paths.keySet());
                    Modality modality = context.modality(name, spec);
                    requireEndings(name, spec, modality);
                    modalities.put(name, modality);
                    wanted.computeIfAbsent(folder, of -> new TreeSet<>())
                            .addAll(modality.endings());
                });
        Map<String, MediaFolder> walked = new LinkedHashMap<>();
        wanted.forEach((name, all) -> walked.put(name, MediaFolder.walk(paths.get(name), all)));
        modalities.forEach(
                (name, modality) -> {
                    ModalitySpec spec = configurations.get(name);
                    MediaFolder folder = walked.get(folder(name, spec, paths.keySet()));
                    folders.add(folder);
                    columns.add(new MediaColumn(name, modality, folder.root()));
                });
    }

    private static void requireEndings(String name, ModalitySpec spec, Modality modality) {
        if (modality.endings().isEmpty()) {
            throw new ConfigurationException(
                    "modality '%s': files of kind '%s' can't be found in folders, because it names no endings; list them in a manifest"
                            .formatted(name, spec.kind()));
        }
    }

    /**
     * The name of a modality's folder.
     *
     * @param known the names of the folders
     * @throws ConfigurationException if it is not among them
     */
    public static String folder(String name, ModalitySpec modality, Set<String> known) {
        if (modality.column().isEmpty() && known.size() == 1 && !known.contains(name)) {
            return known.iterator().next();
        }
        String folder = modality.column().orElse(name);
        if (!known.contains(folder)) {
            throw new ConfigurationException(
                    "modality '%s' has its files in the folder '%s', which 'folders' does not name%s (it names: %s)"
                            .formatted(
                                    name,
                                    folder,
                                    Suggestions.didYouMean(folder, known),
                                    String.join(", ", known)));
        }
        return folder;
    }

    /** The modalities by name, as they were configured. */
    public Map<String, ModalitySpec> configurations() {
        return configurations;
    }

    /** The modalities with their folders. */
    public List<MediaColumn> columns() {
        return List.copyOf(columns);
    }

    /**
     * The file of a sample in each modality, as {@link ListEntry#sources} has it.
     *
     * @param names what its files may be called, without folder and ending; the first name that
     *     there is a file of is taken
     * @param place where the sample is listed
     * @param problems is told if there are several files of a name
     */
    public List<Optional<String>> find(
            List<String> names, ListLocation place, ListProblems problems) {
        List<Optional<String>> found = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            found.add(find(i, names, place, problems));
        }
        return found;
    }

    private Optional<String> find(
            int column, List<String> names, ListLocation place, ListProblems problems) {
        for (String name : names) {
            List<String> files = folders.get(column).find(name, endings(column));
            if (files.size() > 1) {
                problems.add(
                        place,
                        "%s has both %s and %s; keep one of them"
                                .formatted(folders.get(column).root(), files.get(0), files.get(1)));
            }
            if (!files.isEmpty()) {
                return Optional.of(files.get(0));
            }
        }
        return Optional.empty();
    }

    private List<String> endings(int column) {
        return columns.get(column).modality().endings();
    }

    /**
     * Says where files were looked for, as the end of a sentence.
     *
     * @param example what a file is called, without ending
     */
    public String expected(String example) {
        List<String> places = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            MediaFolder folder = folders.get(i);
            places.add(
                    "%s.%s of %s, anywhere below %s (%s)"
                            .formatted(
                                    example,
                                    endings(i).get(0),
                                    columns.get(i).name(),
                                    folder.root(),
                                    folder.any()
                                            .map("which has %s"::formatted)
                                            .orElse("which has no such files")));
        }
        return "expected files such as " + String.join(", and ", places);
    }
}
