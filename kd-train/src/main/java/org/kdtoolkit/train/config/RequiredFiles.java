package org.kdtoolkit.train.config;

import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Subset;

/** Sees to it that there is something to work with, before any work is done. */
public final class RequiredFiles {

    private RequiredFiles() {}

    /**
     * Looks at every subset that lists samples.
     *
     * @throws DataException if one has lost all of its files; the message has what the data set
     *     says of that
     */
    public static void checkEverySubsetOf(Dataset dataset) {
        List<String> lost =
                dataset.inventory().subsets().entrySet().stream()
                        .filter(part -> part.getValue().all().present() == 0)
                        .map(Map.Entry::getKey)
                        .map(Subset::key)
                        .toList();
        if (!lost.isEmpty()) {
            throw new DataException(
                    "there are no files of the %s samples; 'kd data' shows what there is%s"
                            .formatted(
                                    String.join(" and ", lost),
                                    dataset.notes().stream()
                                            .map(note -> "\n  " + note)
                                            .reduce("", String::concat)));
        }
    }
}
