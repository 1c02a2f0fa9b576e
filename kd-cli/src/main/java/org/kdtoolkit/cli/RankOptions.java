package org.kdtoolkit.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.report.page.RankingFiles;

/**
 * The command line of {@code kd rank}.
 *
 * @param benchmarks the benchmarks' folders, two at least, none of them twice
 * @param metric what methods are ranked by; the benchmarks' own, if none is named
 * @param out the page or the diagram to write
 */
record RankOptions(List<Path> benchmarks, Optional<MetricKey> metric, Optional<Path> out) {

    static RankOptions of(Arguments arguments) {
        List<Path> folders = arguments.words().stream().map(arguments::path).toList();
        if (folders.size() < 2) {
            throw arguments.fault(
                    "'kd rank' needs the folders of two benchmarks at least, found "
                            + folders.size());
        }
        long distinct =
                folders.stream().map(f -> f.toAbsolutePath().normalize()).distinct().count();
        if (distinct < folders.size()) {
            throw arguments.fault("a folder is named twice, and would count twice");
        }
        return new RankOptions(
                folders,
                arguments.value(Flags.METRIC).map(text -> metric(text, arguments)),
                arguments.path(Flags.RANKS_OUT).map(file -> checked(file, arguments)));
    }

    private static MetricKey metric(String text, Arguments arguments) {
        try {
            return MetricKey.parse(text);
        } catch (IllegalArgumentException e) {
            throw arguments.fault(
                    "--metric %s: expected a subset and a metric, such as test/top1"
                            .formatted(text));
        }
    }

    private static Path checked(Path file, Arguments arguments) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (RankingFiles.ENDINGS.stream().noneMatch(name::endsWith)) {
            throw arguments.fault(
                    "--out %s: the name must end in %s"
                            .formatted(file, String.join(" or ", RankingFiles.ENDINGS)));
        }
        return file;
    }
}
