package org.kdtoolkit.baselines.simkd;

import java.util.List;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.api.model.NetworkSpec;

/** Configures a {@link SimKdNetwork}, as the {@link SimKdObjective} does for its student. */
public record SimKdNetworkConfig(
        @Doc("the network whose feature map is transferred") NetworkSpec network,
        @Doc("the number of channels after the transfer: the teacher's")
                @Range(min = 1, max = 65_536)
                int width,
        @Doc(
                        "the height and width that the feature map is pooled to; [1, 1] for maps of"
                                + " other axes")
                @Range(min = 1, max = 65_536)
                List<Integer> grid,
        @Doc("how many times fewer channels the inner layers have")
                @Default("2")
                @Range(min = 1, max = 65_536)
                int factor) {

    /**
     * Copies the grid, and checks the numbers.
     *
     * @throws IllegalArgumentException if the grid has not two axes, or the inner layers no channel
     */
    public SimKdNetworkConfig {
        grid = List.copyOf(grid);
        if (grid.size() != 2) {
            throw new IllegalArgumentException(
                    "'grid' is a height and a width, such as [7, 7], found " + grid);
        }
        if (width < factor) {
            throw new IllegalArgumentException(
                    "a width of %d leaves the inner layers no channel with a factor of %d; choose a factor of at most %1$d"
                            .formatted(width, factor));
        }
    }
}
