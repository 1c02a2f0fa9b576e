package org.kdtoolkit.train.exchange;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is to be imported.
 *
 * @param file what {@code torch.save} wrote, or {@code .safetensors}
 * @param backbone the name of the network's provider
 * @param key what stands before the names in the file; by default found by the names
 * @param overrides changes such as {@code layers=34} to the configuration that the file speaks for
 */
public record ImportSource(
        Path file, String backbone, Optional<String> key, List<String> overrides) {}
