package org.kdtoolkit.predict.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.kdtoolkit.formats.files.AtomicFile;
import org.kdtoolkit.predict.ClassScore;

/** Writes answers for other programs: one row or one JSON object a file. */
public enum AnswersFile {
    /**
     * Comma-separated values with the columns {@code file, class, score, class-2, score-2, ...,
     * nearest, similarity, nearest-2, ...}; cells that an answer does not fill are empty.
     */
    CSV {
        @Override
        void write(List<Answer> answers, OutputStream out) throws IOException {
            int classes = answers.stream().mapToInt(a -> a.classes().size()).max().orElse(0);
            int nearest = answers.stream().mapToInt(a -> a.nearest().size()).max().orElse(0);
            CSVFormat format = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
            CSVPrinter csv =
                    new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), format);
            csv.printRecord(header(classes, nearest));
            for (Answer answer : answers) {
                List<Object> row = new ArrayList<>(List.of(answer.file()));
                answer.classes().forEach(of -> row.addAll(Arrays.asList(of.label(), of.score())));
                fill(row, 1 + 2 * classes);
                answer.nearest().forEach(of -> row.addAll(Arrays.asList(of.id(), of.similarity())));
                fill(row, 1 + 2 * (classes + nearest));
                csv.printRecord(row);
            }
            csv.flush();
        }
    },

    /** JSON lines, {@code {"file", "classes": [{"label", "score"}], "nearest": [{"id", ..}]}}. */
    JSONL {
        @Override
        void write(List<Answer> answers, OutputStream out) throws IOException {
            for (Answer answer : answers) {
                write(answer, out);
                out.write('\n');
            }
        }

        private void write(Answer answer, OutputStream out) throws IOException {
            JsonFactory factory =
                    new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            try (JsonGenerator json = factory.createGenerator(out)) {
                json.writeStartObject();
                json.writeStringField("file", answer.file());
                json.writeArrayFieldStart("classes");
                for (ClassScore of : answer.classes()) {
                    entry(json, "label", of.label(), "score", of.score());
                }
                json.writeEndArray();
                if (!answer.nearest().isEmpty()) {
                    json.writeArrayFieldStart("nearest");
                    for (Neighbour of : answer.nearest()) {
                        entry(json, "id", of.id(), "similarity", of.similarity());
                    }
                    json.writeEndArray();
                }
                json.writeEndObject();
            }
        }

        private void entry(JsonGenerator json, String name, String of, String figure, float value)
                throws IOException {
            json.writeStartObject();
            json.writeStringField(name, of);
            json.writeNumberField(figure, value);
            json.writeEndObject();
        }
    };

    /**
     * The form that a file's ending asks for.
     *
     * @return empty if it is none of the known ones
     */
    public static Optional<AnswersFile> of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(form -> name.endsWith("." + form.name().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /**
     * Writes a file whole.
     *
     * @throws org.kdtoolkit.api.data.DataException if it can't be written
     */
    public void write(Path file, List<Answer> answers) {
        AtomicFile.write(file, out -> write(answers, out));
    }

    private static void fill(List<Object> row, int columns) {
        while (row.size() < columns) {
            row.add("");
        }
    }

    private static List<String> header(int classes, int nearest) {
        List<String> header = new ArrayList<>(List.of("file"));
        addPairs(header, "class", "score", classes);
        addPairs(header, "nearest", "similarity", nearest);
        return header;
    }

    private static void addPairs(List<String> header, String what, String figure, int count) {
        for (int rank = 1; rank <= count; rank++) {
            String suffix = rank == 1 ? "" : "-" + rank;
            header.add(what + suffix);
            header.add(figure + suffix);
        }
    }

    abstract void write(List<Answer> answers, OutputStream out) throws IOException;
}
