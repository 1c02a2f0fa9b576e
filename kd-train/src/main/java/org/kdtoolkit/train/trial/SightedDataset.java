package org.kdtoolkit.train.trial;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.loading.ForwardingDataset;
import org.kdtoolkit.loading.ForwardingSamples;

/** A data set that also has what teachers see, each as a modality of its own. */
final class SightedDataset extends ForwardingDataset {

    private final Map<String, TeacherSight> sights = new LinkedHashMap<>();

    SightedDataset(Dataset dataset, Collection<TeacherSight> sights) {
        super(dataset);
        sights.forEach(sight -> this.sights.put(sight.name(), sight));
    }

    @Override
    public Map<String, Shape> modalities() {
        Map<String, Shape> modalities = new LinkedHashMap<>(super.modalities());
        sights.forEach((name, sight) -> modalities.put(name, shape(sight)));
        return Collections.unmodifiableMap(modalities);
    }

    private Shape shape(TeacherSight sight) {
        return super.modalities().get(sight.modality());
    }

    @Override
    public Samples samples(Subset subset) {
        return new Sighted(super.samples(subset));
    }

    private final class Sighted extends ForwardingSamples {

        Sighted(Samples samples) {
            super(samples);
        }

        @Override
        public HostTensor read(int index, String modality, View view) throws SampleException {
            TeacherSight sight = sights.get(modality);
            if (sight == null) {
                return super.read(index, modality, view);
            }
            try {
                return super.read(index, sight.modality(), sight.of(view));
            } catch (SampleException e) {
                Shape shape = shape(sight);
                if (sight.blind() && Arrays.stream(shape.getShape()).allMatch(size -> size >= 0)) {
                    return new HostTensor(new float[Math.toIntExact(shape.size())], shape);
                }
                throw e;
            }
        }
    }
}
