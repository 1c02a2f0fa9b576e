package org.kdtoolkit.api.plugin;

import org.apiguardian.api.API;
import org.kdtoolkit.api.track.TrackedTrial;
import org.kdtoolkit.api.track.Tracker;

/**
 * Provides somebody who is told how trials get on: a tracker is created for each trial, on the
 * thread that it is used by.
 *
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public final class TrackerProvider extends Provider<TrackedTrial, Tracker> {

    private <C extends Record> TrackerProvider(
            Builder<C> builder, Creation<C, TrackedTrial, Tracker> creation) {
        super(builder, creation);
    }

    /**
     * Begins to describe a provider.
     *
     * @param name the name in the YAML file
     * @param configuration the record of its keys
     */
    public static <C extends Record> Builder<C> builder(String name, Class<C> configuration) {
        return new Builder<>(name, configuration);
    }

    @Override
    public Kind<TrackerProvider> kind() {
        return Kind.TRACKER;
    }

    /**
     * Collects what a provider of trackers says of itself.
     *
     * @param <C> the configuration
     */
    public static final class Builder<C extends Record>
            extends Provider.Builder<C, TrackedTrial, Tracker, Builder<C>> {

        private Builder(String name, Class<C> configuration) {
            super(name, configuration);
        }

        /** Ends the description with how the component is created. */
        public TrackerProvider build(Creation<C, TrackedTrial, Tracker> creation) {
            return new TrackerProvider(this, creation);
        }

        @Override
        Builder<C> self() {
            return this;
        }
    }
}
