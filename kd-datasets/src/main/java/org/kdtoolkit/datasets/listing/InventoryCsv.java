package org.kdtoolkit.datasets.listing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.kdtoolkit.api.data.Inventory;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.internal.Printable;

/**
 * An inventory for spreadsheets: for each subset a row of all its samples, whose class is empty,
 * one of each class, and one of the samples without a label, if there are any; how many are listed,
 * of how many everything is there, and of how many the file of each modality.
 */
public final class InventoryCsv {

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

    /** What stands in the place of a class for samples without a label. */
    public static final String NO_LABEL = "(no label)";

    private InventoryCsv() {}

    /** The file's text. */
    public static String render(Inventory inventory) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter csv = new CSVPrinter(text, FORMAT)) {
            List<Object> header = new ArrayList<>(List.of("subset", "class", "listed", "present"));
            inventory.modalities().forEach(modality -> header.add("with-" + modality));
            csv.printRecord(header);
            for (Map.Entry<Subset, Inventory.Part> part : inventory.subsets().entrySet()) {
                csv.printRecord(row(part.getKey(), "", part.getValue().all()));
                for (int i = 0; i < inventory.classes().size(); i++) {
                    csv.printRecord(
                            row(
                                    part.getKey(),
                                    inventory.classes().get(i),
                                    part.getValue().classes().get(i)));
                }
                if (part.getValue().unlabelled().listed() > 0) {
                    csv.printRecord(row(part.getKey(), NO_LABEL, part.getValue().unlabelled()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a StringBuilder can't be written to", e);
        }
        return text.toString();
    }

    private static List<Object> row(Subset subset, String className, Inventory.Count count) {
        List<Object> row =
                new ArrayList<>(
                        List.of(
                                subset.key(),
                                Printable.line(className),
                                count.listed(),
                                count.present()));
        row.addAll(count.files().values());
        return row;
    }
}
