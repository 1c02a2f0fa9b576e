package org.kdtoolkit.train.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalInt;
import java.util.Set;
import org.kdtoolkit.formats.weights.WeightsMatch;

/**
 * What was found in a file.
 *
 * @param backbone the name of the network's provider
 * @param configuration the provider's configuration, as it would be written
 * @param classes the number of classes; empty where the file has no head
 * @param prefix what stands before the names in the file; may be empty
 * @param wrappers what was left out of the names behind the prefix, such as {@code _orig_mod}
 * @param match which weights fit and which do not
 */
public record ImportReport(
        String backbone,
        JsonNode configuration,
        OptionalInt classes,
        String prefix,
        Set<String> wrappers,
        WeightsMatch match) {}
