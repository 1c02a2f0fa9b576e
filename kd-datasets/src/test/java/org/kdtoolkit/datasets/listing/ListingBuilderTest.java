package org.kdtoolkit.datasets.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Inventory;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.data.TensorCache;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.ModalityContext;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.api.modality.Segment;
import org.kdtoolkit.datasets.Configs;

class ListingBuilderTest {

    private static final Path LIST = Path.of("/lists/first.csv");
    private static final Path OTHER = Path.of("/lists/second.csv");
    private static final Map<String, ModalitySpec> MODALITIES = Map.of("sound", Configs.audio());

    private final ListProblems problems = ListProblems.of(LIST, "a list");
    private Optional<HoldOut> holdOut = Optional.empty();

    @Test
    void leavesOutWhatIsNotThereAndCountsIt() {
        ListingBuilder builder = builder(Map.of());
        builder.add(entry(1, "a", "train", "loud", "a.wav"));
        builder.add(missing(2, "b", "train", "calm"));
        builder.add(entry(3, "c", "train", "loud", "c.wav"));

        ListedDataset dataset = build(builder);

        Samples train = dataset.samples(Subset.TRAIN);
        assertThat(train.size()).isEqualTo(2);
        assertThat(train.id(1)).isEqualTo("c");
        assertThat(dataset.notes())
                .containsExactly(
                        "no sample of one class is there ('calm', first listed in line 2 of "
                                + LIST
                                + "); look whether a folder is missing",
                        "train: 2 of the 3 listed samples are there (sound: 2)");
        Inventory.Part counted = dataset.inventory().subsets().get(Subset.TRAIN);
        assertThat(counted.all()).isEqualTo(new Inventory.Count(3, 2, Map.of("sound", 2)));
        assertThat(counted.classes())
                .containsExactly(
                        new Inventory.Count(1, 0, Map.of("sound", 0)),
                        new Inventory.Count(2, 2, Map.of("sound", 2)));
    }

    @Test
    void namesClassesOfWhichNothingIsThere() {
        ListingBuilder builder = builder(Map.of());
        for (String label : List.of("a", "b", "c", "d", "e")) {
            builder.add(missing(1 + label.charAt(0) - 'a', label, "train", label));
        }
        builder.add(entry(6, "f", "test", "a", "f.wav"));

        assertThat(build(builder).notes())
                .startsWith(
                        "no sample of 4 classes is there ('b', 'c', 'd' and 1 more, first listed in"
                                + " line 2 of "
                                + LIST
                                + "); look whether a folder is missing");
    }

    @Test
    void numbersClassesAlikeWhateverIsThere() {
        ListingBuilder builder = builder(Map.of());
        builder.add(missing(1, "a", "train", "calm"));
        builder.add(entry(2, "b", "train", "loud", "b.wav"));

        ListedDataset dataset = build(builder);

        assertThat(dataset.classes()).containsExactly("calm", "loud");
        assertThat(dataset.samples(Subset.TRAIN).labels(0)).containsExactly(1);
    }

    @Test
    void takesTheFirstSamplesThatAreThere() {
        ListingBuilder builder = builder(Map.of("train", 1));
        builder.add(missing(1, "a", "train", "loud"));
        builder.add(entry(2, "b", "train", "loud", "b.wav"));
        builder.add(entry(3, "c", "train", "loud", "c.wav"));

        ListedDataset dataset = build(builder);

        assertThat(dataset.samples(Subset.TRAIN).id(0)).isEqualTo("b");
        assertThat(dataset.samples(Subset.TRAIN).size()).isEqualTo(1);
        assertThat(dataset.notes()).last().isEqualTo("train: the first 1 of 2 samples");
    }

    @Test
    void saysWhereASubsetIsExpectedOfWhichNothingIsThere() {
        ListingBuilder builder = builder(Map.of());
        builder.add(entry(1, "a", "train", "loud", "a.wav"));
        builder.add(missing(2, "b", "test", "loud"));

        ListedDataset dataset = build(builder);

        assertThat(dataset.notes())
                .containsExactly(
                        "test: none of the 1 listed samples is there (sound: 0); put them into x");
        assertThat(dataset.samples(Subset.TEST).size()).isZero();
    }

    @Test
    void namesBothPlacesOfAnIdThatIsListedTwice() {
        ListingBuilder builder = builder(Map.of());
        builder.add(entry(7, "a", "train", "loud", "a.wav"));
        builder.add(
                new ListEntry(
                        new ListLocation(OTHER, 2),
                        "a",
                        "validation",
                        Optional.of(List.of("loud")),
                        List.of(Optional.of("a.wav")),
                        Segment.WHOLE,
                        Optional.empty()));

        assertThatThrownBy(() -> build(builder))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        """
                        /lists/first.csv can't be used as a list:
                          line 2 of /lists/second.csv: id 'a' is in train already, by line 7; a \
                        sample may be in one subset only\
                        """);
    }

    @Test
    void takesTextsThatLookAlikeForOne() {
        holdOut = Optional.of(new HoldOut(0.5, 1));
        ListingBuilder builder = builder(Map.of());
        builder.add(entry(1, "a", "train", "caf\u00e9", "a.wav"));
        builder.add(entry(2, "b\u00a0", "train ", "cafe\u0301", "b.wav"));
        builder.add(entry(3, "c", "train", "\u00a0caf\u00e9\u200b", "c.wav"));
        builder.add(entry(4, "d", "test", "Caf\u00e9", "d.wav"));

        ListedDataset dataset = build(builder);

        assertThat(dataset.classes()).containsExactly("Caf\u00e9", "caf\u00e9");
        assertThat(dataset.notes())
                .contains(
                        "classes that differ by case or blanks alone: 'caf\u00e9' (line 1) and"
                                + " 'Caf\u00e9' (line 4)");
        Samples training = dataset.samples(Subset.TRAIN);
        assertThat(training.size() + dataset.samples(Subset.VALIDATION).size()).isEqualTo(3);
    }

    @Test
    void refusesIdsThatLookAlike() {
        ListingBuilder builder = builder(Map.of());
        builder.add(entry(1, "caf\u00e9", "train", "loud", "a.wav"));
        builder.add(entry(2, "cafe\u0301 ", "train", "loud", "b.wav"));

        assertThatThrownBy(() -> build(builder))
                .hasMessage(
                        """
                        /lists/first.csv can't be used as a list:
                          line 2: id 'caf\u00e9' was taken in line 1\
                        """);
    }

    @Test
    void knowsPartsOfFilesFromWholeOnes() {
        ListingBuilder builder = builder(Map.of());
        builder.add(entry(1, "a", "train", "loud", "whole.wav"));
        builder.add(
                new ListEntry(
                        new ListLocation(LIST, 2),
                        "b",
                        "train",
                        Optional.of(List.of("loud")),
                        List.of(Optional.of("long.wav")),
                        new Segment(1.5, 4),
                        Optional.empty()));

        Samples train = build(builder).samples(Subset.TRAIN);

        assertThat(train.isWhole(0, "sound")).isTrue();
        assertThat(train.isWhole(1, "sound")).isFalse();
        assertThat(train.isWhole(1, "smell")).isTrue();
    }

    @Test
    void keepsThePartOfAFile() {
        ListingBuilder builder = builder(Map.of());
        builder.add(entry(1, "a", "train", "loud", "whole.wav"));
        Segment part = new Segment(1.5, 4);
        builder.add(
                new ListEntry(
                        new ListLocation(LIST, 2),
                        "b",
                        "train",
                        Optional.of(List.of("loud")),
                        List.of(Optional.of("folder/long.wav")),
                        part,
                        Optional.empty()));

        ListedDataset dataset = build(builder);

        assertThat(dataset.excerpt(Subset.TRAIN, 0, "sound"))
                .isEqualTo(Excerpt.of(Path.of("/media/whole.wav")));
        assertThat(dataset.excerpt(Subset.TRAIN, 1, "sound"))
                .isEqualTo(new Excerpt(Path.of("/media/folder/long.wav"), part));
    }

    @Test
    void setsTrainingSamplesAsideByTheirRecordings() {
        holdOut = Optional.of(new HoldOut(0.2, 3));
        ListingBuilder builder = builder(Map.of());
        for (int i = 0; i < 2_000; i++) {
            builder.add(
                    new ListEntry(
                            new ListLocation(LIST, i + 1),
                            "clip-" + i,
                            "train",
                            Optional.of(List.of("loud")),
                            List.of(Optional.of(i + ".wav")),
                            Segment.WHOLE,
                            Optional.of("recording-" + i / 4)));
        }
        builder.add(entry(2_001, "judged", "test", "loud", "judged.wav"));

        ListedDataset dataset = build(builder);

        Samples validation = dataset.samples(Subset.VALIDATION);
        assertThat(validation.size()).isBetween(320, 480);
        assertThat(dataset.samples(Subset.TRAIN).size()).isEqualTo(2_000 - validation.size());
        assertThat(dataset.samples(Subset.TEST).size()).isEqualTo(1);
        for (int i = 0; i < validation.size(); i += 4) {
            int first = Integer.parseInt(validation.id(i).substring("clip-".length()));
            assertThat(first % 4).isZero();
            assertThat(validation.id(i + 3)).isEqualTo("clip-" + (first + 3));
        }
        assertThat(dataset.notes())
                .containsExactly(
                        "validation: %d samples, set aside of the training samples (share 0.2, seed 3)"
                                .formatted(validation.size()));
    }

    @Test
    void setsNothingAsideWhereSamplesAreListedForValidation() {
        holdOut = Optional.of(new HoldOut(0.5, 1));
        ListingBuilder builder = builder(Map.of());
        builder.add(entry(1, "a", "train", "loud", "a.wav"));
        builder.add(entry(2, "b", "validation", "loud", "b.wav"));

        assertThatThrownBy(() -> build(builder))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "'hold-out' sets training samples aside for validation, but 1 samples are"
                                + " listed for that; leave it out, or have 'subsets' take those for"
                                + " the test");
    }

    @Test
    void refusesARecordingInTwoSubsetsOnce() {
        ListingBuilder builder = builder(Map.of());
        for (int i = 0; i < 4; i++) {
            builder.add(
                    new ListEntry(
                            new ListLocation(LIST, i + 1),
                            "clip-" + i,
                            i < 2 ? "train" : "test",
                            Optional.of(List.of("loud")),
                            List.of(Optional.of(i + ".wav")),
                            Segment.WHOLE,
                            Optional.of("one")));
        }

        assertThatThrownBy(() -> build(builder))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        """
                        /lists/first.csv can't be used as a list:
                          line 3: recording 'one' is in train already, by line 1; what was cut from \
                        one recording looks and sounds alike, so that a student would be judged by \
                        what it has seen\
                        """);
    }

    private ListingBuilder builder(Map<String, Integer> limits) {
        MediaColumn column =
                new MediaColumn(
                        "sound",
                        Configs.kinds()
                                .create(
                                        Configs.audio(),
                                        ModalityContext.of("sound", TensorCache.none())),
                        Path.of("/media"));
        return new ListingBuilder(
                List.of(column),
                SubsetNames.plain(),
                ClassIndex.open(),
                limits,
                holdOut,
                Optional.empty(),
                problems);
    }

    private static ListedDataset build(ListingBuilder builder) {
        return builder.build(TargetKind.SINGLE_LABEL, MODALITIES, "put them into x");
    }

    private static ListEntry entry(long line, String id, String subset, String label, String file) {
        return entry(line, id, subset, label, Optional.of(file));
    }

    private static ListEntry missing(long line, String id, String subset, String label) {
        return entry(line, id, subset, label, Optional.empty());
    }

    private static ListEntry entry(
            long line, String id, String subset, String label, Optional<String> file) {
        return new ListEntry(
                new ListLocation(LIST, line),
                id,
                subset,
                Optional.of(List.of(label)),
                List.of(file),
                Segment.WHOLE,
                Optional.empty());
    }
}
