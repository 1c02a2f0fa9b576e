package org.kdtoolkit.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kdtoolkit.report.card.ModelCard;

/** What a student is exported as. */
enum ExportFormat {
    SAFETENSORS(ModelCard.Format.SAFETENSORS),
    ONNX(ModelCard.Format.ONNX);

    private final ModelCard.Format card;

    ExportFormat(ModelCard.Format card) {
        this.card = card;
    }

    /** What the card of the file calls it. */
    ModelCard.Format card() {
        return card;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How names of its files end. */
    String ending() {
        return "." + key();
    }

    /** The one that is called so. */
    static Optional<ExportFormat> of(String key) {
        return Arrays.stream(values()).filter(format -> format.key().equals(key)).findFirst();
    }

    /** The one that a file's name ends with. */
    static Optional<ExportFormat> of(Path file) {
        String name = String.valueOf(file.getFileName());
        return Arrays.stream(values()).filter(format -> name.endsWith(format.ending())).findFirst();
    }

    /** All endings, for messages. */
    static String endings() {
        return Arrays.stream(values())
                .map(ExportFormat::ending)
                .collect(Collectors.joining(" or "));
    }

    /** How they are called. */
    static List<String> keys() {
        return Arrays.stream(values()).map(ExportFormat::key).toList();
    }
}
