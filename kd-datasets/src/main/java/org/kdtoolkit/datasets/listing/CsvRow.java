package org.kdtoolkit.datasets.listing;

import java.util.List;

/**
 * A row of a list of comma-separated values.
 *
 * @param place where
 * @param values its values in the order of the columns
 */
public record CsvRow(ListLocation place, List<String> values) {}
