package org.kdtoolkit.datasets.labels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.Inventory;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.datasets.Configs;
import org.kdtoolkit.datasets.listing.InventoryCsv;
import org.kdtoolkit.datasets.listing.SamplesCsv;
import org.kdtoolkit.datasets.manifest.ManifestReader;
import org.kdtoolkit.testkit.files.MediaFiles;

/** What is counted and written of a list is what a student is told. */
class HiddenLabelsTest {

    @TempDir private Path folder;

    @Test
    void areNeitherCountedNorWritten() throws IOException {
        Files.writeString(
                folder.resolve("list.csv"),
                """
                id,subset,label,sound
                a,train,one,1.wav
                b,train,,1.wav
                c,train,one,2.wav
                d,train,one,2.wav
                "e, f",test,two,1.wav
                """);
        MediaFiles.wav(folder.resolve("1.wav"), 1);
        try (Dataset dataset = new LabelBudget.Count(1).applied(list(), 1)) {
            Inventory inventory = dataset.inventory();
            Inventory.Part train = inventory.subsets().get(Subset.TRAIN);
            assertThat(train.all().listed()).isEqualTo(4);
            assertThat(train.all().present()).isEqualTo(2);
            assertThat(train.classes().get(0).listed()).isEqualTo(1);
            assertThat(train.unlabelled().listed()).isEqualTo(3);
            assertThat(InventoryCsv.render(inventory))
                    .contains("train,one,1,", "train,(no label),3,", "test,two,1,1,1")
                    .doesNotContain("test,(no label)");
            StringBuilder text = new StringBuilder();
            SamplesCsv.write(dataset, text);
            assertThat(text.toString().lines().filter(line -> line.contains(",yes,")).count())
                    .isGreaterThanOrEqualTo(2);
            assertThat(text.toString().lines().filter(line -> line.contains("train,one,yes")))
                    .hasSize(1);
            assertThat(text).contains("\"e, f\",test,two,yes,yes,yes\n");
        }
    }

    @Test
    void areWrittenWhereNoneIsHidden() throws IOException {
        Files.writeString(
                folder.resolve("list.csv"),
                """
                id,subset,labels,sound
                a,train,one;two,1.wav
                b,train,,1.wav
                c,train,two,2.wav
                """);
        MediaFiles.wav(folder.resolve("1.wav"), 1);
        StringBuilder text = new StringBuilder();
        try (Dataset dataset = list()) {
            SamplesCsv.write(dataset, text);
            assertThat(dataset.inventory().subsets().get(Subset.TRAIN).unlabelled())
                    .isEqualTo(new Inventory.Count(1, 1, Map.of("sound", 1)));
        }
        assertThat(text.toString())
                .isEqualTo(
                        """
                        id,subset,labels,labelled,present,with-sound
                        a,train,one;two,yes,yes,yes
                        b,train,,no,yes,yes
                        c,train,two,yes,no,no
                        """);
    }

    private Dataset list() {
        return ManifestReader.open(
                Configs.manifest(folder.resolve("list.csv"), Map.of("sound", Configs.audio())),
                Configs.context(new Faults(OnError.SKIP)));
    }
}
