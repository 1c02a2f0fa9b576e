package org.kdtoolkit.datasets.listing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.ListedSample;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.internal.Printable;

/**
 * The samples of a data set for spreadsheets, a row each: its id, its subset, its label, whether it
 * has one, whether everything of it is there, and the file of each modality. Of several labels,
 * {@code ;} stands between them.
 */
public final class SamplesCsv {

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

    private final Dataset dataset;
    private final CSVPrinter csv;

    private SamplesCsv(Dataset dataset, CSVPrinter csv) {
        this.dataset = dataset;
        this.csv = csv;
    }

    /**
     * Writes the file's text.
     *
     * @throws IOException if it can't be written
     */
    public static void write(Dataset dataset, Appendable text) throws IOException {
        try (CSVPrinter csv = new CSVPrinter(text, FORMAT)) {
            new SamplesCsv(dataset, csv).write();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void write() throws IOException {
        boolean several = dataset.targetKind() == TargetKind.MULTI_LABEL;
        List<String> header =
                new ArrayList<>(
                        List.of(
                                "id",
                                "subset",
                                several ? "labels" : "label",
                                "labelled",
                                "present"));
        dataset.modalities().keySet().forEach(modality -> header.add("with-" + modality));
        csv.printRecord(header);
        dataset.forEachListed(this::write);
    }

    private void write(ListedSample sample) {
        boolean[] there = sample.there();
        boolean present = true;
        for (boolean file : there) {
            present &= file;
        }
        List<String> row =
                new ArrayList<>(
                        List.of(
                                Printable.line(sample.id()),
                                sample.subset().key(),
                                Printable.line(labels(sample)),
                                yesOrNo(sample.isLabelled()),
                                yesOrNo(present)));
        for (boolean file : there) {
            row.add(yesOrNo(file));
        }
        try {
            csv.printRecord(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String labels(ListedSample sample) {
        return Arrays.stream(sample.labels())
                .mapToObj(dataset.classes()::get)
                .collect(Collectors.joining(";"));
    }

    private static String yesOrNo(boolean answer) {
        return answer ? "yes" : "no";
    }
}
