package org.kdtoolkit.api.model;

import ai.djl.ndarray.NDManager;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.OnMissing;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.modality.ModalitySpec;

/**
 * What a teacher is told when it is opened.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public interface TeacherContext {

    /** The samples that it will be asked about. */
    Dataset dataset();

    /** The modality that it perceives. */
    String modality();

    /** How the modality's files are read; empty where the samples are no files. */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    default Optional<ModalitySpec> files() {
        return Optional.empty();
    }

    /** What becomes of samples that it knows nothing about. */
    OnMissing onMissing();

    /** Takes the samples that can't be read. */
    Faults faults();

    /** Makes its network, if it is one of the toolkit's. */
    BackboneFactory backbones();

    /**
     * Whether it will be asked for inner feature maps. Only then does a network that has some stay
     * open, and only then are they among the {@link TeacherShape#stages}.
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    boolean asksForStages();

    /**
     * Whether it will be asked about views that are drawn, in batches that carry its modality. Only
     * then does a network stay open for them; a teacher that can't follow says so by {@link
     * Teacher#answersDrawnViews}.
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    default boolean asksForDrawnViews() {
        return false;
    }

    /**
     * The seed of the trials that will ask it, where each seed has samples of its own, and so a
     * teacher of its own; empty where all trials have the same teacher. A teacher that draws random
     * numbers draws them from this too.
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    default OptionalInt seed() {
        return OptionalInt.empty();
    }

    /** Owns the teacher's arrays. */
    NDManager manager();

    /**
     * Takes note of a sample that the teacher knows nothing about. Where such samples are kept, its
     * rows are to be among {@link TeacherOutput#missing}.
     *
     * @throws DataException if it counts as a fault and the policy for faults is to fail
     */
    default void miss(Subset subset, int index, SampleException cause) {
        if (onMissing() == OnMissing.FAULT) {
            faults().report(subset, index, dataset().samples(subset).id(index), cause);
        }
    }

    /** Begins to describe the surroundings of a teacher. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects what a teacher is told. */
    final class Builder {

        private @Nullable Dataset dataset;
        private @Nullable String modality;
        private Optional<ModalitySpec> files = Optional.empty();
        private OnMissing onMissing = OnMissing.FAULT;
        private Faults faults = new Faults(OnError.FAIL);
        private BackboneFactory backbones = BackboneFactory.none();
        private boolean asksForStages;
        private boolean asksForDrawnViews;
        private OptionalInt seed = OptionalInt.empty();
        private @Nullable NDManager manager;

        private Builder() {}

        /** Sets the samples that it will be asked about; required. */
        public Builder setDataset(Dataset samples) {
            dataset = samples;
            return this;
        }

        /** Sets the modality that it perceives; required. */
        public Builder setModality(String name) {
            modality = name;
            return this;
        }

        /** Sets the manager that owns the teacher's arrays; required. */
        public Builder setManager(NDManager owner) {
            manager = owner;
            return this;
        }

        /** Sets how the modality's files are read; by default that is not known. */
        @API(status = API.Status.EXPERIMENTAL, since = "1.0")
        public Builder optFiles(Optional<ModalitySpec> described) {
            files = described;
            return this;
        }

        /** Sets what becomes of samples that it knows nothing about; by default they are faults. */
        public Builder optOnMissing(OnMissing policy) {
            onMissing = policy;
            return this;
        }

        /** Sets what takes the samples that can't be read; by default each is an error. */
        public Builder optFaults(Faults record) {
            faults = record;
            return this;
        }

        /** Sets what makes networks; by default none are known. */
        public Builder optBackbones(BackboneFactory factory) {
            backbones = factory;
            return this;
        }

        /** Says whether it will be asked for inner feature maps; by default it won't. */
        @API(status = API.Status.EXPERIMENTAL, since = "1.0")
        public Builder optAsksForStages(boolean asked) {
            asksForStages = asked;
            return this;
        }

        /** Says whether it will be asked about drawn views; by default it won't. */
        @API(status = API.Status.EXPERIMENTAL, since = "1.0")
        public Builder optAsksForDrawnViews(boolean asked) {
            asksForDrawnViews = asked;
            return this;
        }

        /** Sets the seed of the trials that will ask it; by default all trials may. */
        @API(status = API.Status.EXPERIMENTAL, since = "1.0")
        public Builder optSeed(OptionalInt ofTrials) {
            seed = ofTrials;
            return this;
        }

        /** Ends the description. */
        public TeacherContext build() {
            return new TeacherSurroundings(
                    Objects.requireNonNull(dataset, "dataset"),
                    Objects.requireNonNull(modality, "modality"),
                    files,
                    onMissing,
                    faults,
                    backbones,
                    asksForStages,
                    asksForDrawnViews,
                    seed,
                    Objects.requireNonNull(manager, "manager"));
        }
    }
}
