package org.kdtoolkit.report.card;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.formats.files.AtomicFile;
import org.kdtoolkit.formats.files.RegularFile;
import org.kdtoolkit.formats.files.Sha256;

/**
 * Where a card is written: {@code README.md} beside the file that it tells of, unless one lies
 * there that is not to be lost. A card that this wrote says so in a line with the checksum of all
 * else, so that one that somebody went on writing, or one of another file, is left alone.
 */
public final class CardFile {

    private static final String NAME = "README.md";
    private static final String MARKER =
            "<!-- written by 'kd export' for %s; while unchanged (%s) it is replaced -->\n";
    private static final Pattern MARKER_LINE =
            Pattern.compile(
                    "<!-- written by 'kd export' for (.*); while unchanged \\(([0-9a-f]{64})\\) it"
                            + " is replaced -->\n");

    private CardFile() {}

    /**
     * A card's place.
     *
     * @param path where it was written
     * @param kept a {@code README.md} of somebody else that was left as it is
     */
    public record Written(Path path, Optional<Path> kept) {}

    /**
     * Writes a card.
     *
     * @param exported the file that it tells of
     * @throws DataException if it can't be written
     */
    public static Written write(Path exported, ModelCard card) {
        Path file = exported.toAbsolutePath().normalize();
        String front = CardText.frontMatter(card);
        String body = CardText.body(card);
        String of = label(file);
        String text = front + MARKER.formatted(of, checksum(front, body)) + "\n" + body;
        Path usual = file.resolveSibling(NAME);
        Path place = usual;
        for (int i = 1; !isFree(place, of); i++) {
            place = file.resolveSibling(file.getFileName() + (i == 1 ? "." : "." + i + ".") + NAME);
        }
        AtomicFile.write(place, text);
        return new Written(place, place.equals(usual) ? Optional.empty() : Optional.of(usual));
    }

    private static boolean isFree(Path place, String of) {
        if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        if (RegularFile.fault(place).isPresent()) {
            return false;
        }
        try {
            return isOwn(new String(Files.readAllBytes(place), StandardCharsets.UTF_8), of);
        } catch (IOException e) {
            return false; // what can't be read may be anybody's
        }
    }

    /** Whether this wrote a text for a file, and nobody has changed it since. */
    private static boolean isOwn(String text, String of) {
        Matcher marker = MARKER_LINE.matcher(text);
        return marker.find()
                && marker.group(1).equals(of)
                && text.startsWith("\n", marker.end())
                && marker.group(2)
                        .equals(
                                checksum(
                                        text.substring(0, marker.start()),
                                        text.substring(marker.end() + 1)));
    }

    private static String checksum(String front, String body) {
        return Sha256.of(front, body);
    }

    /** A file's name as a comment may have it. */
    private static String label(Path file) {
        return file.getFileName().toString().replaceAll("[\\p{Cntrl}<>]|--", "_");
    }
}
