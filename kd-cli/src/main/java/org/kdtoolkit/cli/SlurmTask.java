package org.kdtoolkit.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.cli.slurm.ClusterLimits;
import org.kdtoolkit.cli.slurm.JobScripts;
import org.kdtoolkit.cli.slurm.OpenTrials;
import org.kdtoolkit.train.grid.PlanFolder;
import org.kdtoolkit.train.grid.PlannedTrial;
import org.kdtoolkit.train.grid.TrialPlan;
import org.kdtoolkit.train.run.PlannedTrials;

/** Plans an experiment, writes the scripts of its open trials, and submits them if asked to. */
final class SlurmTask implements Task<SlurmOptions> {

    @Override
    public ExitCode run(SlurmOptions options, Console console) {
        CheckedExperiment experiment =
                CheckedExperiment.whole(options.plan().source(), options.plan().yes(), console);
        PlanFolder folder = PlanTask.plan(experiment, console);
        TrialPlan plan = folder.read();
        PlanTask.print(folder, plan, console);
        List<PlannedTrial> open = new PlannedTrials(folder, plan).open();
        if (open.isEmpty()) {
            console.out().println("all trials are done: there is nothing to submit");
            return ExitCode.DONE;
        }
        JobScripts scripts =
                new JobScripts(
                        folder,
                        experiment.config().name(),
                        Distribution.command(List.of()),
                        experiment.plugins(),
                        experiment.config().threads(),
                        options.settings());
        OpenTrials tasks = new OpenTrials(open, ClusterLimits.arraySize());
        scripts.write(tasks);
        console.out().println("slurm:    " + text(tasks) + ", in " + scripts.folder());
        if (!options.submit()) {
            console.out().println("submit:   " + scripts.submission());
            return ExitCode.DONE;
        }
        return submit(scripts.submission());
    }

    private static String text(OpenTrials open) {
        int trials = open.trials().size();
        String each = open.each() == 1 ? "" : ", up to %d trials each".formatted(open.each());
        return "%d open trial%s in an array of %d%s"
                .formatted(trials, trials == 1 ? "" : "s", open.tasks(), each);
    }

    private static ExitCode submit(Path script) {
        try {
            int code = new ProcessBuilder("bash", script.toString()).inheritIO().start().waitFor();
            if (code == 0) {
                return ExitCode.DONE;
            }
        } catch (IOException e) {
            throw new ConfigurationException("bash can't be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
        throw new ConfigurationException(
                "the trials could not be submitted, see above; the scripts are written: run %s where SLURM's sbatch is"
                        .formatted(script));
    }
}
