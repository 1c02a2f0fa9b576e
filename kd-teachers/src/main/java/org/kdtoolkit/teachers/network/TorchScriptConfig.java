package org.kdtoolkit.teachers.network;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.MustExist;
import org.kdtoolkit.api.config.NotEmpty;
import org.kdtoolkit.api.config.Range;

/**
 * The configuration of a scripted PyTorch model.
 *
 * @param outputs a tensor for a single one, else a tuple or list; without an embedding, the logits
 *     serve as one
 */
public record TorchScriptConfig(
        @Doc("the model, as torch.jit.script(model).save(...) writes it") @MustExist Path path,
        @Doc("what the model returns, in its order") @Default("[embedding, logits]") @NotEmpty
                List<OutputRole> outputs,
        @Doc("how many samples it is asked about at a time")
                @Default("64")
                @Range(min = 1, max = 65_536)
                int batchSize,
        @Doc("the folder where its answers are kept; by default one in the user's cache folder")
                Optional<Path> cache) {

    /**
     * Copies the roles.
     *
     * @throws IllegalArgumentException if a role is there twice, or neither embedding nor logits
     */
    public TorchScriptConfig {
        outputs = List.copyOf(outputs);
        if (Set.copyOf(outputs).size() < outputs.size()) {
            throw new IllegalArgumentException(
                    "'outputs' names a role twice: " + TorchScriptNetwork.names(outputs));
        }
        if (!outputs.contains(OutputRole.EMBEDDING) && !outputs.contains(OutputRole.LOGITS)) {
            throw new IllegalArgumentException(
                    "'outputs' needs an embedding, logits or both, found only a feature-map");
        }
    }
}
