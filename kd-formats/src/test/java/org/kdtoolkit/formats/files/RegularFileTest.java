package org.kdtoolkit.formats.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegularFileTest {

    @TempDir private Path folder;

    @Test
    void aFileHasNoFault() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "a");

        assertThat(RegularFile.fault(file)).isEmpty();
        assertThatCode(() -> RegularFile.require(file)).doesNotThrowAnyException();
    }

    @Test
    void aSymbolicLinkIsWhatItLeadsTo() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "a");

        assertThat(RegularFile.fault(link("file", file))).isEmpty();
        assertThat(RegularFile.fault(link("folder", folder)))
                .contains("is a folder, expected a file");
        assertThat(RegularFile.fault(link("nothing", folder.resolve("b"))))
                .contains("does not exist");
    }

    private Path link(String name, Path target) throws IOException {
        return Files.createSymbolicLink(folder.resolve(name), target);
    }

    @Test
    void whatIsNotThereSaysSo() {
        Path file = folder.resolve("a");

        assertThat(RegularFile.fault(file)).contains("does not exist");
        assertThatThrownBy(() -> RegularFile.require(file)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aFolderSaysSo() {
        assertThat(RegularFile.fault(folder)).contains("is a folder, expected a file");
        assertThatThrownBy(() -> RegularFile.require(folder))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("is a folder, expected a file");
    }

    @Test
    void whatHasNoEndIsRefused() throws IOException {
        Path socket = folder.resolve("socket");
        try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.bind(UnixDomainSocketAddress.of(socket));

            assertThat(RegularFile.fault(socket))
                    .contains("is a pipe, a socket or a device, expected a file");
            assertThatThrownBy(() -> RegularFile.require(socket))
                    .isExactlyInstanceOf(IOException.class)
                    .hasMessage("is a pipe, a socket or a device, expected a file");
        }
    }
}
