package org.kdtoolkit.cli;

import org.apache.commons.cli.Options;

/** Judges a trained student once more, or one that another program trained. */
final class EvaluateCommand implements Command {

    private final Task<EvaluateOptions> ofTrial;
    private final Task<EvaluateWeightsOptions> ofWeights;
    private final Task<EvaluateListOptions> onList;

    EvaluateCommand(
            Task<EvaluateOptions> ofTrial,
            Task<EvaluateWeightsOptions> ofWeights,
            Task<EvaluateListOptions> onList) {
        this.ofTrial = ofTrial;
        this.ofWeights = ofWeights;
        this.onList = onList;
    }

    @Override
    public String name() {
        return "evaluate";
    }

    @Override
    public String summary() {
        return "judge a trained student, on its own data or on another list";
    }

    @Override
    public String arguments() {
        return "TRIAL_DIR|STUDENT|CONFIG";
    }

    @Override
    public Options options() {
        return Flags.with(
                Flags.SUBSET,
                Flags.LABELLED_LIST,
                Flags.COLUMN,
                Flags.LABEL_COLUMN,
                Flags.LISTED_STUDENT,
                Flags.LISTED_BATCH_SIZE,
                Flags.ON_ERROR,
                Flags.WEIGHTS,
                Flags.PREFIX,
                Flags.SET_FOR_WEIGHTS,
                Flags.PREDICTIONS_OUT,
                Flags.PLUGINS);
    }

    @Override
    public ExitCode run(Arguments arguments, Console console) {
        if (arguments.has(Flags.LABELLED_LIST)) {
            return onList.run(EvaluateListOptions.of(arguments), console);
        }
        return arguments.has(Flags.WEIGHTS)
                ? ofWeights.run(EvaluateWeightsOptions.of(arguments), console)
                : ofTrial.run(EvaluateOptions.of(arguments), console);
    }
}
