package org.kdtoolkit.cli;

import java.util.ArrayList;
import java.util.List;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.internal.Printable;

/** Which samples were left out. */
final class FaultsText {

    private static final int SHOWN = 10;

    private FaultsText() {}

    /** The lines; none where all samples could be read. */
    static List<String> lines(List<Faults.Fault> faults) {
        List<String> lines = new ArrayList<>();
        if (faults.isEmpty()) {
            return lines;
        }
        lines.add("%d samples could not be read and were left out:".formatted(faults.size()));
        faults.stream()
                .limit(SHOWN)
                .forEach(
                        fault ->
                                lines.add(
                                        "  %s %s: %s"
                                                .formatted(
                                                        fault.subset().key(),
                                                        Printable.line(fault.id()),
                                                        Printable.line(fault.reason()))));
        if (faults.size() > SHOWN) {
            lines.add("  and %d more".formatted(faults.size() - SHOWN));
        }
        return lines;
    }
}
