package org.kdtoolkit.cli;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.internal.Suggestions;

/** The commands by name. */
final class Commands {

    /** Collecting takes moments: whoever finds another at it waits. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Map<String, Command> byName = new LinkedHashMap<>();

    /** These commands, and {@code help}. */
    Commands(List<Command> commands) {
        commands.forEach(command -> byName.put(command.name(), command));
        Command help = new HelpCommand(this);
        byName.put(help.name(), help);
    }

    /** What {@code kd} can do. */
    static Commands standard() {
        return new Commands(
                List.of(
                        new BenchmarkCommand(new BenchmarkTask()),
                        new TrainCommand(new TrainTask()),
                        new EvaluateCommand(
                                new EvaluateTask(),
                                new EvaluateWeightsTask(),
                                new EvaluateListTask()),
                        new PredictCommand(new PredictTask()),
                        new ReportCommand(
                                "report",
                                "write the leaderboard and the report of a benchmark anew",
                                "BENCHMARK_DIR",
                                new ReportTask(Duration.ZERO)),
                        new PlanCommand(new PlanTask()),
                        new TrialCommand(new TrialTask()),
                        new AskCommand(new AskTask()),
                        new TellCommand(new TellTask()),
                        new SlurmCommand(new SlurmTask()),
                        new ReportCommand(
                                "collect",
                                "write the leaderboard and the report of what a plan's trials have"
                                        + " left",
                                "DIR",
                                new ReportTask(PATIENCE)),
                        new RankCommand(new RankTask()),
                        new CompareCommand(new CompareTask()),
                        new DiagnoseCommand(new DiagnoseTask()),
                        new FolderCommand(
                                "extract",
                                "write what the teachers say of all samples, for the teacher"
                                        + " 'precomputed'",
                                new ExtractTask()),
                        new FolderCommand(
                                "prepare",
                                "turn raw videos and sound into files that load fast",
                                new PrepareTask()),
                        new ImportCommand(new ImportTask()),
                        new ExportCommand(new ExportTask()),
                        new DataCommand(new DataTask()),
                        new ListCommand(),
                        new ValidateCommand(),
                        new SchemaCommand(),
                        new DoctorCommand()));
    }

    /** The commands in the order in which help shows them. */
    Collection<Command> all() {
        return byName.values();
    }

    /**
     * Finds a command.
     *
     * @throws UsageException if there is none of that name
     */
    Command get(String name) {
        Command command = byName.get(name);
        if (command == null) {
            throw new UsageException(
                    "unknown command '%s'%s"
                            .formatted(name, Suggestions.didYouMean(name, byName.keySet())));
        }
        return command;
    }
}
