package org.kdtoolkit.datasets.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.DataException;

@Timeout(60)
class ListFileTest {

    @TempDir private Path folder;

    @Test
    void refusesWhatIsNoRegularFile() throws IOException {
        refuses(folder, "it is a folder, expected a file; check 'path'");
        Path socket = folder.resolve("socket");
        try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.bind(UnixDomainSocketAddress.of(socket));
            refuses(socket, "it is a pipe, a socket or a device, expected a file; check 'path'");
        }
    }

    @Test
    void refusesARowThatDoesNotEnd() throws IOException {
        Path list = folder.resolve("list.csv");
        try (BufferedWriter out = Files.newBufferedWriter(list)) {
            out.write("a,b\nc,\"d\n");
            for (int i = 0; i < 1_000; i++) {
                out.write("x".repeat(9_999) + "\n");
            }
        }
        refuses(
                list,
                "line 2: what begins here is longer than 4000000 characters, expected one sample;"
                        + " do quotes and brackets match?");
    }

    @Test
    void readsAsManyRowsAsThereAre() throws IOException {
        Path list = folder.resolve("list.csv");
        try (BufferedWriter out = Files.newBufferedWriter(list)) {
            for (int i = 0; i < 600; i++) {
                out.write("%d,%s\n".formatted(i, "x".repeat(9_999)));
            }
        }
        ListProblems problems = ListProblems.of(list, "a list");
        int[] rows = new int[1];
        new CsvList(new ListFile(list, "path", problems), List.of("a", "b"))
                .forEach(row -> rows[0]++);
        assertThat(rows[0]).isEqualTo(600);
        problems.raise();
    }

    private static void refuses(Path list, String problem) {
        ListProblems problems = ListProblems.of(list, "a list");
        CsvList rows = new CsvList(new ListFile(list, "path", problems), List.of("a", "b"));
        assertThatThrownBy(() -> rows.forEach(row -> {}))
                .isInstanceOf(DataException.class)
                .hasMessage("%s can't be used as a list: %s".formatted(list, problem));
    }
}
