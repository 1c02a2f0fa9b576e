package org.kdtoolkit.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.report.leaderboard.DataSetRanking;
import org.kdtoolkit.report.leaderboard.DataSetRanking.Source;
import org.kdtoolkit.report.leaderboard.RankingText;
import org.kdtoolkit.report.page.RankingFiles;
import org.kdtoolkit.report.result.BenchmarkFolder;
import org.kdtoolkit.report.result.Sweep;
import org.kdtoolkit.report.result.SweepFolder;

/** Ranks methods over what is finished of several benchmarks. */
final class RankTask implements Task<RankOptions> {

    @Override
    public ExitCode run(RankOptions options, Console console) {
        DataSetRanking found = DataSetRanking.of(read(options.benchmarks()), options.metric());
        console.out().print(RankingText.render(found));
        options.out()
                .ifPresent(
                        file -> {
                            RankingFiles.write(file, found);
                            console.out().println("\nranks: " + file);
                        });
        return ExitCode.DONE;
    }

    private static Map<String, Source> read(List<Path> folders) {
        Map<Path, Source> benchmarks = new LinkedHashMap<>();
        folders.forEach(folder -> benchmarks.put(folder, read(folder)));
        long names =
                benchmarks.values().stream().map(of -> of.leaderboard().name()).distinct().count();
        Map<String, Source> byName = new LinkedHashMap<>();
        benchmarks.forEach(
                (folder, source) ->
                        byName.put(
                                names == folders.size()
                                        ? source.leaderboard().name()
                                        : folder.toString(),
                                source));
        return byName;
    }

    private static Source read(Path folder) {
        SweepFolder swept = new SweepFolder(folder);
        if (!swept.exists()) {
            return Source.of(new BenchmarkFolder(folder).read());
        }
        Sweep sweep = swept.read();
        if (!sweep.plan().hasFolds()) {
            throw new DataException(
                    "%s: is the folder of a sweep, whose points are no data sets of their own; name the folder of one point"
                            .formatted(folder));
        }
        return Source.ofFolds(sweep);
    }
}
