package org.kdtoolkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.data.ViewRequest;

/**
 * What every data set must hold to. A data set's test extends this and opens a small set, none of
 * whose samples is broken.
 */
public abstract class DatasetContract {

    /** Opens the data set; closed by the test. */
    protected abstract Dataset open();

    /** Looks at every sample of an open data set. */
    @FunctionalInterface
    private interface Look {
        void at(Dataset dataset, Subset subset, Samples samples, int index);
    }

    @Test
    void hasSamplesClassesAndModalities() {
        try (Dataset dataset = open()) {
            assertThat(dataset.classes()).isNotEmpty().doesNotHaveDuplicates();
            assertThat(dataset.modalities()).isNotEmpty();
            assertThat(List.of(Subset.values()))
                    .anyMatch(subset -> dataset.samples(subset).size() > 0);
        }
    }

    @Test
    void givesEverySampleAnIdOfItsOwn() {
        Set<String> ids = new HashSet<>();
        forEach(
                (dataset, subset, samples, index) ->
                        assertThat(ids.add(subset + "/" + samples.id(index)))
                                .as("the id %s is new", samples.id(index))
                                .isTrue());
    }

    @Test
    void labelsSamplesWithKnownClassesInAscendingOrder() {
        forEach(
                (dataset, subset, samples, index) -> {
                    int[] labels = samples.labels(index);
                    assertThat(labels).isSorted().doesNotHaveDuplicates();
                    assertThat(
                                    Arrays.stream(labels)
                                            .allMatch(
                                                    label ->
                                                            label >= 0
                                                                    && label
                                                                            < dataset.classes()
                                                                                    .size()))
                            .as(
                                    "labels %s below %s",
                                    Arrays.toString(labels), dataset.classes().size())
                            .isTrue();
                    if (!samples.isLabelled(index)) {
                        assertThat(labels).isEmpty();
                    } else if (dataset.targetKind() == TargetKind.SINGLE_LABEL) {
                        assertThat(labels).hasSize(1);
                    }
                });
    }

    @Test
    void labelsAllButTrainingSamples() {
        forEach(
                (dataset, subset, samples, index) -> {
                    if (subset != Subset.TRAIN) {
                        assertThat(samples.isLabelled(index))
                                .as("%s %s has a label", subset.key(), samples.id(index))
                                .isTrue();
                    }
                });
    }

    @Test
    void listsEachOfItsSamplesOnceAndCountsThem() {
        try (Dataset dataset = open()) {
            Map<Subset, List<String>> listed = new EnumMap<>(Subset.class);
            dataset.forEachListed(
                    sample ->
                            sample.index()
                                    .ifPresent(
                                            index ->
                                                    listed.computeIfAbsent(
                                                                    sample.subset(),
                                                                    of -> new ArrayList<>())
                                                            .add(sample.id())));
            for (Subset subset : Subset.values()) {
                List<String> ids = ids(dataset.samples(subset));
                assertThat(listed.getOrDefault(subset, List.of())).isEqualTo(ids);
                if (!ids.isEmpty()) {
                    assertThat(dataset.inventory().subsets().get(subset).all().listed())
                            .isGreaterThanOrEqualTo(ids.size());
                }
            }
        }
    }

    @Test
    void readsTensorsOfTheShapesThatItPromises() {
        forEach(
                (dataset, subset, samples, index) ->
                        dataset.modalities()
                                .forEach(
                                        (modality, shape) ->
                                                assertThat(read(samples, index, modality).shape())
                                                        .as("%s %s", samples.id(index), modality)
                                                        .matches(found -> fits(found, shape))));
    }

    @Test
    void readsTheSameValuesAgain() {
        forEach(
                (dataset, subset, samples, index) ->
                        dataset.modalities()
                                .keySet()
                                .forEach(
                                        modality ->
                                                assertThat(read(samples, index, modality).values())
                                                        .containsExactly(
                                                                read(samples, index, modality)
                                                                        .values())));
    }

    @Test
    void showsASampleInViewsOfOneShape() {
        forEach(
                (dataset, subset, samples, index) ->
                        dataset.modalities()
                                .forEach(
                                        (modality, shape) -> {
                                            List<View> views = views(samples, index, modality);
                                            assertThat(views).hasSizeGreaterThan(1);
                                            for (View view : views) {
                                                HostTensor seen =
                                                        read(samples, index, modality, view);
                                                assertThat(seen.shape())
                                                        .as("%s %s", samples.id(index), view)
                                                        .matches(found -> fits(found, shape));
                                                assertThat(
                                                                read(samples, index, modality, view)
                                                                        .values())
                                                        .containsExactly(seen.values());
                                            }
                                        }));
    }

    @Test
    void showsTheFirstViewWhereNoneIsAskedForAndWhereNothingIsDrawn() {
        forEach(
                (dataset, subset, samples, index) -> {
                    for (String modality : dataset.modalities().keySet()) {
                        float[] first = read(samples, index, modality).values();
                        assertThat(read(samples, index, modality, View.FIRST).values())
                                .containsExactly(first);
                        if (!samples.draws(modality)) {
                            assertThat(
                                            read(samples, index, modality, new View.Drawn(index))
                                                    .values())
                                    .containsExactly(first);
                        }
                    }
                });
    }

    @Test
    void drawsNamedViewsOfTheirShapesAndTheSameOnesFromTheSameSeed() {
        forEach(
                (dataset, subset, samples, index) -> {
                    List<ViewRequest> requests = requests(dataset);
                    if (requests.isEmpty()) {
                        return;
                    }
                    List<List<HostTensor>> drawn = draw(samples, index, requests);
                    List<List<HostTensor>> again = draw(samples, index, requests);
                    assertThat(drawn).hasSameSizeAs(requests);
                    for (int i = 0; i < requests.size(); i++) {
                        ViewRequest request = requests.get(i);
                        Shape shape = dataset.views().get(request.modality()).get(request.view());
                        assertThat(drawn.get(i)).as("%s", request).hasSize(request.count());
                        for (int number = 0; number < request.count(); number++) {
                            HostTensor seen = drawn.get(i).get(number);
                            assertThat(seen.shape())
                                    .as("%s of %s", request, samples.id(index))
                                    .matches(found -> fits(found, shape));
                            assertThat(again.get(i).get(number).values())
                                    .containsExactly(seen.values());
                        }
                    }
                });
    }

    /** Two of each view that there is. */
    private static List<ViewRequest> requests(Dataset dataset) {
        List<ViewRequest> requests = new ArrayList<>();
        dataset.views()
                .forEach(
                        (modality, views) ->
                                views.keySet()
                                        .forEach(
                                                view ->
                                                        requests.add(
                                                                new ViewRequest(
                                                                        modality, view, 2))));
        return requests;
    }

    private static List<List<HostTensor>> draw(
            Samples samples, int index, List<ViewRequest> requests) {
        try {
            return samples.draw(index, requests, index);
        } catch (SampleException e) {
            return fail("views of sample %s can't be drawn".formatted(samples.id(index)), e);
        }
    }

    @Test
    void readsTheSameValuesFromSeveralThreadsAtOnce() {
        try (Dataset dataset = open()) {
            Samples samples = dataset.samples(largest(dataset));
            for (String modality : dataset.modalities().keySet()) {
                List<float[]> alone = new ArrayList<>();
                for (int index = 0; index < samples.size(); index++) {
                    alone.add(read(samples, index, modality).values());
                }
                IntStream.range(0, 4 * samples.size())
                        .parallel()
                        .map(i -> i % samples.size())
                        .forEach(
                                index ->
                                        assertThat(read(samples, index, modality).values())
                                                .containsExactly(alone.get(index)));
            }
        }
    }

    @Test
    void opensWithTheSameSamplesAgain() {
        try (Dataset one = open();
                Dataset other = open()) {
            assertThat(other.classes()).isEqualTo(one.classes());
            assertThat(other.modalities()).isEqualTo(one.modalities());
            for (Subset subset : Subset.values()) {
                assertThat(ids(other.samples(subset))).isEqualTo(ids(one.samples(subset)));
            }
        }
    }

    private void forEach(Look look) {
        try (Dataset dataset = open()) {
            for (Subset subset : Subset.values()) {
                Samples samples = dataset.samples(subset);
                for (int index = 0; index < samples.size(); index++) {
                    look.at(dataset, subset, samples, index);
                }
            }
        }
    }

    private static Subset largest(Dataset dataset) {
        Subset largest = Subset.TRAIN;
        for (Subset subset : Subset.values()) {
            if (dataset.samples(subset).size() > dataset.samples(largest).size()) {
                largest = subset;
            }
        }
        return largest;
    }

    private static List<String> ids(Samples samples) {
        return IntStream.range(0, samples.size()).mapToObj(samples::id).toList();
    }

    private static boolean fits(Shape found, Shape promised) {
        return found.dimension() == promised.dimension()
                && IntStream.range(0, found.dimension())
                        .allMatch(i -> promised.get(i) == -1 || promised.get(i) == found.get(i));
    }

    /** All fixed views, and some that are drawn. */
    private static List<View> views(Samples samples, int index, String modality) {
        try {
            Stream<View> fixed =
                    IntStream.range(0, samples.views(index, modality)).mapToObj(View.Fixed::new);
            Stream<View> drawn = LongStream.range(0, 3).mapToObj(View.Drawn::new);
            return Stream.concat(fixed, drawn).toList();
        } catch (SampleException e) {
            return fail("the views of %s can't be counted".formatted(samples.id(index)), e);
        }
    }

    private static HostTensor read(Samples samples, int index, String modality, View view) {
        try {
            return samples.read(index, modality, view);
        } catch (SampleException e) {
            return fail("%s of sample %s can't be read".formatted(view, samples.id(index)), e);
        }
    }

    private static HostTensor read(Samples samples, int index, String modality) {
        try {
            return samples.read(index, modality);
        } catch (SampleException e) {
            return fail("sample %s can't be read".formatted(samples.id(index)), e);
        }
    }
}
