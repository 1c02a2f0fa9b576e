package org.kdtoolkit.train.config;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.config.Distinct;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.NotEmpty;
import org.kdtoolkit.api.config.Range;

/** Parts of the student whose weights stay as they are. */
public record FreezeConfig(
        @Doc(
                        "the beginnings of the weights' names, up to a full stop, such as layer1 or"
                                + " body.0; 'backbone' is all but the head, 'head' is that")
                @NotEmpty
                @Distinct
                List<String> parts,
        @Doc("for how many epochs; for good by default") @Range(min = 1)
                Optional<Integer> epochs) {}
