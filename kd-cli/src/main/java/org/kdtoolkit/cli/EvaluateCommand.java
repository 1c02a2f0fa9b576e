package org.kdtoolkit.cli;

import org.apache.commons.cli.Options;

/** Judges a trained student once more, or one that another program trained. */
final class EvaluateCommand implements Command {

    private final Task<EvaluateOptions> ofTrial;
    private final Task<EvaluateWeightsOptions> ofWeights;

    EvaluateCommand(Task<EvaluateOptions> ofTrial, Task<EvaluateWeightsOptions> ofWeights) {
        this.ofTrial = ofTrial;
        this.ofWeights = ofWeights;
    }

    @Override
    public String name() {
        return "evaluate";
    }

    @Override
    public String summary() {
        return "judge the student of a finished trial, or weights in a file";
    }

    @Override
    public String arguments() {
        return "TRIAL_DIR|CONFIG";
    }

    @Override
    public Options options() {
        return Flags.with(
                Flags.SUBSET,
                Flags.WEIGHTS,
                Flags.PREFIX,
                Flags.SET_FOR_WEIGHTS,
                Flags.PREDICTIONS_OUT,
                Flags.PLUGINS);
    }

    @Override
    public ExitCode run(Arguments arguments, Console console) {
        return arguments.has(Flags.WEIGHTS)
                ? ofWeights.run(EvaluateWeightsOptions.of(arguments), console)
                : ofTrial.run(EvaluateOptions.of(arguments), console);
    }
}
