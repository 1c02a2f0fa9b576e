package org.kdtoolkit.train.config;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.OtherNames;
import org.kdtoolkit.api.config.Range;

/** How a student is trained. */
public record TrainingConfig(
        @OtherNames({
                    "max-epochs",
                    "num-epochs",
                    "n-epochs",
                    "num-train-epochs",
                    "steps",
                    "max-steps"
                })
                @Doc("passes through the training samples")
                @Default("30")
                @Range(min = 1)
                int epochs,
        @OtherNames({"bs", "batch", "per-device-train-batch-size"})
                @Doc("samples a step")
                @Default("64")
                @Range(min = 2, max = 65_536)
                int batchSize,
        @Doc(
                        "whether the last batch of an epoch is passed over where it is not full;"
                                + " without, one of a single sample is")
                @Default("false")
                boolean dropLast,
        @Doc(
                        "what the student's own class loss is multiplied by, as a whole; for single"
                                + " classes see 'class-weights'. With 0 none is computed")
                @Default("1")
                @Range(min = 0)
                double classWeight,
        @Doc(
                        "what the class loss of each class is multiplied by; of several labels a"
                                + " sample, what a label that is there counts for, beside 1 for one"
                                + " that is not; by default 1")
                Optional<ClassWeightsConfig> classWeights,
        @OtherNames({"label-smoothing-factor", "smoothing"})
                @Doc(
                        "the share of a label that is spread evenly over all classes in the class"
                                + " loss; of several labels a sample, over yes and no")
                @Default("0")
                @Range(min = 0, max = 1, maxIncluded = false)
                double labelSmoothing,
        @Doc(
                        "blends each training sample with another one of its batch, and the labels"
                                + " with them; for methods that read no labels, of teachers that"
                                + " are shown what the student is; not by default")
                Optional<MixupConfig> mixup,
        @Doc(
                        "pastes a box of another one of its batch into each picture or clip, and"
                                + " mixes the labels by area; for the methods that 'mixup' is for;"
                                + " not by default")
                Optional<CutmixConfig> cutmix,
        @OtherNames({"optim", "solver"})
                @Doc("how weights follow gradients")
                @Default("{type: adam}")
                OptimizerConfig optimizer,
        @OtherNames({"scheduler", "lr-scheduler", "lr-schedule", "lr-scheduler-type"})
                @Doc("how the learning rate changes")
                @Default("{type: constant}")
                ScheduleConfig schedule,
        @OtherNames({"warmup-epochs", "warmup-steps", "warmup-ratio", "num-warmup-steps"})
                @Doc("how the learning rate rises at the beginning")
                Optional<WarmUpConfig> warmUp,
        @OtherNames({
                    "grad-clip",
                    "gradient-clip",
                    "gradient-clipping",
                    "clip-grad",
                    "clip-grad-norm",
                    "clip-grad-value",
                    "gradient-clip-val",
                    "max-grad-norm",
                    "clip-norm"
                })
                @Doc("to what size gradients are cut")
                Optional<ClipConfig> clip,
        @OtherNames({
                    "accumulation",
                    "accumulation-steps",
                    "gradient-accumulation",
                    "gradient-accumulation-steps",
                    "accumulate-grad-batches",
                    "grad-accum"
                })
                @Doc("how many batches an update of the weights learns from")
                @Default("1")
                @Range(min = 1)
                int accumulate,
        @OtherNames({"ema", "ema-decay", "model-ema", "model-ema-decay", "swa", "polyak"})
                @Doc("an average of the student over its training, which is judged beside it")
                Optional<AverageConfig> average,
        @OtherNames({"frozen", "freeze-layers", "freeze-backbone"})
                @Doc("parts of the student that stay as they are, for a while or for good")
                @Default("[]")
                List<FreezeConfig> freeze,
        @Doc("when to stop before the last epoch") Optional<EarlyStoppingConfig> earlyStopping,
        @Doc(
                        "the share of a batch that has labels, where some training samples have"
                                + " none; by default they are drawn evenly")
                @Range(min = 0, max = 1, minIncluded = false, maxIncluded = false)
                Optional<Double> labelledShare,
        @OtherNames({"num-workers", "dataloader-num-workers"})
                @Doc("threads that prepare batches")
                @Default("1")
                @Range(min = 1, max = 64)
                int workers,
        @Doc(
                        "whether PyTorch uses deterministic algorithms alone, and refuses what has"
                                + " none; on a GPU the same seed gives other bits without, on the"
                                + " CPU it does not")
                @Default("false")
                boolean deterministic,
        @OtherNames({"fp16", "bf16", "amp", "mixed-precision", "half", "autocast", "bfloat16"})
                @Doc(
                        "what the student computes with while it trains: bfloat16 takes less time"
                            + " and memory on a processor or GPU that has it, and is refused on any"
                            + " other; weights, losses and evaluation are float32 in any case")
                @Default("float32")
                Precision precision) {

    /** Whether samples of a batch are mixed with each other. */
    public boolean mixesSamples() {
        return mixup.isPresent() || cutmix.isPresent();
    }

    /** How many batches of an epoch are learnt from. */
    public int batches(int samples) {
        return batches(samples, batchSize, dropLast);
    }

    /** As {@link #batches(int)}; a last batch of a single sample is passed over, too. */
    static int batches(int samples, int batchSize, boolean dropLast) {
        boolean last = !dropLast && samples % batchSize > 1;
        return samples / batchSize + (last ? 1 : 0);
    }
}
